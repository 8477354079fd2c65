import { anotherProcess } from "../../helpers/another-process"
import { callsOf } from "../../helpers/calls"
import { refusing } from "../../helpers/refusing"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const queue = (stage: Stage): void => {
  describe("the queue of links", () => {
    const isDue = (reference: string) =>
      stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
    const openLinks = async (many: number) => {
      const references: string[] = []
      for (let made = 0; made < many; made += 1) references.push((await (await shopper(stage)).openLink()).reference)
      for (const reference of references) await isDue(reference)
      return references
    }
    const checks = () => callsOf(stage, "transaction/check")
    const rowOf = async (reference: string) => {
      const [row] = await stage.sql(
        `select failures, attempts, rung_at, due_at <= now() as due, due_at > now() + interval '23 hours' as tomorrow
         from paynet_paylink where id = ?`,
        [reference],
      )
      return row
    }

    it("two processes take other links, and wait for none that is being taken", async () => {
      const all = await openLinks(4)
      const { ledger } = await anotherProcess(stage)
      const later = new Date(Date.now() + 60_000)
      const db = stage.container.resolve("__pg_connection__")
      const taking = await db.transaction()
      try {
        await taking.raw("select id from paynet_paylink where id = ? for update", [all[0] ?? ""])
        const taken = await Promise.all([1, 2, 3].map(() => ledger.queue.takeDue(new Date(), later, 1)))
        expect(taken.flat().sort()).toEqual(all.slice(1).sort())
        expect(await ledger.queue.takeDue(new Date(), later, 20)).toEqual([])
      } finally {
        await taking.rollback()
      }
      expect(await ledger.queue.takeDue(new Date(), later, 20)).toEqual([all[0] ?? ""])
    })

    it("a server that shuts down gives back what it took and did not begin, as it was", async () => {
      const [reference = ""] = await openLinks(1)
      const before = checks()
      let asked = 0
      const { attendDue } = require("../../../.medusa/server/src/payments/attend")
      await attendDue(await anotherProcess(stage, { isStopping: () => asked++ > 0 }), 5_000)
      expect(checks()).toBe(before)
      expect(await rowOf(reference)).toMatchObject({ due: true, rung_at: null, attempts: 0 })
    })

    it("a row that fails eight times in a row is poison: said, shown, and tried once a day", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const putBack = await refusing(stage)("paynet_transaction", "insert")
      const health = async () => (await stage.admin.get("/admin/paynet/health").expect(200)).body
      const tryAgain = async () => {
        await stage.sql(
          "update paynet_paylink set looked_at = null, looked_at_2 = null, looked_at_3 = null, due_at = now() - interval '1 second' where id = ?",
          [reference],
        )
        await stage.runJob()
      }
      for (let turn = 0; Number((await rowOf(reference))?.failures) < 8 && turn < 12; turn += 1) {
        expect(await health()).toMatchObject({ failing: 0 })
        await tryAgain()
      }
      expect(await health()).toMatchObject({ failing: 1, faults: expect.arrayContaining(["links_failing"]) })
      const said = () => stage.log.some((line) => line.includes("fails again and again") && line.includes(reference))
      expect(said()).toBe(false)
      await tryAgain()
      expect(said()).toBe(true)
      expect(await rowOf(reference)).toMatchObject({ tomorrow: true })
      await putBack()
      await tryAgain()
      await buyer.money("captured")
      expect(await health()).toMatchObject({ failing: 0 })
    }, 180_000)

    it("a row on which processes die is poison too", async () => {
      const [reference = ""] = await openLinks(1)
      const { ledger } = await anotherProcess(stage)
      const { dueIfWeDie } = require("../../../.medusa/server/src/payments/due")
      for (let death = 0; death < 9; death += 1) {
        const now = new Date()
        const { failures } = await ledger.links.byId(reference)
        const link = await ledger.queue.begin(reference, now, now, dueIfWeDie(failures, now))
        expect(link.failures).toBe(death)
      }
      expect(await rowOf(reference)).toMatchObject({ failures: 9, tomorrow: true })
      await isDue(reference)
      await stage.runJob()
      expect(await rowOf(reference)).toMatchObject({ failures: 0 })
    })
  })
}

import { anotherProcess } from "../../helpers/another-process"
import { callsOf } from "../../helpers/calls"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

/** How far the sweep believes Paynet's list. */
export const doubts = (stage: Stage): void => {
  const checks = () => callsOf(stage, "transaction/check")

  describe("the sweep believes nothing too much, and asks nothing twice", () => {
    const DAY_MS = 24 * 60 * 60_000
    const sweptLast = (ago: string) =>
      stage.sql(
        `insert into paynet_setting (id, value, created_at, updated_at)
         select 'sweep', jsonb_build_object('through', t, 'deep_at', t, 'trusted', true), now(), now()
         from (select to_char(now() at time zone 'utc' - interval '${ago}', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') t) x
         on conflict (id) do update set value = excluded.value`,
      )
    const distrusts = () => stage.log.filter((line) => line.includes("Paynet's list misses payments")).length
    const isDueSoon = async (reference: string) => {
      const [link] = await stage.sql(
        "select due_at < now() + interval '3 minutes' as soon from paynet_paylink where id = ?",
        [reference],
      )
      return link?.soon
    }

    it("a payment of last week that was found today is not expected in today's list", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      stage.simulator.control.set({ clock: { offsetMs: -6 * DAY_MS } })
      await stage.simulator.pay(url, { confirm: false, force: true })
      stage.simulator.control.set({ clock: { offsetMs: 0 } })
      await stage.sql("update paynet_paylink set created_at = created_at - interval '6 days' where id = ?", [reference])
      await sweptLast("7 days")
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
      await stage.sql("update paynet_transaction set created_at = now() - interval '30 minutes' where paylink_id = ?", [
        reference,
      ])
      await stage.runSweep()
      expect(distrusts()).toBe(0)
    })

    it("a list that is down for long: the links that it spared are asked about one by one, once", async () => {
      await stage.runSweep()
      const { reference } = await (await shopper(stage)).openLink()
      expect(await isDueSoon(reference)).toBe(false)
      const down = { kind: "status", status: 500, times: "always" } as const
      stage.simulator.control.set({ services: { "transaction/list": down } })
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(false)
      await sweptLast("20 minutes")
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(true)
      await stage.sql("update paynet_paylink set due_at = now() + interval '50 minutes' where id = ?", [reference])
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(false)
    })

    it("money without a row is asked about once, not with every sweep", async () => {
      const { url, reference } = await (await shopper(stage)).openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.sql("delete from paynet_paylink where id = ?", [reference])
      const before = checks()
      await stage.runSweep()
      await stage.runSweep()
      expect(checks() - before).toBe(1)
    })

    it("money without a row that went back already is not held", async () => {
      const { url, reference } = await (await shopper(stage)).openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.reverse(xactId)
      await stage.sql("delete from paynet_paylink where id = ?", [reference])
      await stage.runSweep()
      expect(await stage.sql("select place from paynet_transaction where xact_id = ?", [xactId])).toEqual([])
    })

    it("Paynet lists a payment that its check does not show yet: said, and asked about again soon", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      stage.simulator.control.set({ check: { noDataFor: 1 } })
      await stage.simulator.pay(url, { confirm: false })
      await stage.runSweep()
      expect(await buyer.ledger()).toEqual([])
      expect(stage.log.some((line) => line.includes("its check does not show") && line.includes(reference))).toBe(true)
      expect(await isDueSoon(reference)).toBe(true)
      await stage.runJob()
      await buyer.money("captured")
    })

    it("a server that shuts down in a sweep takes nothing new, and the next sweep reads the same days", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await sweptLast("3 hours")
      const { sweep } = require("../../../.medusa/server/src/payments/sweep")
      await sweep(await anotherProcess(stage, { isStopping: () => true }))
      expect((await buyer.books()).orders).toHaveLength(0)
      const [state] = await stage.sql(
        "select (value->>'through')::timestamptz < now() - interval '2 hours' as old from paynet_setting where id = 'sweep'",
      )
      expect(state).toEqual({ old: true })
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
    })

    it("the books of an old order with a new payment agree", async () => {
      const [first, second] = [await shopper(stage), await shopper(stage)]
      for (const buyer of [first, second]) {
        const { url } = await buyer.openLink()
        await (await stage.simulator.pay(url)).confirmation
        await buyer.money("captured")
      }
      // As an edited order that was paid by a second link: both payments belong to the first order in both books.
      const orderId = (await first.ledger())[0]?.order_id
      await stage.sql("update order_payment_collection set order_id = ? where payment_collection_id = ?", [
        orderId,
        second.collectionId,
      ])
      const [money] = await second.ledger()
      await stage.sql("update paynet_transaction set order_id = ? where id = ?", [orderId, money?.id])
      await stage.sql("update paynet_transaction set created_at = now() - interval '40 days' where id = ?", [
        (await first.ledger())[0]?.id,
      ])
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      const differing = await stage.sql("select details from paynet_entry where kind = 'books_differ'")
      expect(differing).toEqual([])
    })
  })
}

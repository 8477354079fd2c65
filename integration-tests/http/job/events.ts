import { anotherProcess } from "../../helpers/another-process"
import { lira, shopper, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const events = (stage: Stage): void => {
  describe("events", () => {
    it("those that wait are told in the order of their facts", async () => {
      const { ledger } = await anotherProcess(stage)
      const from = Date.now() - 60_000
      for (const turn of [5, 2, 7, 0, 3, 6, 1, 4]) {
        const data = { paylink_id: "pl_1", payment_session_id: null, outcome: "late_payment" as const }
        const event = { name: "paynet.payment.held" as const, data }
        await ledger.entries.write({ fact: `turn:${turn}`, kind: "held", event }, new Date(from + turn))
      }
      const taken: { created_at: Date }[] = await ledger.entries.takeOutbox(new Date(), 50)
      expect(taken.map(({ created_at }) => created_at.getTime() - from)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    })

    it("an event that a crash left unpublished comes again with the same id", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const first = await until(async () => stage.events[0])
      await stage.sql(
        "update paynet_entry set published_at = null, publishing_at = now() - interval '2 minutes' where id = ?",
        [first.data.id],
      )
      await stage.runJob()
      await until(async () => stage.events.length === 2)
      expect(stage.events[1]).toEqual(first)
      expect(lira((await buyer.books()).orders[0]?.paid)).toBe("149.90")
    })
  })
}

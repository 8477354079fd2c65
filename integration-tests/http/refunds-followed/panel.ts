import { paidOrder } from "../../helpers/refunds"
import { until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }

export const panel = (stage: Stage): void => {
  describe("given back in Paynet's own panel, or by a chargeback", () => {
    it("all of it: reversed, said once, never refunded again", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.reverse(paid.xactId)
      const { status, body } = await paid.refund(149.9)
      expect(status).toBe(400)
      expect(body.message).toContain("refunded already")
      expect(await paid.place()).toBe("refunded")
      await paid.event("payment.reversed")
      expect((await paid.refund(149.9)).status).toBe(400)
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it("a part of it: counted, and only what is left can go back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      expect((await paid.refund(120)).status).toBe(400)
      expect((await paid.refund(120)).body.message).toContain("99,90 TL")
      await paid.refund(99.9).expect(200)
      expect(paid.gone()).toBe("149.90")
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      await paid.event("payment.reversed")
      expect(paid.events("payment.reversed")).toHaveLength(1)
    })

    it("a part of it, and nobody asks: the daily read of Paynet's reversals finds it, once", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      for (let day = 0; day < 2; day += 1) {
        await stage.sql("delete from paynet_setting where id = 'sweep'")
        await stage.runSweep()
      }
      expect(await paid.ledger()).toMatchObject([{ origin: "paynet", amount: "50.00", status: "approved" }])
      await paid.event("payment.reversed")
      expect(paid.events("payment.reversed")).toHaveLength(1)
      expect(await paid.place()).toBe("captured")
    })

    it("a part of it, and a month ago we gave back as much: it is not taken for ours", async () => {
      const LONG_AGO = 40
      const paid = await paidOrder(stage, { daysAgo: LONG_AGO })
      const isLongAgo = (table: string) => stage.sql(`update ${table} set created_at = created_at - interval '39 days'`)
      await isLongAgo("paynet_paylink")
      await isLongAgo("paynet_transaction")
      stage.simulator.control.set({ clock: { offsetMs: (1 - LONG_AGO) * 24 * 60 * 60_000 } })
      await paid.refund(50).expect(200)
      await paid.becomes("approved")
      await isLongAgo("paynet_refund")
      stage.simulator.control.set({ clock: { offsetMs: 0 } })
      stage.simulator.control.reverse(paid.xactId, "50.00")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      const sums = (await paid.ledger()).map(({ origin, amount }) => [origin, amount])
      expect(sums.sort()).toEqual([
        ["medusa", "50.00"],
        ["paynet", "50.00"],
      ])
    })

    it("our own part, which Paynet marks as reversed, is not mistaken for the panel's", async () => {
      stage.simulator.control.set({ reversals: { partialMarksReversed: true } })
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await stage.runSweep()
      expect(await paid.place()).toBe("captured")
      expect(paid.events("payment.reversed")).toHaveLength(0)
      await paid.refund(99.9).expect(200)
      expect(paid.gone()).toBe("149.90")
    })

    it("the list names the sale where it names the reversal elsewhere: the same refunds are found", async () => {
      stage.simulator.control.set({ reversals: { listXactId: "sale" } })
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await paid.becomes("approved")
      await paid.refund(99.9).expect(200)
      await until(async () => (await paid.place()) === "refunded")
    })
  })
}

import { paidOrder } from "../../helpers/refunds"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }

export const severalPayments = (stage: Stage): void => {
  describe("an order with several payments", () => {
    it("each refund goes to the charge of its own payment", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const { body } = await stage.admin.post("/admin/order-edits").send({ order_id: paid.orderId }).expect(200)
      await stage.admin
        .post(`/admin/order-edits/${body.order_change.order_id}/items`)
        .send({ items: [{ variant_id: stage.seed.variants.shirt, quantity: 1 }] })
        .expect(200)
      await stage.admin.post(`/admin/order-edits/${paid.orderId}/confirm`).expect(200)
      const sent = await stage.admin.post(`/admin/paynet/orders/${paid.orderId}/paylinks`).send({}).expect(200)
      stage.simulator.control.set({ clock: { offsetMs: -24 * 60 * 60_000 } })
      const second = await stage.simulator.pay(sent.body.paylink.url)
      await second.confirmation
      stage.simulator.control.set({ clock: { offsetMs: 0 } })
      const [row] = await until(async () => {
        const rows = await stage.sql(
          "select payment_id from paynet_transaction where xact_id = ? and place = 'captured'",
          [second.xactId],
        )
        return rows.length ? rows : null
      })
      await stage.admin.post(`/admin/payments/${row?.payment_id}/refund`).send({ amount: 30 }).expect(200)
      expect(paid.atPaynet()).toEqual([])
      const { reversals } = stage.simulator.books()
      expect(reversals.filter((one) => one.xactId === second.xactId).map((one) => one.amount)).toEqual(["30.00"])
      await paid.cancel()
      expect(paid.gone()).toBe("149.90")
      const charge = stage.simulator.books().transactions.find((one) => one.xactId === second.xactId)
      expect(charge?.refunded).toBe(charge?.amount)
      expect(lira(charge?.amount)).toBe(sent.body.paylink.amount)
    })
  })
}

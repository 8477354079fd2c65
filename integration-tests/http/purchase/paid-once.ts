import { anotherProcess } from "../../helpers/another-process"
import { payableOf, post } from "../../helpers/attack"
import { expectOnePurchase } from "../../helpers/purchase"
import { paidOrder } from "../../helpers/refunds"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const paidOnce = (stage: Stage): void => {
  describe("what is paid cannot be paid again through us", () => {
    it("a session asked for after payment gets no link", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url)
      await buyer.money("captured")
      const again = await buyer.askSession()
      expect(again.body.payment_collection?.payment_sessions.at(-1).data ?? { state: "paid" }).toMatchObject({
        state: "paid",
      })
      const made = (await buyer.links()).map((link) => link.id)
      expect(made).toHaveLength(1)
      expect(
        stage.simulator.books().links.filter((link) => made.includes(link.reference) && link.payable),
      ).toHaveLength(0)
      await expect(stage.simulator.pay(url)).rejects.toThrow()
    })

    it("a session asked for while money is being booked gets no link", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const held = stage.simulator.control.hold("transaction/check")
      const back = fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await held.reached
      held.release()
      await back
      const { data } = await buyer.startPayment()
      expect(data).toMatchObject({ redirect_url: null })
      expect(await buyer.links()).toHaveLength(1)
    })

    it.each([
      ["was canceled", "cancel", "This order is canceled."],
      ["was refunded in part", "refund", "less than the amount asked for."],
    ] as const)("an order that %s gets no link for what it does not owe", async (_what, act, why) => {
      const order = await paidOrder(stage, { daysAgo: 2 })
      await (act === "cancel" ? order.cancel() : order.refund(50).expect(200))
      const again = await order.buyer.askSession()
      expect(again.status).toBe(400)
      expect(again.body.message).toContain(why)
      expect(await order.buyer.links()).toHaveLength(1)
      expect(await payableOf(stage, order.buyer)).toEqual([])
    })

    it("money that Paynet lists no longer is not booked on what it said before", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const { look } = require("../../../.medusa/server/src/payments/look")
      const ctx = await anotherProcess(stage)
      await look(ctx, await ctx.ledger.links.byId(reference), 5_000)
      await stage.sql("update paynet_transaction set proved_at = now() - interval '61 seconds' where paylink_id = ?", [
        reference,
      ])
      stage.simulator.control.set({ services: { "transaction/check": { kind: "code", code: 12, times: "always" } } })
      expect((await buyer.complete().expect(200)).body.type).toBe("cart")
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      stage.simulator.control.reset()
      await post(buyer.confirmationUrl(reference), "{}")
      await expectOnePurchase(stage, buyer)
    })
  })
}

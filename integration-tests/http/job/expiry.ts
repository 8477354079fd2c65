import { age } from "../../helpers/orders"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const expiry = (stage: Stage): void => {
  describe("an unpaid link ends only by a look half an hour after its time", () => {
    it("its session is canceled, so that the storefront asks for a new one, which gets a new link", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await age(stage, reference, 31)
      await stage.runJob()
      const cart = await buyer.cart()
      expect(cart.payment_collection.payment_sessions).toMatchObject([{ id: session.id, status: "canceled" }])
      expect((await buyer.status(session.id)).status).toBe("expired")
      const next = await buyer.openLink()
      expect(next.url).not.toBe(url)
    })
  })

  it("killed when it had called a link expired: its session is canceled all the same", async () => {
    const buyer = await shopper(stage)
    const { session, reference } = await buyer.openLink()
    await age(stage, reference, 31)
    await stage.sql("update paynet_paylink set status = 'expired' where id = ?", [reference])
    await stage.runJob()
    const { payment_collection } = await buyer.cart()
    expect(payment_collection.payment_sessions).toMatchObject([{ id: session.id, status: "canceled" }])
  })

  describe("a link that expired is paid after all", () => {
    const expired = async (options: Parameters<typeof shopper>[1] = {}) => {
      const buyer = await shopper(stage, options)
      const { session, url, reference } = await buyer.openLink()
      await age(stage, reference, 31)
      await stage.runJob()
      expect((await buyer.status(session.id)).status).toBe("expired")
      return { buyer, url }
    }

    it("the cart still wants exactly this sum: one order", async () => {
      const { buyer, url } = await expired()
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
    })

    it("taxes were added to the cart since: held, no order", async () => {
      const { buyer, url } = await expired({ region: stage.seed.lateTaxRegion, country: "cy" })
      await stage.store.post(`/store/carts/${buyer.cartId}/taxes`).expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
    })

    it("the shopper has a new link by now: the old money is held or taken, and the cart is bought once", async () => {
      const { buyer, url } = await expired()
      const next = await buyer.openLink()
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted" })
      await (await stage.simulator.pay(next.url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
      const { orders } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      // The landing page of either link goes on to the order: it asks until it is told one.
      for (const { session_id } of await buyer.links()) {
        expect(await buyer.status(String(session_id))).toMatchObject({ status: "paid", order_id: orders[0]?.id })
      }
    })
  })
}

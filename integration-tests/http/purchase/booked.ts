import { lira, shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const booked = (stage: Stage): void => {
  /** An order paid through a PayLink. */
  const paidOrder = async (options: Parameters<typeof shopper>[1] = {}) => {
    const buyer = await shopper(stage, options)
    const { session, url } = await buyer.openLink()
    const { xactId, confirmation } = await stage.simulator.pay(url)
    await confirmation
    await buyer.money("captured")
    const { payments } = await buyer.books()
    const paymentId = String(payments[0]?.id)
    return { buyer, session, xactId, paymentId }
  }

  describe("Medusa booked the payment but not the order", () => {
    /** A Payment without an order, as a kill between the two leaves it. */
    const orphan = async (options: Parameters<typeof shopper>[1] = {}) => {
      const buyer = await shopper(stage, options)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      expect(await buyer.books()).toMatchObject({ orders: [], payments: [{ captures: "1" }] })
      return { buyer, session, reference }
    }

    it("the cart is completed with that payment, no second one is made", async () => {
      const { buyer, reference } = await orphan()
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await buyer.money("captured")
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
    })

    it("the cart cannot be completed: closed in Medusa's books, held in ours, nothing sent to Paynet", async () => {
      const { buyer, reference } = await orphan({ item: "scarce" })
      const { item, location } = stage.seed.stock
      await stage.admin
        .post(`/admin/inventory-items/${item}/location-levels/${location}`)
        .send({ stocked_quantity: 0 })
        .expect(200)
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      expect(await buyer.money("held")).toMatchObject({ outcome: "order_failed", payment_id: null })
      const { orders, payments } = await buyer.books()
      expect(orders).toHaveLength(0)
      expect(payments).toHaveLength(1)
      expect(lira(payments[0]?.refunded)).toBe("80.00")
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toHaveLength(0)
      expect(await buyer.links()).toHaveLength(1)
    })
  })

  describe("Medusa's other calls on a payment", () => {
    it("capturing a captured payment changes nothing and asks Paynet nothing", async () => {
      const { buyer, paymentId } = await paidOrder()
      const calls = stage.simulator.books().calls.length
      await stage.admin.post(`/admin/payments/${paymentId}/capture`).send({})
      expect(stage.simulator.books().calls).toHaveLength(calls)
      const { payments } = await buyer.books()
      expect(lira(payments[0]?.captured)).toBe("149.90")
    })

    it("paid money is never canceled, and deleting its session does not touch it", async () => {
      const { buyer, session, paymentId, xactId } = await paidOrder()
      const payments = stage.container.resolve("payment")
      await expect(payments.cancelPayment(paymentId)).rejects.toThrow(/refunded, not canceled/)
      await payments.deletePaymentSession(session.id).catch(() => undefined)
      const charged = stage.simulator.books().transactions.find((one) => one.xactId === xactId)
      expect(charged).toMatchObject({ succeeded: true, refunded: "0.00" })
      expect((await buyer.ledger())[0]?.place).toBe("captured")
    })

    it("updating a session gives it the link of its sum", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const payments = stage.container.resolve("payment")
      const updated = await payments.updatePaymentSession({
        id: session.id,
        amount: 149.9,
        currency_code: "try",
        data: session.data,
      })
      expect(updated.data).toMatchObject({ session_id: session.id, state: "open", redirect_url: url })
    })

    it("the provider's own status says captured only for an order's money", async () => {
      const { session } = await paidOrder()
      const unpaid = await (await shopper(stage)).openLink()
      const ask = async (sessionId: string) => {
        const payments = stage.container.resolve("payment")
        const row = await payments.retrievePaymentSession(sessionId)
        return row.status
      }
      expect(await ask(session.id)).toBe("authorized")
      expect(await ask(unpaid.session.id)).toBe("pending")
    })
  })
}

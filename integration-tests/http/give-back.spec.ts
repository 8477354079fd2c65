import { lira, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage((stage) => {
  /** An order paid through a PayLink: what every test here gives back, or fails to. */
  const paidOrder = async (options: Parameters<typeof shopper>[1] = {}) => {
    const buyer = await shopper(stage, options)
    const { session, url } = await buyer.openLink()
    const { xactId, confirmation } = await stage.simulator.pay(url)
    await confirmation
    await buyer.money("captured")
    const { orders, payments } = await buyer.books()
    const paymentId = String(payments[0]?.id)
    const atPaynet = () => stage.simulator.books().reversals.filter((one) => one.xactId === xactId)
    const refund = (amount: number) => stage.admin.post(`/admin/payments/${paymentId}/refund`).send({ amount })
    return { buyer, session, xactId, paymentId, orderId: orders[0]?.id ?? "", atPaynet, refund }
  }

  describe("a whole payment is given back once, and only said to be when Paynet accepted it", () => {
    it("the whole sum: accepted by Paynet, booked by Medusa", async () => {
      const { buyer, atPaynet, refund } = await paidOrder()
      await refund(149.9).expect(200)
      expect(atPaynet()).toMatchObject([{ amount: "149.90", source: "request" }])
      const { payments } = await buyer.books()
      expect(lira(payments[0]?.refunded)).toBe("149.90")
      expect(await buyer.money("refunding")).toBeTruthy()
      await until(async () => stage.events.find((one) => one.name === "paynet.refund.requested"))
    })

    it("12.012 lira was charged as 12.01 and is given back as 12.01", async () => {
      const { atPaynet, refund } = await paidOrder({ item: "thirds" })
      await refund(12.012).expect(200)
      expect(atPaynet()).toMatchObject([{ amount: "12.01" }])
    })

    it.each([
      ["a part", 100],
      ["a kuruş less", 149.89],
      ["less than a kuruş", 0.004],
    ])("%s: refused in words, nothing sent, nothing booked", async (_what, amount) => {
      const { buyer, atPaynet, refund } = await paidOrder()
      const { status, body } = await refund(amount)
      expect(status).toBe(400)
      expect(body.message).toMatch(/149,90 TL|at least one kuruş/)
      expect(atPaynet()).toHaveLength(0)
      expect(lira((await buyer.books()).payments[0]?.refunded)).toBe("0.00")
      expect((await buyer.ledger())[0]?.place).toBe("captured")
    })

    it("more than the payment is refused", async () => {
      const { atPaynet, refund } = await paidOrder()
      expect((await refund(149.91)).status).toBe(400)
      expect(atPaynet()).toHaveLength(0)
    })

    it("Paynet refuses: an error, nothing booked, and it can be tried again", async () => {
      const { buyer, atPaynet, refund } = await paidOrder()
      stage.simulator.control.set({ services: { "transaction/reversed_request": { kind: "code", code: 1 } } })
      expect((await refund(149.9)).status).toBe(400)
      expect(lira((await buyer.books()).payments[0]?.refunded)).toBe("0.00")
      await refund(149.9).expect(200)
      expect(atPaynet()).toHaveLength(1)
    })

    it("the answer was lost after the effect: the retry looks first and sends nothing twice", async () => {
      const { buyer, atPaynet, refund } = await paidOrder()
      stage.simulator.control.set({ services: { "transaction/reversed_request": { kind: "reset-after" } } })
      const lost = await refund(149.9)
      expect(lost.status).toBe(400)
      expect(lost.body.message).toContain("not known")
      await refund(149.9).expect(200)
      expect(atPaynet()).toHaveLength(1)
      expect(lira((await buyer.books()).payments[0]?.refunded)).toBe("149.90")
    })

    it("the answer was lost before the effect: nothing is sent again while that is not known", async () => {
      const { atPaynet, refund } = await paidOrder()
      stage.simulator.control.set({ services: { "transaction/reversed_request": { kind: "reset-before" } } })
      expect((await refund(149.9)).status).toBe(400)
      const again = await refund(149.9)
      expect(again.status).toBe(400)
      expect(again.body.message).toContain("Paynet's panel")
      expect(atPaynet()).toHaveLength(0)
    })

    it("Paynet cannot be asked first: nothing is sent", async () => {
      const { atPaynet, refund } = await paidOrder()
      stage.simulator.control.set({
        services: { "transaction/detail": { kind: "status", status: 500, times: "always" } },
      })
      expect((await refund(149.9)).status).toBe(400)
      expect(atPaynet()).toHaveLength(0)
    })

    it("given back in Paynet's panel before: nothing is sent, and it is said", async () => {
      const { xactId, atPaynet, refund } = await paidOrder()
      stage.simulator.control.reverse(xactId)
      const { status, body } = await refund(149.9)
      expect(status).toBe(400)
      expect(body.message).toContain("refunded already")
      expect(atPaynet().filter((one) => one.source === "request")).toHaveLength(0)
    })

    it("two admins at the same instant: one refund", async () => {
      const { buyer, atPaynet, refund } = await paidOrder()
      await Promise.all([refund(149.9), refund(149.9)])
      expect(atPaynet()).toHaveLength(1)
      expect(lira((await buyer.books()).payments[0]?.refunded)).toBe("149.90")
    })

    it("the order is canceled: the whole payment is given back once", async () => {
      const { orderId, atPaynet } = await paidOrder()
      await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
      expect(atPaynet()).toMatchObject([{ amount: "149.90" }])
    })
  })

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
})

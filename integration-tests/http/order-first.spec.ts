import { lira, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage(
  (stage) => {
    /** An order that was placed before it was paid. */
    const unpaidOrder = async () => {
      const buyer = await shopper(stage)
      const { url, session } = await buyer.openLink()
      const { body } = await buyer.complete().expect(200)
      expect(body).toMatchObject({ type: "order" })
      expect((await buyer.books()).payments).toHaveLength(0)
      return { buyer, url, session, orderId: String(body.order.id) }
    }

    const age = (reference: string, minutes: number) =>
      stage.sql(
        `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
        [reference],
      )

    describe("an order that stands without payment is paid by its link", () => {
      it("the confirmation books payment, capture and the order's transaction, once", async () => {
        const { buyer, url, orderId } = await unpaidOrder()
        await (await stage.simulator.pay(url)).confirmation
        await buyer.money("captured")
        const { orders, payments } = await buyer.books()
        expect(orders).toMatchObject([{ id: orderId, payment_status: "captured", pending: 0, transactions: 1 }])
        expect(lira(orders[0]?.paid)).toBe("149.90")
        expect(payments).toMatchObject([{ captures: "1" }])
        await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
      })

      it("the admin's check of the payment books it too, and the record follows", async () => {
        const { buyer, url, session, orderId } = await unpaidOrder()
        await stage.simulator.pay(url, { confirm: false })
        await stage.admin
          .post(`/admin/orders/${orderId}/payment-sessions/authorize`)
          .send({ payment_session_id: session.id })
          .expect(200)
        await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where session_id = ?", [
          session.id,
        ])
        await stage.runJob()
        expect(await buyer.money("captured")).toMatchObject({ outcome: "captured" })
        expect((await buyer.books()).orders).toMatchObject([
          { payment_status: "captured", pending: 0, transactions: 1 },
        ])
      })

      it("money on a canceled order is held, not booked", async () => {
        const { buyer, url, orderId } = await unpaidOrder()
        await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
        await (await stage.simulator.pay(url, { force: true })).confirmation
        expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
        expect((await buyer.books()).payments).toHaveLength(0)
      })

      it("paid twice: one is booked, one held", async () => {
        const { buyer, url } = await unpaidOrder()
        await (await stage.simulator.pay(url)).confirmation
        await (await stage.simulator.pay(url, { force: true })).confirmation
        expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
        expect((await buyer.books()).payments).toHaveLength(1)
      })
    })

    describe("an order that was placed first and never paid", () => {
      it("is canceled half an hour after its link expired, switched off and asked about", async () => {
        const buyer = await shopper(stage)
        const { reference } = await buyer.openLink()
        const { body } = await buyer.complete().expect(200)
        const status = async () =>
          (await stage.admin.get(`/admin/orders/${body.order.id}?fields=status`)).body.order.status
        await age(reference, 29)
        await stage.runJob()
        expect(await status()).toBe("pending")
        await age(reference, 31)
        await stage.runJob()
        await until(async () => (await status()) === "canceled")
        expect(buyer.link(reference).payable).toBe(false)
      })

      it("is kept when it was paid in the last minute", async () => {
        const buyer = await shopper(stage)
        const { url, reference } = await buyer.openLink()
        await buyer.complete().expect(200)
        await stage.simulator.pay(url, { confirm: false })
        await age(reference, 31)
        await stage.runJob()
        expect((await buyer.books()).orders).toMatchObject([{ payment_status: "captured" }])
      })

      it("is kept while another link of it is open", async () => {
        const buyer = await shopper(stage)
        const { reference } = await buyer.openLink()
        const { body } = await buyer.complete().expect(200)
        const sent = await stage.admin.post(`/admin/paynet/orders/${body.order.id}/paylinks`).send({}).expect(200)
        await age(reference, 31)
        await stage.runJob()
        const { order } = (await stage.admin.get(`/admin/orders/${body.order.id}?fields=status`)).body
        expect(order.status).toBe("pending")
        await (await stage.simulator.pay(sent.body.paylink.url)).confirmation
        await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
      })
    })
  },
  { flow: "order_first" },
)

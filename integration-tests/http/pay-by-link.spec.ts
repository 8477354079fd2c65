import { lira, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage(
  (stage) => {
    /** An order that owes its whole sum, as a phone order does. */
    const owingOrder = async () => {
      const buyer = await shopper(stage, { email: "telefon@example.com" })
      await buyer.openLink()
      const { body } = await buyer.complete().expect(200)
      const orderId = String(body.order.id)
      const send = (input: object = {}) => stage.admin.post(`/admin/paynet/orders/${orderId}/paylinks`).send(input)
      const order = async () =>
        (await stage.admin.get(`/admin/orders/${orderId}?fields=id,payment_status,summary,*transactions`)).body.order
      const payable = () =>
        stage.simulator.books().links.filter((link) => link.payable && JSON.stringify(link.request).includes(orderId))
      return { buyer, orderId, send, order, payable }
    }

    describe("an order that owes money is paid by a link", () => {
      it("the whole sum: mailed by Paynet, paid, settled", async () => {
        const { orderId, send, order } = await owingOrder()
        const { body } = await send({ send_email: true, note: "Sipariş için", lifetime_hours: 48 }).expect(200)
        expect(body.paylink).toMatchObject({
          purpose: "pay_by_link",
          status: "open",
          amount: "149.90",
          order_id: orderId,
        })
        const link = stage.simulator.books().links.find((one) => one.reference === body.paylink.id)
        expect(link?.request).toMatchObject({
          send_mail: true,
          email: "telefon@example.com",
          note: "Sipariş için",
          expire_date: "48",
        })
        await (await stage.simulator.pay(body.paylink.url)).confirmation
        await until(async () => (await order()).payment_status === "captured")
        expect((await order()).summary.pending_difference).toBe(0)
        expect((await order()).transactions).toHaveLength(1)
        expect(stage.events).toMatchObject([{ name: "paynet.payment.authorized", data: { order_id: orderId } }])
      })

      it("a part now, the rest with a second link", async () => {
        const { send, order } = await owingOrder()
        const first = await send({ amount: 100 }).expect(200)
        await (await stage.simulator.pay(first.body.paylink.url)).confirmation
        await until(async () => lira((await order()).summary.pending_difference) === "49.90")
        expect((await send({ amount: 49.91 })).status).toBe(400)
        const second = await send().expect(200)
        expect(second.body.paylink.amount).toBe("49.90")
        await (await stage.simulator.pay(second.body.paylink.url)).confirmation
        await until(async () => (await order()).summary.pending_difference === 0)
        expect((await order()).transactions).toHaveLength(2)
      })

      it("sent again: the old link is switched off, and together they never ask for more than is owed", async () => {
        const { send, payable } = await owingOrder()
        const first = await send().expect(200)
        const second = await send().expect(200)
        expect(second.body.paylink.id).not.toBe(first.body.paylink.id)
        expect(payable().map((link) => link.reference)).toEqual([second.body.paylink.id])
      })

      it.each([
        ["more than is owed", { amount: 149.91 }],
        ["nothing", { amount: 0 }],
        ["less than nothing", { amount: -1 }],
        ["a lifetime of a year", { lifetime_hours: 8760 }],
        ["an unknown wish", { agent: "x" }],
      ])("asked for %s: refused, no link made", async (_what, input) => {
        const { send, payable } = await owingOrder()
        expect((await send(input)).status).toBe(400)
        expect(payable()).toHaveLength(0)
      })

      it("a paid or canceled order gets none, and canceling switches its link off", async () => {
        const { orderId, send, payable } = await owingOrder()
        const { body } = await send().expect(200)
        await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
        await until(async () => payable().length === 0)
        expect((await send()).status).toBe(400)
        await (await stage.simulator.pay(body.paylink.url, { force: true })).confirmation
        const held = await until(async () => stage.events.find((one) => one.name === "paynet.payment.held"))
        expect(held.data).toMatchObject({ outcome: "late_payment", order_id: orderId })
        expect((await send()).status).toBe(400)
      })

      it("an order that nobody knows is not found", async () => {
        expect((await stage.admin.post("/admin/paynet/orders/order_none/paylinks").send({})).status).toBe(404)
      })
    })

    describe("an order that was placed first and never paid", () => {
      const age = (reference: string, minutes: number) =>
        stage.sql(
          `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
          [reference],
        )

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

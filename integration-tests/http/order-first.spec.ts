import { anotherProcess } from "../helpers/another-process"
import { wait } from "../helpers/attack"
import { refusing } from "../helpers/refusing"
import { lira, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage(
  (stage) => {
    /** An order that was placed before it was paid. */
    const unpaidOrder = async () => {
      const buyer = await shopper(stage)
      const { url, session, reference } = await buyer.openLink()
      const { body } = await buyer.complete().expect(200)
      expect(body).toMatchObject({ type: "order" })
      expect((await buyer.books()).payments).toHaveLength(0)
      return { buyer, url, session, reference, orderId: String(body.order.id) }
    }
    const statusOf = async (orderId: string) =>
      (await stage.admin.get(`/admin/orders/${orderId}?fields=status`).expect(200)).body.order.status

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

      it("the shopper chose another way of paying, then paid the link after all: taken over", async () => {
        const { buyer, url, orderId } = await unpaidOrder()
        await buyer.askSession({}, "pp_system_default").expect(200)
        await (await stage.simulator.pay(url, { force: true })).confirmation
        expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted", order_id: orderId })
        const { orders, payments } = await buyer.books()
        expect(orders).toMatchObject([{ id: orderId, payment_status: "captured", pending: 0, transactions: 1 }])
        expect(payments).toHaveLength(1)
      })

      it("an admin's check of the payment books nothing on an order that was canceled", async () => {
        const { buyer, url, session, orderId } = await unpaidOrder()
        await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
        await stage.simulator.pay(url, { confirm: false, force: true })
        await stage.admin
          .post(`/admin/orders/${orderId}/payment-sessions/authorize`)
          .send({ payment_session_id: session.id })
        expect((await buyer.books()).payments).toHaveLength(0)
        await stage.runJob()
        expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      })

      /** An order whose own link and one that was sent are both paid, which nobody told of. */
      const paidOnTwoLinks = async () => {
        const { buyer, url, orderId, reference, session } = await unpaidOrder()
        const { paylink } = (await stage.admin.post(`/admin/paynet/orders/${orderId}/paylinks`).send({}).expect(200))
          .body
        await stage.simulator.pay(url, { confirm: false, force: true })
        await stage.simulator.pay(paylink.url, { confirm: false })
        const sent = stage.simulator.books().links.find((one) => one.reference === paylink.id)
        return { buyer, reference, session, paylink, sent }
      }

      it("two processes at one moment give an order one payment of the two that came", async () => {
        const { reference, session, paylink } = await paidOnTwoLinks()
        const { authorize } = require("../../.medusa/server/src/payments/authorize")
        const { look } = require("../../.medusa/server/src/payments/look")
        const processes = [await anotherProcess(stage), await anotherProcess(stage)] as const
        const [ctx] = processes
        for (const id of [reference, paylink.id]) await look(ctx, await ctx.ledger.links.byId(id), 5_000)
        const { session_id } = await ctx.ledger.links.byId(paylink.id)
        const said = await Promise.all([authorize(processes[0], session.id), authorize(processes[1], session_id)])
        expect(said.map(({ kind }) => kind).sort()).toEqual(["captured", "unfit"])
      })

      it("paid by its own link and by one that was sent, at one moment: one is booked, one held", async () => {
        const { buyer, reference, paylink, sent } = await paidOnTwoLinks()
        const posts = [buyer.confirmationUrl(reference), String(sent?.request.confirmation_url)]
        await Promise.all(posts.map((url) => fetch(url, { method: "POST", body: "{}" })))
        const money = () =>
          stage.sql("select place, outcome from paynet_transaction where paylink_id in (?, ?) order by place", [
            reference,
            paylink.id,
          ])
        await until(async () => (await money()).every(({ place }) => place !== "seen"))
        expect(await money()).toEqual([
          { place: "captured", outcome: "captured" },
          { place: "held", outcome: "paid_twice" },
        ])
        const [order] = (await buyer.books()).orders
        expect(order).toMatchObject({ pending: 0, transactions: 1 })
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

      it("is not canceled by whoever asks about its link, before the link is switched off", async () => {
        const { orderId, reference } = await unpaidOrder()
        await age(reference, 31)
        await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
        await wait(2_500)
        const isPayable = () => stage.simulator.books().links.find((one) => one.reference === reference)?.payable
        if (isPayable()) expect(await statusOf(orderId)).toBe("pending")
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("canceled")
        expect(isPayable()).toBe(false)
      })

      it("is kept while its link cannot be switched off", async () => {
        const { orderId, buyer, reference } = await unpaidOrder()
        const down = { kind: "status", status: 500, times: "always" } as const
        stage.simulator.control.set({ services: { "mailorder/status_update": down } })
        for (let turn = 0; turn < 3; turn += 1) {
          await age(reference, 31)
          await stage.runJob()
          expect(await statusOf(orderId)).toBe("pending")
        }
        stage.simulator.control.reset()
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("canceled")
        expect(buyer.link(reference).payable).toBe(false)
      })

      it("is canceled though Paynet does not switch off what has expired", async () => {
        const { orderId, reference } = await unpaidOrder()
        const refused = { kind: "code", code: 6, times: "always" } as const
        stage.simulator.control.set({ services: { "mailorder/status_update": refused } })
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("canceled")
      })

      it("is canceled later when Medusa could not do it at once", async () => {
        const { orderId, reference } = await unpaidOrder()
        const putBack = await refusing(stage)("order", "update", "new.status = 'canceled'")
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("pending")
        const [link] = await stage.sql("select due_at is not null as due from paynet_paylink where id = ?", [reference])
        expect(link).toEqual({ due: true })
        await putBack()
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("canceled")
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

      it("is kept when a person settled it with a credit", async () => {
        const { orderId, reference } = await unpaidOrder()
        await stage.admin
          .post(`/admin/orders/${orderId}/credit-lines`)
          .send({ amount: 149.9, reference: "order", reference_id: orderId })
          .expect(200)
        await age(reference, 31)
        await stage.runJob()
        expect(await statusOf(orderId)).toBe("pending")
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

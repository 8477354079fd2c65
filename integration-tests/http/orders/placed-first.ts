import { anotherProcess } from "../../helpers/another-process"
import { unpaidOrder } from "../../helpers/orders"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const placedFirst = (stage: Stage): void => {
  describe("an order that stands without payment is paid by its link", () => {
    it("the confirmation books payment, capture and the order's transaction, once", async () => {
      const { buyer, url, orderId } = await unpaidOrder(stage)
      await (await stage.simulator.pay(url)).confirmation
      await buyer.money("captured")
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ id: orderId, payment_status: "captured", pending: 0, transactions: 1 }])
      expect(lira(orders[0]?.paid)).toBe("149.90")
      expect(payments).toMatchObject([{ captures: "1" }])
      await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
    })

    it("the browser's return alone books it, and lands on the paid order", async () => {
      const { buyer, url, orderId } = await unpaidOrder(stage)
      const { redirectUrl } = await stage.simulator.pay(url, { confirm: false })
      const { status, headers } = await fetch(redirectUrl, { redirect: "manual" })
      const landing = new URL(headers.get("location") ?? "").searchParams
      expect([status, landing.get("status"), landing.get("order")]).toEqual([303, "paid", orderId])
      expect((await buyer.books()).orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
    })

    it("the admin's check of the payment books it too, and the record follows", async () => {
      const { buyer, url, session, orderId } = await unpaidOrder(stage)
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
      expect((await buyer.books()).orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
    })

    it("money on a canceled order is held, not booked", async () => {
      const { buyer, url, orderId } = await unpaidOrder(stage)
      await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      expect((await buyer.books()).payments).toHaveLength(0)
    })

    it("the shopper chose another way of paying, then paid the link after all: taken over", async () => {
      const { buyer, url, orderId } = await unpaidOrder(stage)
      await buyer.askSession({}, "pp_system_default").expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted", order_id: orderId })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ id: orderId, payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
    })

    it("an admin's check of the payment books nothing on an order that was canceled", async () => {
      const { buyer, url, session, orderId } = await unpaidOrder(stage)
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
      const { buyer, url, reference, send, session } = await unpaidOrder(stage)
      const { paylink } = (await send().expect(200)).body
      await stage.simulator.pay(url, { confirm: false, force: true })
      await stage.simulator.pay(paylink.url, { confirm: false })
      const sent = stage.simulator.books().links.find((one) => one.reference === paylink.id)
      return { buyer, reference, session, paylink, sent }
    }

    it("two processes at one moment give an order one payment of the two that came", async () => {
      const { reference, session, paylink } = await paidOnTwoLinks()
      const { authorize } = require("../../../.medusa/server/src/payments/authorize")
      const { look } = require("../../../.medusa/server/src/payments/look")
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
      const { buyer, url } = await unpaidOrder(stage)
      await (await stage.simulator.pay(url)).confirmation
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
      expect((await buyer.books()).payments).toHaveLength(1)
    })
  })
}

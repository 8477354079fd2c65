import { age, editedOrder, orderOf, unpaidOrder } from "../../helpers/orders"
import { shopper, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

/** What a link is switched off in, a moment later and without a call at once. */
const SOON_MS = 10_000

export const links = (stage: Stage): void => {
  /** What Medusa may be making at this moment is left alone for two minutes. */
  const standsSince = (minutes: number, orderId: string) =>
    stage.sql(`update "order" set created_at = now() - ? * interval '1 minute' where id = ?`, [minutes, orderId])

  describe("the links of one order together never ask for more than it owes", () => {
    it("three admins make one at the same moment: one can be paid, and each of them is answered", async () => {
      const { send, payable } = await unpaidOrder(stage)
      const answers = await Promise.all([send(), send(), send()])
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      await until(async () => (await payable()).length === 1, SOON_MS)
      expect(answers.map(({ body }) => body.paylink.id)).toContain((await payable())[0])
    })

    it("a payment that nobody told of is found when its link is switched off: no second link is made", async () => {
      const { url, send, owed, links, places } = await unpaidOrder(stage)
      await stage.simulator.pay(url, { confirm: false })
      const { status, body } = await send()
      expect([status, body.message]).toEqual([400, "This order owes nothing."])
      expect(await owed()).toBe("0.00")
      expect(await places()).toEqual([{ place: "captured", outcome: "captured" }])
      expect(await links()).toHaveLength(1)
    })

    it("paid in another way, through another collection: its link is switched off", async () => {
      const { orderId, owed, payable } = await unpaidOrder(stage)
      const { body } = await stage.admin
        .post("/admin/payment-collections")
        .send({ order_id: orderId, amount: 149.9 })
        .expect(200)
      const path = `/admin/payment-collections/${body.payment_collection.id}/mark-as-paid`
      await stage.admin.post(path).send({ order_id: orderId }).expect(200)
      expect(await owed()).toBe("0.00")
      await until(async () => (await payable()).length === 0, SOON_MS)
    })

    it("canceled while nobody listened: the sweep switches its link off", async () => {
      const { orderId, payable } = await unpaidOrder(stage)
      await stage.sql(`update "order" set status = 'canceled', canceled_at = now() where id = ?`, [orderId])
      await stage.runSweep()
      await until(async () => (await payable()).length === 0, SOON_MS)
    })
  })

  describe("an order's own page gives no link over what it does not owe", () => {
    it("canceled: refused, nothing made", async () => {
      const { buyer, cancel, links, payable } = await unpaidOrder(stage)
      await cancel()
      await until(async () => (await payable()).length === 0, SOON_MS)
      const { status, body } = await buyer.askSession()
      expect([status, body.message]).toEqual([400, "This order is canceled."])
      expect(await links()).toHaveLength(1)
      expect(await payable()).toEqual([])
    })

    it("settled with a credit: refused, and its open link is switched off", async () => {
      const { buyer, orderId, links, payable } = await unpaidOrder(stage)
      const credit = { amount: 149.9, reference: "order", reference_id: orderId }
      await stage.admin.post(`/admin/orders/${orderId}/credit-lines`).send(credit).expect(200)
      expect((await buyer.askSession()).status).toBe(400)
      await until(async () => (await payable()).length === 0, SOON_MS)
      expect(await links()).toHaveLength(1)
    })

    it("opened again after a link was sent: it is paid there, and the order reads so", async () => {
      const { buyer, orderId, send, owed, order } = await unpaidOrder(stage)
      await standsSince(3, orderId)
      await send().expect(200)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      await until(async () => (await owed()) === "0.00")
      expect((await order()).payment_status).toBe("captured")
    })
  })

  describe("an order that was edited before it was paid", () => {
    it("made dearer: the old link is off, the order's own page asks the new sum, and settles it", async () => {
      const { buyer, orderId, add, owed, order, payable, places } = await unpaidOrder(stage)
      await add()
      await until(async () => (await payable()).length === 0, SOON_MS)
      await standsSince(3, orderId)
      const { url, session } = await buyer.openLink()
      expect(session.amount).toBe(299.8)
      await (await stage.simulator.pay(url)).confirmation
      await until(async () => (await places()).some(({ place }) => place !== "seen"))
      expect(await places()).toEqual([{ place: "captured", outcome: "captured" }])
      expect(await owed()).toBe("0.00")
      expect((await order()).payment_status).toBe("captured")
    })

    it("made dearer while its old link is being paid: that is a part of it, and the rest can be asked for", async () => {
      const { url, add, owed, send, places } = await unpaidOrder(stage)
      await stage.simulator.pay(url, { confirm: false })
      await add()
      await until(async () => (await places()).some(({ place }) => place === "captured"), SOON_MS)
      expect(await owed()).toBe("149.90")
      expect((await send().expect(200)).body.paylink.amount).toBe("149.90")
    })
  })

  describe("how a link is made that is sent", () => {
    const requestOf = (id: string) => stage.simulator.books().links.find((one) => one.reference === id)?.request

    it("by the workflow, with a payment collection of exactly its sum", async () => {
      const { orderId, order, payable } = await unpaidOrder(stage)
      const { createOrderPayLinkWorkflow } = require("medusa-payment-paynet/workflows")
      const input = { orderId, amount: 100 }
      const { result } = await createOrderPayLinkWorkflow(stage.container).run({ input })
      expect(result).toMatchObject({ purpose: "pay_by_link", status: "open", amount: "100.00", order_id: orderId })
      expect(await payable()).toEqual([result.id])
      const [row] = await stage.sql("select collection_id from paynet_paylink where id = ?", [result.id])
      const { payment_collections } = await order()
      const own = payment_collections.find(({ id }: { id: string }) => id === row?.collection_id)
      expect(own.amount).toBe(100)
    })

    it("by SMS, when the order has a number; else it is made and not sent", async () => {
      const { buyer, orderId, send } = await unpaidOrder(stage)
      const without = (await send({ send_sms: true }).expect(200)).body.paylink.id
      expect(requestOf(without)).toMatchObject({ send_sms: false })
      await stage.sql(
        `update order_address set phone = '+905321234567' where id in
           (select shipping_address_id from "order" where id = :order union select billing_address_id from "order" where id = :order)`,
        { order: orderId },
      )
      await stage.sql(
        `update cart_address set phone = '+905321234567' where id in
           (select shipping_address_id from cart where id = :cart union select billing_address_id from cart where id = :cart)`,
        { cart: buyer.cartId },
      )
      const sent = (await send({ send_sms: true }).expect(200)).body.paylink.id
      expect(requestOf(sent)).toMatchObject({ send_sms: true, send_mail: false })
      expect(JSON.stringify(requestOf(sent))).toContain("5321234567")
    })

    it("not for an order in euro", async () => {
      const buyer = await shopper(stage, { region: stage.seed.euroRegion, country: "de" })
      await buyer.askSession({}, "pp_system_default").expect(200)
      const { body } = await buyer.complete().expect(200)
      const { send, links } = orderOf(stage, String(body.order.id))
      expect((await send().expect(400)).body.message).toMatch(/TRY/)
      expect(await links()).toEqual([])
    })

    it("not while money of the order waits for a person, nor by the order's own page", async () => {
      const { buyer, url, send, links, payable } = await unpaidOrder(stage)
      await (await stage.simulator.pay(url, { amount: "149.89" })).confirmation
      await buyer.money("held")
      expect((await send().expect(400)).body.message).toMatch(/not resolved yet/)
      const { data } = await buyer.startPayment()
      expect(data).toMatchObject({ state: "processing", redirect_url: null })
      expect(await links()).toHaveLength(1)
      expect(await payable()).toEqual([])
    })
  })

  it("thirds of a kuruş: the link asks whole ones, settles the order, and there is nothing more to ask for", async () => {
    const { send, order } = await unpaidOrder(stage, { item: "thirds" })
    const { paylink } = (await send().expect(200)).body
    expect(paylink.amount).toBe("12.01")
    await (await stage.simulator.pay(paylink.url)).confirmation
    await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
    expect((await order()).payment_status).toBe("captured")
    expect((await send()).status).toBe(400)
  })

  it("a part that is paid is recorded at once, though the order still owes more than that", async () => {
    const { send, owed, places, orderId } = await editedOrder(stage)
    await stage.sql(`update "order" set created_at = now() where id = ?`, [orderId])
    const { paylink } = (await send({ amount: 10 }).expect(200)).body
    await (await stage.simulator.pay(paylink.url)).confirmation
    await until(async () => (await places()).filter(({ place }) => place === "captured").length === 2, SOON_MS)
    expect(await owed()).toBe("139.90")
  })

  it("a link that was sent ends unpaid: the order that it was sent for stays", async () => {
    const { send, status, reference } = await unpaidOrder(stage)
    const { paylink } = (await send().expect(200)).body
    for (const id of [reference, paylink.id]) {
      await age(stage, id, 31)
      await stage.runJob()
    }
    expect(await status()).toBe("pending")
  })
}

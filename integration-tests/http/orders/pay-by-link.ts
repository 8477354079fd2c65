import { merchant } from "../../helpers/admin"
import { expectEvents } from "../../helpers/events"
import { owingOrder } from "../../helpers/orders"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const payByLink = (stage: Stage): void => {
  describe("an order that owes money is paid by a link", () => {
    it("the whole sum: mailed by Paynet, paid, settled", async () => {
      const { orderId, send, order } = await owingOrder(stage)
      const { body } = await send({ send_email: true, note: "Sipariş için", lifetime_hours: 48 }).expect(200)
      expect(body.paylink).toMatchObject({
        purpose: "pay_by_link",
        status: "open",
        amount: "149.90",
        order_id: orderId,
        timeline: expect.arrayContaining([
          expect.objectContaining({ kind: "pay_by_link", actor: expect.stringMatching(/^user_/) }),
        ]),
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
      expect(await expectEvents(stage, ["payment.authorized"])).toMatchObject([{ order_id: orderId }])
    })

    it("what the admin did not say is as the settings say: mailed by Paynet", async () => {
      await merchant(stage).save({ fields: { sendEmail: true } })
      const { send } = await owingOrder(stage)
      const { body } = await send().expect(200)
      const link = stage.simulator.books().links.find((one) => one.reference === body.paylink.id)
      expect(link?.request).toMatchObject({ send_mail: true, expire_date: "72" })
      await merchant(stage).save({ fields: { sendEmail: null } })
    })

    it("paid a day after it was sent, the shopper lands with the order; a day later the url tells no order", async () => {
      const { orderId, send } = await owingOrder(stage)
      const { body } = await send().expect(200)
      const { id, url } = body.paylink
      await stage.sql("update paynet_paylink set created_at = created_at - interval '30 hours' where id = ?", [id])
      const { confirmation } = await stage.simulator.pay(url)
      await confirmation
      const link = stage.simulator.books().links.find((one) => one.reference === id)
      const landing = async () => {
        const answer = await fetch(String(link?.request.succeed_url), { redirect: "manual" })
        return new URL(answer.headers.get("location") ?? "").searchParams.get("order")
      }
      expect(await landing()).toBe(orderId)
      await stage.sql(
        "update paynet_transaction set created_at = created_at - interval '25 hours' where paylink_id = ?",
        [id],
      )
      expect(await landing()).toBe("")
    })

    it("a part now, the rest with a second link", async () => {
      const { send, order } = await owingOrder(stage)
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
      const { send, payable } = await owingOrder(stage)
      const first = await send().expect(200)
      const second = await send().expect(200)
      expect(second.body.paylink.id).not.toBe(first.body.paylink.id)
      expect(await payable()).toEqual([second.body.paylink.id])
    })

    it("the shopper opens the order's own page again: the link that was sent is switched off", async () => {
      const { buyer, payable, send } = await owingOrder(stage)
      const { body } = await send().expect(200)
      const { reference } = await buyer.openLink()
      await until(async () => !(await payable()).includes(body.paylink.id))
      expect(await payable()).toEqual([reference])
    })

    it.each([
      ["more than is owed", { amount: 149.91 }],
      ["nothing", { amount: 0 }],
      ["less than nothing", { amount: -1 }],
      ["a lifetime of a year", { lifetime_hours: 8760 }],
      ["an unknown wish", { agent: "x" }],
    ])("asked for %s: refused, no link made", async (_what, input) => {
      const { reference, send, links, payable } = await owingOrder(stage)
      expect((await send(input)).status).toBe(400)
      expect(await links()).toEqual([reference])
      expect(await payable()).toEqual([reference])
    })

    it.each([
      ["tr-TR,tr;q=0.9", "lng=en", "The order owes 149,90 TL; a link cannot ask for more."],
      ["en", "a=1; lng=tr", "Siparişin kalan borcu 149,90 TL; link bundan fazlasını isteyemez."],
      ["tr-TR,tr;q=0.9", "", "Siparişin kalan borcu 149,90 TL; link bundan fazlasını isteyemez."],
    ])("is refused in the language of the admin that asks (%s, %s)", async (accepted, cookie, sentence) => {
      const { send } = await owingOrder(stage)
      const asked = send({ amount: 150 }).set("accept-language", accepted)
      const { body } = await (cookie ? asked.set("cookie", cookie) : asked).expect(400)
      expect(body.message).toBe(sentence)
    })

    it("a paid or canceled order gets none, and canceling switches its link off", async () => {
      const { orderId, send, payable } = await owingOrder(stage)
      const { body } = await send().expect(200)
      await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
      await until(async () => (await payable()).length === 0)
      expect((await send()).status).toBe(400)
      await (await stage.simulator.pay(body.paylink.url, { force: true })).confirmation
      const held = await until(async () => stage.events.find((one) => one.name === "paynet.payment.held"))
      expect(held.data).toMatchObject({ outcome: "late_payment", order_id: orderId })
      expect((await send()).status).toBe(400)
    })

    it("canceled while its link is being made: the link is not left payable", async () => {
      const { orderId, send, payable } = await owingOrder(stage)
      const held = stage.simulator.control.hold("mailorder/create")
      const sending = send().then((answer) => answer)
      await held.reached
      await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
      const made = () =>
        stage.sql("select status from paynet_paylink where order_id = ? and purpose = 'pay_by_link'", [orderId])
      await until(async () => (await made())[0]?.status === "disable_due", 1_500).catch(() => undefined)
      held.release()
      expect((await sending).status).not.toBe(200)
      await stage.sql(
        "update paynet_paylink set due_at = now() - interval '1 second', switching_off_at = null where order_id = ?",
        [orderId],
      )
      await stage.runJob()
      expect(await payable()).toEqual([])
    })

    it("a phone order to which tax is added: the link asks what Medusa's admin says is owed, and settles it", async () => {
      const { admin, seed } = stage
      const { tax_regions } = (await admin.get("/admin/tax-regions?country_code=tr")).body
      const kdv = { tax_region_id: tax_regions[0].id, name: "KDV", code: "KDV20", rate: 20, is_default: true }
      await admin.post("/admin/tax-rates").send(kdv).expect(200)
      const { body: draft } = await admin
        .post("/admin/draft-orders")
        .send({
          region_id: seed.region,
          email: "telefon@example.com",
          shipping_address: { country_code: "tr", first_name: "Telefon", phone: "+905551112233" },
          items: [{ variant_id: seed.variants.shirt, quantity: 1 }],
        })
        .expect(200)
      const orderId = String(draft.draft_order.id)
      await admin.post(`/admin/draft-orders/${orderId}/convert-to-order`).expect(200)
      const owed = async () =>
        lira(
          (await admin.get(`/admin/orders/${orderId}?fields=id,total,summary`)).body.order.summary.pending_difference,
        )
      expect(await owed()).toBe("179.88")
      const { body } = await admin.post(`/admin/paynet/orders/${orderId}/paylinks`).send({ send_sms: true }).expect(200)
      expect(body.paylink.amount).toBe("179.88")
      const link = stage.simulator.books().links.find((one) => one.reference === body.paylink.id)
      expect(link?.request).toMatchObject({ send_sms: true, phone: "+905551112233", send_mail: false })
      await (await stage.simulator.pay(body.paylink.url)).confirmation
      await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
      expect(await owed()).toBe("0.00")
    })

    it("an order that nobody knows is not found", async () => {
      expect((await stage.admin.post("/admin/paynet/orders/order_none/paylinks").send({})).status).toBe(404)
    })
  })
}

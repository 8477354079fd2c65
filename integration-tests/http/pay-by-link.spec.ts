import { merchant } from "../helpers/admin"
import { age, editedOrder, unpaidOrder } from "../helpers/orders"
import { lira, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage(
  (stage) => {
    const owingOrder = () => unpaidOrder(stage, { email: "telefon@example.com" })

    describe("an order that owes money is paid by a link", () => {
      it("the whole sum: mailed by Paynet, paid, settled", async () => {
        const { orderId, send, order } = await owingOrder()
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
        expect(stage.events).toMatchObject([{ name: "paynet.payment.authorized", data: { order_id: orderId } }])
      })

      it("what the admin did not say is as the settings say: mailed by Paynet", async () => {
        await merchant(stage).save({ fields: { sendEmail: true } })
        const { send } = await owingOrder()
        const { body } = await send().expect(200)
        const link = stage.simulator.books().links.find((one) => one.reference === body.paylink.id)
        expect(link?.request).toMatchObject({ send_mail: true, expire_date: "72" })
        await merchant(stage).save({ fields: { sendEmail: null } })
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
        expect(await payable()).toEqual([second.body.paylink.id])
      })

      it("the shopper opens the order's own page again: the link that was sent is switched off", async () => {
        const { buyer, payable, send } = await owingOrder()
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
        const { reference, send, links, payable } = await owingOrder()
        expect((await send(input)).status).toBe(400)
        expect(await links()).toEqual([reference])
        expect(await payable()).toEqual([reference])
      })

      it.each([
        ["tr-TR,tr;q=0.9", "lng=en", "The order owes 149,90 TL; a link cannot ask for more."],
        ["en", "a=1; lng=tr", "Siparişin kalan borcu 149,90 TL; link bundan fazlasını isteyemez."],
        ["tr-TR,tr;q=0.9", "", "Siparişin kalan borcu 149,90 TL; link bundan fazlasını isteyemez."],
      ])("is refused in the language of the admin that asks (%s, %s)", async (accepted, cookie, sentence) => {
        const { send } = await owingOrder()
        const asked = send({ amount: 150 }).set("accept-language", accepted)
        const { body } = await (cookie ? asked.set("cookie", cookie) : asked).expect(400)
        expect(body.message).toBe(sentence)
      })

      it("a paid or canceled order gets none, and canceling switches its link off", async () => {
        const { orderId, send, payable } = await owingOrder()
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
        const { orderId, send, payable } = await owingOrder()
        const held = stage.simulator.control.hold("mailorder/create")
        const sending = send().then((answer) => answer)
        await held.reached
        await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
        const made = () =>
          stage.sql("select status from paynet_paylink where order_id = ? and purpose = 'pay_by_link'", [orderId])
        await until(async () => (await made())[0]?.status === "disable_due", 1_500).catch(() => undefined)
        held.release()
        expect((await sending).status).not.toBe(200)
        await stage.sql("update paynet_paylink set due_at = now(), switching_off_at = null where order_id = ?", [
          orderId,
        ])
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
        const { body } = await admin
          .post(`/admin/paynet/orders/${orderId}/paylinks`)
          .send({ send_sms: true })
          .expect(200)
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

    describe("an order that was edited, with a second link for the difference", () => {
      it("ignored: the link expires, the order stays as it is", async () => {
        const { order, owed, send } = await editedOrder(stage)
        const { paylink } = (await send().expect(200)).body
        expect(paylink.amount).toBe("149.90")
        const before = await order()
        await age(stage, paylink.id, 31)
        await stage.runJob()
        await stage.runJob()
        expect(await stage.sql("select status from paynet_paylink where id = ?", [paylink.id])).toEqual([
          { status: "expired" },
        ])
        const after = await order()
        expect(after).toMatchObject({ status: "pending", payment_status: before.payment_status })
        expect(after.summary.paid_total).toBe(before.summary.paid_total)
        expect(await owed()).toBe("149.90")
      })

      it("paid: the order is settled, with two payments captured", async () => {
        const { order, owed, send, places } = await editedOrder(stage)
        const { paylink } = (await send().expect(200)).body
        await (await stage.simulator.pay(paylink.url)).confirmation
        await until(async () => (await owed()) === "0.00")
        const after = await order()
        expect(after.payment_status).toBe("captured")
        expect(after.transactions.map(({ amount }: { amount: number }) => lira(amount))).toEqual(["149.90", "149.90"])
        await until(async () => (await places()).filter(({ place }) => place === "captured").length === 2)
      })

      it("paid in two parts: settled, and read as such", async () => {
        const { order, owed, send } = await editedOrder(stage)
        for (const [amount, left] of [
          [100, "49.90"],
          [49.9, "0.00"],
        ] as const) {
          const { paylink } = (await send({ amount }).expect(200)).body
          await (await stage.simulator.pay(paylink.url)).confirmation
          await until(async () => (await owed()) === left)
        }
        expect((await order()).payment_status).toBe("captured")
      })

      it("expired, and paid after all while the order still owes it: settled", async () => {
        const { owed, send, places } = await editedOrder(stage)
        const { paylink } = (await send().expect(200)).body
        await age(stage, paylink.id, 31)
        await stage.runJob()
        await (await stage.simulator.pay(paylink.url, { force: true })).confirmation
        await until(async () => (await owed()) === "0.00")
        expect(await places()).toEqual(Array(2).fill({ place: "captured", outcome: "captured" }))
      })

      it("edited again: the link for the old difference is switched off", async () => {
        const { add, send } = await editedOrder(stage)
        const { paylink } = (await send().expect(200)).body
        await add()
        const link = () => stage.simulator.books().links.find((one) => one.reference === paylink.id)
        await until(async () => link()?.payable === false)
      })

      it("canceled: the link is switched off, a payment on it is held, only the first payment goes back", async () => {
        const { orderId, order, firstXact, send, places } = await editedOrder(stage)
        const { paylink } = (await send().expect(200)).body
        await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
        const link = () => stage.simulator.books().links.find((one) => one.reference === paylink.id)
        await until(async () => link()?.payable === false)
        const { xactId, confirmation } = await stage.simulator.pay(paylink.url, { force: true })
        await confirmation
        await until(async () => (await places()).some(({ outcome }) => outcome === "late_payment"))
        expect(await places()).toContainEqual({ place: "held", outcome: "late_payment" })
        const { reversals } = stage.simulator.books()
        expect(reversals.filter((one) => [xactId, firstXact].includes(one.xactId))).toMatchObject([
          { xactId: firstXact },
        ])
        expect(await order()).toMatchObject({ status: "canceled" })
      })
    })

    describe("Medusa's own payment link of an order page", () => {
      /** What a storefront's page does with the link's payment collection. */
      const openCollection = async (collectionId: string) => {
        const { body } = await stage.store
          .post(`/store/payment-collections/${collectionId}/payment-sessions`)
          .send({ provider_id: "pp_paynet_paynet" })
          .expect(200)
        return body.payment_collection.payment_sessions[0].data
      }

      it("of what an edit made of the order: paid, captured on the order", async () => {
        const { order, owed } = await editedOrder(stage)
        const unpaid = (await order()).payment_collections.find(
          ({ status }: { status: string }) => status === "not_paid",
        )
        const { redirect_url, id } = await openCollection(unpaid.id)
        expect((await openCollection(unpaid.id)).redirect_url).toBe(redirect_url)
        const { confirmation, redirectUrl } = await stage.simulator.pay(redirect_url)
        await confirmation
        await until(async () => (await owed()) === "0.00")
        expect((await order()).payment_status).toBe("captured")
        const back = await fetch(redirectUrl, { redirect: "manual" })
        expect(back.headers.get("location")).toContain(`status=paid`)
        expect(back.headers.get("location")).toContain(`order=${(await order()).id}`)
        expect(id).toMatch(/^pl_/)
      })

      it("of a collection that an admin made for the order: paid, captured on the order", async () => {
        const { orderId, order, send } = await owingOrder()
        const { body } = await stage.admin
          .post("/admin/payment-collections")
          .send({ order_id: orderId, amount: 149.9 })
          .expect(200)
        const { redirect_url } = await openCollection(body.payment_collection.id)
        await (await stage.simulator.pay(redirect_url)).confirmation
        await until(async () => (await order()).summary.pending_difference === 0)
        expect((await order()).transactions).toHaveLength(1)
        expect((await send()).status).toBe(400)
      })

      it("ignored: the link expires, the order stays", async () => {
        const { order, owed } = await editedOrder(stage)
        const unpaid = (await order()).payment_collections.find(
          ({ status }: { status: string }) => status === "not_paid",
        )
        const { id } = await openCollection(unpaid.id)
        await age(stage, id, 31)
        await stage.runJob()
        await stage.runJob()
        expect(await order()).toMatchObject({ status: "pending" })
        expect(await owed()).toBe("149.90")
      })
    })
  },
  { flow: "order_first" },
)

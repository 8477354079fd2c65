import { Modules } from "@medusajs/framework/utils"
import { wait } from "../../helpers/attack"
import { age, unpaidOrder } from "../../helpers/orders"
import { refusing } from "../../helpers/refusing"
import { until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

type Unpaid = Awaited<ReturnType<typeof unpaidOrder>>

/** Another provider authorised a payment of this order, and has not captured it. */
const authorizeElsewhere = async ({ container, admin }: Stage, { orderId }: Unpaid) => {
  const { body } = await admin.post("/admin/payment-collections").send({ order_id: orderId, amount: 149.9 }).expect(200)
  const payments = container.resolve(Modules.PAYMENT)
  const session = await payments.createPaymentSession(body.payment_collection.id, {
    provider_id: "pp_system_default",
    amount: 149.9,
    currency_code: "try",
    data: {},
  })
  await payments.authorizePaymentSession(session.id, {})
}

/** Goods were sent: what a merchant does who trusts the buyer. */
const fulfil = async ({ container, seed }: Stage, { orderId }: Unpaid) => {
  const fulfillment = await container.resolve(Modules.FULFILLMENT).createFulfillment({
    location_id: seed.stock.location,
    provider_id: "manual_manual",
    delivery_address: { country_code: "tr" },
    items: [],
    labels: [],
    order: {},
  })
  const whose = { [Modules.ORDER]: { order_id: orderId }, [Modules.FULFILLMENT]: { fulfillment_id: fulfillment.id } }
  await container.resolve("link").create(whose)
}

const mark =
  (patch: string) =>
  (stage: Stage, { reference }: Unpaid) =>
    stage.sql(`update paynet_paylink set ${patch} where id = ?`, [reference])

const SPOILED: [string, (stage: Stage, unpaid: Unpaid) => PromiseLike<unknown>][] = [
  ["another provider authorised a payment of it", authorizeElsewhere],
  ["the shopper chose another provider", (_stage, { buyer }) => buyer.askSession({}, "pp_system_default").expect(200)],
  ["something of it was fulfilled", fulfil],
  ["its link was sent by an admin", mark("purpose = 'pay_by_link'")],
  ["its money is held", (stage, { url }) => stage.simulator.pay(url, { amount: "149.89", confirm: false })],
]

export const neverPaid = (stage: Stage): void => {
  describe("an order that was placed first and never paid", () => {
    it("is canceled half an hour after its link expired, switched off and asked about", async () => {
      const { buyer, reference, status } = await unpaidOrder(stage)
      await age(stage, reference, 29)
      await stage.runJob()
      expect(await status()).toBe("pending")
      await age(stage, reference, 31)
      await stage.runJob()
      await until(async () => (await status()) === "canceled")
      expect(buyer.link(reference).payable).toBe(false)
      const services = stage.simulator
        .books()
        .calls.filter((call) => call.reference === reference)
        .map(({ service }) => service)
      const off = services.lastIndexOf("mailorder/status_update")
      expect(services.indexOf("transaction/check", off)).toBeGreaterThan(off)
    })

    it("is not canceled by whoever asks about its link, before the link is switched off", async () => {
      const { reference, status } = await unpaidOrder(stage)
      await age(stage, reference, 31)
      await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
      await wait(2_500)
      const isPayable = () => stage.simulator.books().links.find((one) => one.reference === reference)?.payable
      expect([isPayable(), await status()]).not.toEqual([true, "canceled"])
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("canceled")
      expect(isPayable()).toBe(false)
    })

    it("is kept while its link cannot be switched off", async () => {
      const { buyer, reference, status } = await unpaidOrder(stage)
      const down = { kind: "status", status: 500, times: "always" } as const
      stage.simulator.control.set({ services: { "mailorder/status_update": down } })
      for (let turn = 0; turn < 3; turn += 1) {
        await age(stage, reference, 31)
        await stage.runJob()
        expect(await status()).toBe("pending")
      }
      stage.simulator.control.reset()
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("canceled")
      expect(buyer.link(reference).payable).toBe(false)
    })

    it("is canceled later when Medusa could not do it at once", async () => {
      const { reference, status } = await unpaidOrder(stage)
      const putBack = await refusing(stage)("order", "update", "new.status = 'canceled'")
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("pending")
      const [link] = await stage.sql("select due_at is not null as due from paynet_paylink where id = ?", [reference])
      expect(link).toEqual({ due: true })
      await putBack()
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("canceled")
    })

    it("is canceled though Paynet does not switch off what has expired", async () => {
      const { reference, status } = await unpaidOrder(stage)
      const refused = { kind: "code", code: 6, times: "always" } as const
      stage.simulator.control.set({ services: { "mailorder/status_update": refused } })
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("canceled")
    })

    it("is kept when it was paid in the last minute", async () => {
      const { buyer, url, reference } = await unpaidOrder(stage)
      await stage.simulator.pay(url, { confirm: false })
      await age(stage, reference, 31)
      await stage.runJob()
      expect((await buyer.books()).orders).toMatchObject([{ payment_status: "captured" }])
    })

    it("its stock is free again", async () => {
      const { buyer, reference, status } = await unpaidOrder(stage, { item: "scarce" })
      const reserved = async () => {
        const made = "select id from reservation_item where deleted_at is null and line_item_id in"
        const items =
          "(select item_id from order_item where order_id in (select order_id from order_cart where cart_id = ?))"
        return (await stage.sql(`${made} ${items}`, [buyer.cartId])).length
      }
      expect(await reserved()).toBe(1)
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("canceled")
      expect(await reserved()).toBe(0)
    })

    it("is kept when a person settled it with a credit", async () => {
      const { orderId, reference, status } = await unpaidOrder(stage)
      await stage.admin
        .post(`/admin/orders/${orderId}/credit-lines`)
        .send({ amount: 149.9, reference: "order", reference_id: orderId })
        .expect(200)
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("pending")
    })

    it("is kept while another link of it is open", async () => {
      const { reference, send, status } = await unpaidOrder(stage)
      const sent = await send().expect(200)
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe("pending")
      await (await stage.simulator.pay(sent.body.paylink.url)).confirmation
      await until(async () => stage.events.find((one) => one.name === "paynet.payment.authorized"))
    })

    it.each(SPOILED)("is kept when %s", async (_what, spoil) => {
      const unpaid = await unpaidOrder(stage)
      await spoil(stage, unpaid)
      for (let turn = 0; turn < 3; turn += 1) {
        await age(stage, unpaid.reference, 31)
        await stage.runJob()
      }
      expect(await unpaid.status()).toBe("pending")
    })
  })
}

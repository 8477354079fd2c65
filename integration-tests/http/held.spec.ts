import { expectEvents } from "../helpers/events"
import { lira, setStock, shopper, until } from "../helpers/scene"
import { onStage, type Stage } from "../helpers/stage"

type Shopper = Awaited<ReturnType<typeof shopper>>

/** The money is in the ledger under its name, Medusa booked nothing, an event said so, and no new link is offered. */
const expectHeld = async (stage: Stage, buyer: Shopper, outcome: string, charged: string): Promise<void> => {
  const held = await buyer.money("held")
  expect(held).toMatchObject({ outcome, payment_id: null })
  expect(lira(held.charged)).toBe(charged)
  const { orders, payments } = await buyer.books()
  expect(orders).toHaveLength(0)
  expect(payments).toHaveLength(0)
  const [event] = await expectEvents(stage, ["payment.held"])
  expect(event).toMatchObject({ outcome, cart_id: buyer.cartId, transaction_id: held.id })
  const before = (await buyer.links()).length
  const { data } = await buyer.startPayment()
  expect(data).toMatchObject({ state: "processing", redirect_url: null })
  expect(await buyer.links()).toHaveLength(before)
}

onStage((stage) => {
  describe("money that does not fit is held under its name, never booked on a wrong sum", () => {
    it.each([
      ["less was charged than asked", { amount: "149.89" }, "amount_mismatch", "149.89"],
      ["more was charged than asked", { amount: "149.91" }, "amount_mismatch", "149.91"],
      ["another currency was charged", { currency: "EUR" }, "currency_mismatch", "149.90"],
    ])("%s", async (_what, spoiled, outcome, charged) => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      await (await stage.simulator.pay(url, spoiled)).confirmation
      await expectHeld(stage, buyer, outcome, charged)
      expect(await buyer.status(session.id)).toMatchObject({ status: "held", reason: outcome, redirect_url: null })
      const { body } = await buyer.complete()
      expect(body.type).not.toBe("order")
    })

    it("the old link is paid after the cart grew: late_payment, the cart stays a cart", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      await buyer.addItem().expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      await expectHeld(stage, buyer, "late_payment", "149.90")
      expect(await buyer.status(session.id)).toMatchObject({ status: "held", reason: "late_payment" })
    })

    it("the old link is paid after the new link was opened: held, and the new link is not booked with it", async () => {
      const buyer = await shopper(stage)
      const old = await buyer.openLink()
      await buyer.addItem().expect(200)
      const { url } = await buyer.openLink()
      expect(url).not.toBe(old.url)
      await (await stage.simulator.pay(old.url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      await (await stage.simulator.pay(url)).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toHaveLength(1)
      expect(lira(orders[0]?.paid)).toBe("299.80")
      expect(payments).toHaveLength(1)
    })

    it("taxes added to the cart after the link was made: amount_mismatch", async () => {
      const buyer = await shopper(stage, { region: stage.seed.lateTaxRegion, country: "cy" })
      const { url } = await buyer.openLink()
      await stage.store.post(`/store/carts/${buyer.cartId}/taxes`).expect(200)
      await (await stage.simulator.pay(url)).confirmation
      await expectHeld(stage, buyer, "amount_mismatch", "149.90")
    })

    /** As another server without a shared lock does it: Medusa's own route would wait for the cart's lock, in vain. */
    const addTaxes = async (buyer: Shopper) => {
      const { items } = await buyer.cart()
      const taxes = items.map(({ id }: { id: string }) => ({ item_id: id, code: "KDV20", rate: 20 }))
      await stage.container.resolve("cart").setLineItemTaxLines(buyer.cartId, taxes)
      expect(lira((await buyer.cart()).total)).toBe("179.88")
    }

    it("taxes added while /complete asks Paynet: amount_mismatch, nothing booked", async () => {
      const buyer = await shopper(stage, { region: stage.seed.lateTaxRegion, country: "cy" })
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const held = stage.simulator.control.hold("transaction/check")
      const completing = buyer.complete().then((answer) => answer)
      await held.reached
      await addTaxes(buyer)
      held.release()
      expect((await completing).body.type).not.toBe("order")
      await expectHeld(stage, buyer, "amount_mismatch", "149.90")
    })

    it("taxes added after the decision, while Medusa writes the order: amount_mismatch, nothing booked", async () => {
      const buyer = await shopper(stage, { region: stage.seed.lateTaxRegion, country: "cy" })
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const statement = await stage.holdTable("order")
      const confirming = fetch(buyer.confirmationUrl(reference), { method: "POST", body: "{}" })
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike 'insert into "order"%'`
      await until(async () => (await stage.sql(waiting)).length > 0)
      await addTaxes(buyer)
      await statement.release()
      await confirming
      await expectHeld(stage, buyer, "amount_mismatch", "149.90")
    })

    it("the cart grew after it was paid, before anybody said so: late_payment", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await buyer.addItem().expect(200)
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await expectHeld(stage, buyer, "late_payment", "149.90")
      expect(await buyer.status(session.id)).toMatchObject({ status: "held", redirect_url: null })
    })

    it("stock gone after payment: order_failed, and Medusa booked no payment", async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { url } = await buyer.openLink()
      await setStock(stage, 0)
      await (await stage.simulator.pay(url)).confirmation
      await expectHeld(stage, buyer, "order_failed", "80.00")
    })

    it("provider switched off in the region after payment: order_failed", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.admin
        .post(`/admin/regions/${stage.seed.region}`)
        .send({ payment_providers: ["pp_system_default"] })
        .expect(200)
      await (await stage.simulator.pay(url)).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "order_failed" })
      expect(await buyer.books()).toMatchObject({ orders: [], payments: [] })
    })

    it("paid twice on one link: one order, the second payment held, the shopper reads paid", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
      const { orders, payments } = await buyer.books()
      expect(orders).toHaveLength(1)
      expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0 })
      expect(payments).toHaveLength(1)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid" })
      await expectEvents(stage, ["payment.authorized", "payment.held"])
    })

    it("both payments of one link known at once: one order, one held", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.simulator.pay(url, { confirm: false, force: true })
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await buyer.money("captured")
      expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
      expect((await buyer.books()).orders).toHaveLength(1)
    })

    it("the order was placed with another provider, then the old link is paid: held, the order is left alone", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await buyer.askSession({}, "pp_system_default").expect(200)
      await buyer.complete().expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      const { orders, payments } = await buyer.books()
      expect(orders).toHaveLength(1)
      expect(payments).toHaveLength(1)
      expect(payments[0]).toMatchObject({ provider_id: "pp_system_default" })
    })

    it("given back in Paynet's panel before we looked: reversed, no order", async () => {
      stage.simulator.control.set({ check: { showReversedFlag: true } })
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.reverse(xactId)
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      expect(await buyer.money("refunded")).toMatchObject({ outcome: "reversed" })
      expect((await buyer.books()).orders).toHaveLength(0)
      expect(await buyer.status(session.id)).toMatchObject({ status: "refunded", reason: "reversed" })
    })
  })

  describe("money whose session is gone is taken over when the cart still wants exactly it", () => {
    const expectAdopted = async (buyer: Shopper): Promise<void> => {
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted" })
      const { orders, payments } = await buyer.books()
      expect(orders).toHaveLength(1)
      expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
      expect(payments).toHaveLength(1)
      const [event] = await expectEvents(stage, ["payment.authorized"])
      expect(event).toMatchObject({ outcome: "adopted" })
    }

    it("the cart grew and shrank again: adopted", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const { body } = await buyer.addItem("thirds").expect(200)
      const added = body.cart.items.find(
        (item: { quantity: number; title: string; variant_title: string }) => item.variant_title === "thirds",
      )
      await stage.store.delete(`/store/carts/${buyer.cartId}/line-items/${added.id}`).expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      await expectAdopted(buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid" })
    })

    it("the shopper chose another way of paying, then paid the link after all: adopted", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await buyer.askSession({}, "pp_system_default").expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      await expectAdopted(buyer)
    })
  })

  describe("a link that is no longer wanted is switched off", () => {
    it("cart changed: the cart change makes no call itself, the link is passive soon after", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const started = Date.now()
      await buyer.addItem().expect(200)
      expect(Date.now() - started).toBeLessThan(2000)
      await until(async () => !buyer.link(reference).payable)
      expect(buyer.link(reference).status).toBe(3)
    })

    it("Paynet is down when the cart changes: the job switches it off once Paynet is back", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      stage.simulator.control.set({
        services: { "mailorder/status_update": { kind: "status", status: 500, times: "always" } },
      })
      await buyer.addItem().expect(200)
      await until(async () => stage.log.some((line) => line.includes("switching a paylink off failed")))
      stage.simulator.control.reset()
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      await stage.runJob()
      expect(buyer.link(reference).payable).toBe(false)
    })

    it("an unpaid link is called expired only by a look made half an hour after", async () => {
      const buyer = await shopper(stage)
      const { session, reference } = await buyer.openLink()
      const age = (minutes: number) =>
        stage.sql(
          `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
          [reference],
        )
      await age(29)
      await stage.runJob()
      expect((await buyer.status(session.id)).status).toBe("pending")
      await age(31)
      await stage.runJob()
      expect((await buyer.status(session.id)).status).toBe("expired")
      await until(async () => stage.events.find((one) => one.name === "paynet.paylink.expired"))
    })
  })
})

import { anotherProcess } from "../helpers/another-process"
import { post, without } from "../helpers/attack"
import { dying, forget, letProcessesDie } from "../helpers/death"
import { expectEvents } from "../helpers/events"
import { lira, type Shopper, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

onStage((stage) => {
  const isDue = (reference: string) =>
    stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])

  /** One order, one captured payment, one transaction, and the one event that says so. */
  const expectOneOrder = async (buyer: Shopper, outcome = "captured", reads = "captured"): Promise<void> => {
    expect(await buyer.money("captured")).toMatchObject({ outcome })
    const { orders, payments } = await buyer.books()
    expect(orders).toMatchObject([{ payment_status: reads, pending: 0, transactions: 1 }])
    expect(lira(orders[0]?.paid)).toBe(lira(orders[0]?.total))
    const standing = payments.filter((payment) => lira(payment.captured) !== lira(payment.refunded))
    expect(standing).toHaveLength(1)
    await expectEvents(stage, ["payment.authorized"])
  }

  /** Medusa has written the order of this cart and is about to authorise it. */
  const orderIsWritten = (buyer: Shopper) =>
    until(async () => (await stage.sql("select 1 from order_cart where cart_id = ?", [buyer.cartId])).length > 0)

  describe("an order that Medusa is making at this moment is not ours to book", () => {
    it("another process reconciles while /complete asks Paynet", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const held = stage.simulator.control.hold("transaction/check")
      const completing = buyer.complete().then((answer) => answer)
      await held.reached
      await isDue(reference)
      const reconciling = stage.runJob()
      await rest(500)
      held.release()
      expect((await completing).body.type).toBe("order")
      await reconciling
      await isDue(reference)
      await stage.runJob()
      await expectOneOrder(buyer)
    })

    it.each([0, 700])("the confirmation's look is under way when /complete comes (%i ms)", async (delay) => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const first = stage.simulator.control.hold("transaction/check")
      const confirming = fetch(buyer.confirmationUrl(reference), { method: "POST", body: "{}" })
      await first.reached
      const completing = buyer.complete().then((answer) => answer)
      await orderIsWritten(buyer)
      await rest(150)
      const second = delay ? stage.simulator.control.hold("transaction/check") : null
      first.release()
      await second?.reached
      await rest(delay)
      second?.release()
      expect((await completing).body.type).toBe("order")
      expect((await confirming).status).toBe(200)
      await expectOneOrder(buyer)
    })

    it("the order's transaction is booked once though the confirmation comes before Medusa booked it", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const statement = await stage.holdTable("order_transaction")
      const completing = buyer.complete().then((answer) => answer)
      await until(async () => (await buyer.books()).payments.length > 0)
      const confirming = fetch(buyer.confirmationUrl(reference), { method: "POST", body: "{}" })
      await rest(1500)
      await statement.release()
      expect((await completing).body.type).toBe("order")
      await confirming
      await expectOneOrder(buyer)
    })
  })

  it("two sessions of one cart that ask for one payment at one moment: one gets it", async () => {
    const { authorize } = require("../../.medusa/server/src/payments/authorize")
    const { look } = require("../../.medusa/server/src/payments/look")
    const buyer = await shopper(stage)
    const { session, url, reference } = await buyer.openLink()
    const wish = { provider_id: "pp_paynet_paynet", amount: 149.9, currency_code: "try", data: {} }
    const other = await stage.container.resolve("payment").createPaymentSession(buyer.collectionId, wish)
    expect(other.data).toMatchObject({ id: reference })
    await stage.simulator.pay(url, { confirm: false })
    const processes = [await anotherProcess(stage), await anotherProcess(stage)] as const
    await look(processes[0], await processes[0].ledger.links.byId(reference), 5_000)
    const said = await Promise.all([authorize(processes[0], session.id), authorize(processes[1], other.id)])
    expect(said.map(({ kind }) => kind).filter((kind) => kind === "captured")).toHaveLength(1)
  })

  describe("money that was claimed finds its place though its session is gone", () => {
    it("killed between claim and payment, then the session was replaced", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const statement = await stage.holdTable("payment")
      const dying = stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      dying.catch(() => undefined)
      await until(async () => (await buyer.ledger()).length > 0)
      await rest(500)
      await stage.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
      await statement.release()
      await dying.catch(() => undefined)
      expect((await buyer.startPayment()).data).toMatchObject({ state: "processing", redirect_url: null })
      await stage.sql("update paynet_transaction set claimed_at = now() - interval '3 minutes' where paylink_id = ?", [
        reference,
      ])
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await expectOneOrder(buyer, "adopted")
    })

    it("a payment without order whose session was replaced: closed in Medusa's books, then booked once", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      await buyer.startPayment()
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      // Medusa derives this word from all payments of the collection, the closed one included; nothing is owed.
      await expectOneOrder(buyer, "adopted", "refunded")
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toHaveLength(0)
    })

    it("killed between that closing and the next booking: booked once all the same", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const payments = stage.container.resolve("payment")
      await payments.authorizePaymentSession(session.id, {})
      await buyer.startPayment()
      const { NOTES } =
        require("../../.medusa/server/src/payments/medusa-refunds") as typeof import("../../src/payments/medusa-refunds")
      const [orphan] = (await buyer.books()).payments
      await payments.refundPayment({ payment_id: String(orphan?.id), note: NOTES.closing })
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await expectOneOrder(buyer, "adopted", "refunded")
    })
  })

  it("an order of a completion that was killed before its payment does not stand unpaid when the cart is changed", async () => {
    const putBack = await letProcessesDie(stage)
    // Medusa writes beside each other what ties the order, marks the cart, reserves stock: which comes third is chance.
    const { buyer, reference } = await until(async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      await dying({ effect: 3, done: true }, () => buyer.complete().then((answer) => answer))
      return (await buyer.books()).orders.length > 0 && { buyer, reference }
    }, 90_000)
    putBack()
    forget(stage.container)
    const order = await buyer.order()
    // Medusa marks the cart as completed beside tying the order to it: this process died before that mark.
    await stage.sql("update cart set completed_at = null where id = ?", [buyer.cartId])
    const status = async () =>
      (await stage.admin.get(`/admin/orders/${order.id}?fields=status`).expect(200)).body.order.status
    expect(await status()).toBe("pending")
    await buyer.addItem().expect(200)
    for (let look = 0; look < 4; look += 1) {
      await stage.sql(
        "update paynet_paylink set expires_at = now() - interval '31 minutes', due_at = now(), looked_at_3 = null, lease_until = null where id = ?",
        [reference],
      )
      await stage.runJob()
    }
    expect(await status()).toBe("canceled")
  })

  describe("a bell that rings leads to a look that starts after it", () => {
    it("though another process's clock is ahead", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.sql("update paynet_paylink set answered_at = now() + interval '2 seconds' where id = ?", [reference])
      await (await stage.simulator.pay(url)).confirmation
      await expectOneOrder(buyer)
    })

    it("though the job was answered a moment before", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await isDue(reference)
      await stage.runJob()
      await stage.simulator.pay(url, { confirm: false })
      await stage.http.post("/hooks/payment/paynet_paynet").send({ reference_no: reference }).expect(200)
      await stage.runJob()
      await expectOneOrder(buyer)
    })

    it("though its note cannot be stored", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const body = `{"authorization_code":"\\ud800 \\u0000 ${"x".repeat(38)}😀"}`
      const answer = await fetch(buyer.confirmationUrl(reference), { method: "POST", body })
      expect(answer.status).toBe(200)
      await expectOneOrder(buyer)
    })
  })

  it("a post that the database cannot take is answered with 503, a browser with a page that says so, and with 200 once it can", async () => {
    const buyer = await shopper(stage)
    const { url, reference } = await buyer.openLink()
    await stage.simulator.pay(url, { confirm: false })
    const hook = buyer.confirmationUrl(reference)
    const stock = `${stage.url}/hooks/payment/paynet_paynet`
    await without(stage, "paynet_paylink", async () => {
      expect(await post(hook, "{}")).toMatchObject({ status: 503, text: "" })
      expect(await post(stock, JSON.stringify({ reference_no: reference }))).toMatchObject({ status: 503, text: "" })
      const page = await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      expect([page.status, page.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"])
      expect(await page.text()).toContain("birkaç dakika sonra bu sayfayı yenileyin")
    })
    await without(stage, "paynet_refund", async () => {
      expect(await post(`${stage.url}/hooks/paynet/refunds/${"0".repeat(64)}`)).toMatchObject({ status: 503, text: "" })
    })
    expect(await post(hook, "{}")).toMatchObject({ status: 200 })
    await expectOneOrder(buyer)
  })

  it("a storefront cannot switch another shopper's link off through its own session's data", async () => {
    const victim = await shopper(stage)
    const { session, reference } = await victim.openLink()
    const attacker = await shopper(stage)
    const held = stage.simulator.control.hold("mailorder/create")
    const asking = attacker.askSession({ session_id: session.id }).then((answer) => answer)
    await held.reached
    const again = attacker.askSession().then((answer) => answer)
    await rest(500)
    held.release()
    await Promise.all([asking, again])
    await rest(3000)
    expect(victim.link(reference).payable).toBe(true)
  })

  it("a superseded link that cannot be switched off is tried again within minutes", async () => {
    const buyer = await shopper(stage)
    const { reference } = await buyer.openLink()
    const down = { kind: "status", status: 500, times: "always" } as const
    stage.simulator.control.set({ services: { "mailorder/status_update": down } })
    await buyer.addItem().expect(200)
    for (let turn = 0; turn < 2; turn += 1) {
      await isDue(reference)
      await stage.runJob()
    }
    const [link] = await stage.sql(
      "select due_at < now() + interval '5 minutes' as soon from paynet_paylink where id = ?",
      [reference],
    )
    expect(link).toEqual({ soon: true })
  })
})

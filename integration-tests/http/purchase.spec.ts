import { anotherProcess } from "../helpers/another-process"
import { payableOf, post } from "../helpers/attack"
import { paidOrder } from "../helpers/refunds"
import { lira, shopper, until } from "../helpers/scene"
import { onStage, type Stage } from "../helpers/stage"

type Shopper = Awaited<ReturnType<typeof shopper>>

/** One order, captured, the right sum, one event, one payment in Medusa, nothing paid twice at Paynet. */
const expectOnePurchase = async (stage: Stage, buyer: Shopper, total = "149.90"): Promise<void> => {
  await buyer.money("captured")
  const { orders, payments } = await buyer.books()
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
  expect(lira(orders[0]?.total)).toBe(total)
  expect(lira(orders[0]?.paid)).toBe(total)
  expect(payments).toHaveLength(1)
  expect(payments[0]).toMatchObject({ captures: "1", canceled_at: null })
  expect(lira(payments[0]?.captured)).toBe(total)
  expect(lira(payments[0]?.refunded)).toBe("0.00")
  const [transaction] = await buyer.ledger()
  expect(transaction).toMatchObject({ place: "captured", outcome: "captured", payment_id: payments[0]?.id })
  await until(async () => stage.events.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const authorized = stage.events.filter((one) => one.name === "paynet.payment.authorized")
  expect(authorized).toHaveLength(1)
  expect(authorized[0]?.data).toMatchObject({ order_id: orders[0]?.id, cart_id: buyer.cartId, outcome: "captured" })
  const charged = stage.simulator.books().transactions.filter((one) => one.reference === transaction?.paylink_id)
  expect(charged.filter((one) => one.succeeded)).toHaveLength(1)
}

onStage((stage) => {
  describe("a purchase becomes one captured order, whatever tells us of it", () => {
    it("paid and returned: the order is placed before the browser reaches the storefront", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const { redirectUrl } = await stage.simulator.pay(url, { confirm: false })
      const back = await fetch(redirectUrl, { redirect: "manual" })
      expect(back.status).toBe(303)
      const landing = new URL(back.headers.get("location") ?? "")
      const order = await buyer.order()
      expect(landing.pathname).toBe("/tr/paynet")
      expect(Object.fromEntries(landing.searchParams)).toEqual({
        session: session.id,
        status: "paid",
        reason: "captured",
        cart: buyer.cartId,
        order: order.id,
        no: String(order.display_id),
        locale: "tr",
      })
      expect(back.headers.get("cache-control")).toBe("no-store")
      expect(back.headers.get("referrer-policy")).toBe("no-referrer")
      await expectOnePurchase(stage, buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid", order_id: order.id, redirect_url: null })
    })

    it("paid and never returned: the confirmation alone places the order", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      const payment = await stage.simulator.pay(url)
      expect(await payment.confirmation).toMatchObject({ status: 200 })
      await expectOnePurchase(stage, buyer)
    })

    it("returned before the confirmation: the confirmation changes nothing", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      stage.simulator.control.set({ confirmation: { mode: "hold" } })
      const { redirectUrl, confirmation } = await stage.simulator.pay(url)
      await fetch(redirectUrl, { redirect: "manual" })
      await buyer.money("captured")
      await stage.simulator.control.releaseConfirmations()
      expect(await confirmation).toMatchObject({ status: 200 })
      await expectOnePurchase(stage, buyer)
    })

    it("confirmed before the return: the return finds the order", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      const { redirectUrl, confirmation } = await stage.simulator.pay(url)
      await confirmation
      const back = await fetch(redirectUrl, { redirect: "manual" })
      expect(new URL(back.headers.get("location") ?? "").searchParams.get("status")).toBe("paid")
      await expectOnePurchase(stage, buyer)
    })

    it("confirmation, return and /complete at the same instant make one order", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      const { redirectUrl } = await stage.simulator.pay(url, { confirm: false })
      const hook = buyer.confirmationUrl(reference)
      const [back, confirmed, completed] = await Promise.all([
        fetch(redirectUrl, { redirect: "manual" }),
        fetch(hook, { method: "POST", body: "{}" }),
        buyer.complete(),
      ])
      expect([back.status, confirmed.status]).toEqual([303, 200])
      expect([200, 409]).toContain(completed.status)
      await expectOnePurchase(stage, buyer)
    })

    it("confirmation lost and never returned: the job places the order", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.runJob()
      expect((await buyer.books()).orders).toHaveLength(0)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      await stage.runJob()
      await expectOnePurchase(stage, buyer)
    })

    it("a post of Paynet's while the database is away is answered 503; sent again it places the order", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const hook = buyer.confirmationUrl(reference)
      const refundHook = `${stage.url}/hooks/paynet/refunds/${"0".repeat(64)}`
      const stockHook = `${stage.url}/hooks/payment/paynet_paynet`
      const post = (to: string) => fetch(to, { method: "POST", body: JSON.stringify({ reference_no: reference }) })
      const tables = ["paynet_paylink", "paynet_refund"]
      for (const table of tables) await stage.sql(`alter table ${table} rename to ${table}_away`)
      const lost = await Promise.all([hook, refundHook, stockHook].map(post)).finally(async () => {
        for (const table of tables) await stage.sql(`alter table ${table}_away rename to ${table}`)
      })
      expect(lost.map((answer) => answer.status)).toEqual([503, 503, 503])
      expect(await Promise.all(lost.map((answer) => answer.text()))).toEqual(["", "", ""])
      expect((await post(hook)).status).toBe(200)
      await expectOnePurchase(stage, buyer)
    })

    it("twenty confirmations at once make one order and few questions to Paynet", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      stage.simulator.control.set({ confirmation: { repeat: 20 } })
      const { confirmation } = await stage.simulator.pay(url)
      const answer = await confirmation
      expect(new Set(answer?.statuses)).toEqual(new Set([200]))
      await expectOnePurchase(stage, buyer)
      const checks = stage.simulator
        .books()
        .calls.filter((call) => call.service === "transaction/check" && call.reference === reference)
      expect(checks.length).toBeLessThanOrEqual(3)
    })

    it("a storefront's own /complete after payment books it, and the record follows", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const early = await buyer.complete().expect(200)
      expect(early.body).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } })
      await stage.simulator.pay(url, { confirm: false })
      const { body } = await buyer.complete().expect(200)
      expect(body.type).toBe("order")
      await expectOnePurchase(stage, buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid", order_id: body.order.id })
    })

    it("a cart's first link costs one call to Paynet, asking again costs none and gives the same link", async () => {
      const buyer = await shopper(stage)
      const first = await buyer.openLink()
      expect(first.reference).toMatch(/^pl_[a-z0-9]{6}_[a-z0-9]{26}$/)
      expect(Object.keys(first.session.data).sort()).toEqual([
        "expires_at",
        "id",
        "redirect_url",
        "session_id",
        "state",
      ])
      const before = stage.simulator.books().calls.length
      const second = await buyer.openLink()
      expect(second.url).toBe(first.url)
      expect(second.session.id).not.toBe(first.session.id)
      expect(stage.simulator.books().calls.length).toBe(before)
      await stage.simulator.pay(second.url)
      await expectOnePurchase(stage, buyer)
      expect(await buyer.status(first.session.id)).toMatchObject({ status: "paid" })
    })

    it("a cart gets five links in ten minutes, and then a sentence", async () => {
      const buyer = await shopper(stage)
      for (let n = 0; n < 5; n += 1) {
        await buyer.openLink()
        await buyer.addItem().expect(200)
      }
      const { status, body } = await buyer.askSession()
      expect([status, body.message]).toEqual([400, expect.stringMatching(/wait a few minutes/)])
      expect(await buyer.links()).toHaveLength(5)
      await stage.sql(
        "update paynet_paylink set created_at = created_at - interval '11 minutes' where collection_id = ?",
        [buyer.collectionId],
      )
      await buyer.openLink()
    })

    it.each([2, 20])("%i session requests at once leave one payable link; paying it makes one order", async (times) => {
      const buyer = await shopper(stage)
      const answers = await Promise.all(Array.from({ length: times }, () => buyer.askSession()))
      expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThan(0)
      const { url } = await buyer.openLink()
      const made = (await buyer.links()).map((link) => link.id)
      const payable = stage.simulator.books().links.filter((link) => made.includes(link.reference) && link.payable)
      expect(payable).toHaveLength(1)
      expect(payable[0]?.url).toBe(url)
      await stage.simulator.pay(url)
      await expectOnePurchase(stage, buyer)
    })

    it("thirds of a kuruş are charged and booked as Medusa rounds them", async () => {
      const buyer = await shopper(stage, { item: "thirds" })
      const { url, reference } = await buyer.openLink()
      expect(buyer.link(reference).amount).toBe("12.01")
      await stage.simulator.pay(url)
      await buyer.money("captured")
      const { orders } = await buyer.books()
      expect(orders[0]).toMatchObject({ payment_status: "captured" })
      expect(lira(orders[0]?.total)).toBe("12.01")
    })
  })

  describe("what is paid cannot be paid again through us", () => {
    it("a session asked for after payment gets no link", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url)
      await buyer.money("captured")
      const again = await buyer.askSession()
      expect(again.body.payment_collection?.payment_sessions.at(-1).data ?? { state: "paid" }).toMatchObject({
        state: "paid",
      })
      const made = (await buyer.links()).map((link) => link.id)
      expect(made).toHaveLength(1)
      expect(
        stage.simulator.books().links.filter((link) => made.includes(link.reference) && link.payable),
      ).toHaveLength(0)
      await expect(stage.simulator.pay(url)).rejects.toThrow()
    })

    it("a session asked for while money is being booked gets no link", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const held = stage.simulator.control.hold("transaction/check")
      const back = fetch(buyer.returnUrl(reference), { redirect: "manual" })
      await held.reached
      held.release()
      await back
      const { data } = await buyer.startPayment()
      expect(data).toMatchObject({ redirect_url: null })
      expect(await buyer.links()).toHaveLength(1)
    })

    it.each([
      ["was canceled", "cancel", "This order is canceled."],
      ["was refunded in part", "refund", "less than the amount asked for."],
    ] as const)("an order that %s gets no link for what it does not owe", async (_what, act, why) => {
      const order = await paidOrder(stage, { daysAgo: 2 })
      await (act === "cancel" ? order.cancel() : order.refund(50).expect(200))
      const again = await order.buyer.askSession()
      expect(again.status).toBe(400)
      expect(again.body.message).toContain(why)
      expect(await order.buyer.links()).toHaveLength(1)
      expect(await payableOf(stage, order.buyer)).toEqual([])
    })

    it("money that Paynet lists no longer is not booked on what it said before", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const { look } = require("../../.medusa/server/src/payments/look")
      const ctx = await anotherProcess(stage)
      await look(ctx, await ctx.ledger.links.byId(reference), 5_000)
      await stage.sql("update paynet_transaction set proved_at = now() - interval '61 seconds' where paylink_id = ?", [
        reference,
      ])
      stage.simulator.control.set({ services: { "transaction/check": { kind: "code", code: 12, times: "always" } } })
      expect((await buyer.complete().expect(200)).body.type).toBe("cart")
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      stage.simulator.control.reset()
      await post(buyer.confirmationUrl(reference), "{}")
      await expectOnePurchase(stage, buyer)
    })
  })

  describe("a cart has at most one link that can be paid, and few in all", () => {
    it("five in ten minutes, then none for a while", async () => {
      const buyer = await shopper(stage)
      for (let made = 0; made < 5; made += 1) {
        await buyer.openLink()
        await buyer.addItem().expect(200)
      }
      const sixth = await buyer.askSession()
      expect(sixth.status).toBe(400)
      expect(sixth.body.message).toMatch(/^Too many payment pages/)
      expect(await buyer.links()).toHaveLength(5)
      await stage.sql("update paynet_paylink set created_at = now() - interval '11 minutes' where cart_id = ?", [
        buyer.cartId,
      ])
      await buyer.openLink()
    })

    it("one that is about to expire is replaced and switched off", async () => {
      const buyer = await shopper(stage)
      const old = await buyer.openLink()
      await stage.sql("update paynet_paylink set expires_at = now() + interval '4 minutes' where id = ?", [
        old.reference,
      ])
      const { url, reference } = await buyer.openLink()
      expect(url).not.toBe(old.url)
      await until(async () => !buyer.link(old.reference).payable)
      expect((await payableOf(stage, buyer)).map((link) => link.reference)).toEqual([reference])
    })

    it("Paynet is told of no confirmation url where it could not reach it", async () => {
      const buyer = await shopper(stage)
      const { body } = await buyer.askSession({}, "pp_system_default").expect(200)
      const sessionId = body.payment_collection.payment_sessions.at(-1).id
      const { open } = require("../../.medusa/server/src/payments/open")
      const ctx = await anotherProcess(stage)
      const unreachable = { ...ctx, options: { ...ctx.options, confirmable: false } }
      const { id } = await open(unreachable, { sessionId, amount: 149.9, currency: "try" })
      expect(buyer.link(id).request).not.toHaveProperty("confirmation_url")
      expect(buyer.link(id).request).toHaveProperty("succeed_url")
    })
  })
})

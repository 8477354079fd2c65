import { expectOnePurchase } from "../../helpers/purchase"
import { lira, shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const oneOrder = (stage: Stage): void => {
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
}

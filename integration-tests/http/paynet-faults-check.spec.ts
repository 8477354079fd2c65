import type { CheckFaults, ServiceFault } from "medusa-payment-paynet/simulator"
import { anotherProcess } from "../helpers/another-process"
import { checksOf, expectOneOrder, jobWhenDue, knock, mostInAWindow, post, wait } from "../helpers/attack"
import { shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage((stage) => {
  const check = (fault: ServiceFault) => ({ services: { "transaction/check": { ...fault, times: "always" as const } } })
  const named = (name: string) => stage.events.filter((event) => event.name === name)

  describe("a check that says nothing is never read as unpaid", () => {
    it.each<[string, ServiceFault]>([
      ["500", { kind: "status", status: 500 }],
      ["500 that says no data", { kind: "status", status: 500, body: '{"code":500,"message":"no"}' }],
      ["429", { kind: "status", status: 429 }],
      ["401", { kind: "status", status: 401 }],
      ["403", { kind: "status", status: 403 }],
      ["HTML", { kind: "html" }],
      ["an empty body", { kind: "status", status: 200, body: "" }],
      ["success without rows", { kind: "status", status: 200, body: '{"code":0,"message":"ok"}' }],
      ["rows that are none", { kind: "status", status: 200, body: '{"code":0,"Data":[null]}' }],
      ["an unknown code", { kind: "code", code: 777 }],
      ["server error", { kind: "code", code: 8 }],
      ["a redirect", { kind: "redirect" }],
      ["10 MB", { kind: "huge" }],
      ["a cut line", { kind: "reset-before" }],
      ["silence", { kind: "timeout-before", ms: 6_000 }],
    ])("%s: no order yet, nothing called unpaid; afterwards the order is placed", async (_name, fault) => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      stage.simulator.control.set(check(fault))
      const { confirmation } = await stage.simulator.pay(url)
      expect(await confirmation).toMatchObject({ status: 200 })
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      expect(await buyer.status(session.id)).toMatchObject({ status: "pending", reason: null })
      expect(stage.events).toEqual([])
      const { body } = await buyer.complete().expect(200)
      expect(body.type).toBe("cart")

      stage.simulator.control.reset()
      await jobWhenDue(stage, reference)
      await expectOneOrder(buyer)
      expect(named("paynet.payment.failed")).toEqual([])
    })

    it.each<[number, CheckFaults["noDataStyle"]]>([
      [1, "code12"],
      [1, "http404"],
      [2, "empty"],
    ])("no data for %i looks, said as %s: the order comes by itself a little later", async (noDataFor, noDataStyle) => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      stage.simulator.control.set({ check: { noDataFor, noDataStyle } })
      const { redirectUrl, confirmation } = await stage.simulator.pay(url)
      expect(await confirmation).toMatchObject({ status: 200 })
      expect(await buyer.status(session.id)).toMatchObject({ status: "pending" })
      if (noDataFor === 2) expect((await knock(redirectUrl)).headers.get("location")).toContain("status=pending")
      await until(async () => (await buyer.books()).orders[0], 30_000)
      await expectOneOrder(buyer)
    })
  })

  describe("however Paynet writes it, the sum is booked", () => {
    const total = "1049.30"
    const spellings: Partial<CheckFaults>[] = [
      { dataKey: "data" },
      { dataKey: "root" },
      { numberFormat: "dot" },
      { numberFormat: "comma" },
      { numberFormat: "tr-thousands" },
      { boolStyle: "true" },
      { boolStyle: "True" },
      { boolStyle: 1 },
      { boolStyle: "1" },
      { currencyStyle: "TL" },
      { showDeclined: false },
      { showReversedFlag: true },
      { order: "newest-first" },
      { referenceName: "agent_reference" },
      { referenceName: "reference_no" },
      { referenceName: "referance_no" },
      { referenceName: "xact_agent_reference" },
      { netName: "netAmount" },
      { instalmentName: "installment" },
      { commissionName: "commission" },
      { cardName: "card_number" },
      { overrides: { "*": { transaction_type: "1" } } },
      { overrides: { "*": { transaction_type: null } } },
      { overrides: { "*": { agent_reference: null } } },
      { overrides: { "*": { currency: "try" } } },
      { overrides: { "*": { instalment: 99_999_999_999 } } },
      { overrides: { "*": { bank_id: "A\u0000B", authorization_code: "\ud800" } } },
      { dataKey: "root", numberFormat: "tr-thousands", boolStyle: "True", currencyStyle: "TL", netName: "netAmount" },
      { boolStyle: "1", showReversedFlag: true, numberFormat: "comma", referenceName: "referance_no" },
    ]
    it.each(spellings.map((spelling) => [JSON.stringify(spelling), spelling] as const))(
      "%s",
      async (_name, spelling) => {
        const buyer = await shopper(stage)
        const item = { variant_id: stage.seed.variants.shirt, quantity: 6 }
        await stage.store.post(`/store/carts/${buyer.cartId}/line-items`).send(item).expect(200)
        const { url } = await buyer.openLink()
        stage.simulator.control.set({ check: spelling })
        const { confirmation } = await stage.simulator.pay(url)
        expect(await confirmation).toMatchObject({ status: 200 })
        await expectOneOrder(buyer, total)
      },
    )

    it.each<[string, Record<string, unknown>]>([
      ["a sum that can be read in two ways", { amount: "1.049" }],
      ["no sum", { amount: null }],
      ["a sum a hundred times too small", { amount: 1.5 }],
      ["a sum a hundred times too large", { amount: 14990 }],
      ["another currency", { currency: "USD" }],
      ["no currency", { currency: null }],
    ])("%s is held, never booked", async (_name, row) => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      stage.simulator.control.set({ check: { overrides: { "*": row } } })
      await (await stage.simulator.pay(url)).confirmation
      await buyer.money("held")
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      await until(async () => named("paynet.payment.held").length === 1)
    })

    it.each<[string, Record<string, unknown>]>([
      ["another link's reference", { agent_reference: "pl_other_reference" }],
      ["is_succeed missing", { is_succeed: null }],
      ["is_succeed as words", { is_succeed: "yes" }],
      ["a reversal's type", { transaction_type: 2 }],
      ["a pre-authorisation's type", { transaction_type: 3 }],
    ])("a row with %s is not this link's payment", async (_name, row) => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      stage.simulator.control.set({ check: { overrides: { "*": row } } })
      await (await stage.simulator.pay(url)).confirmation
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      expect(await buyer.ledger()).toEqual([])
    })
  })

  describe("a declined card is said once, and the link stays", () => {
    it.each([true, false])("posted by Paynet: %s", async (onDecline) => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      stage.simulator.control.set({ confirmation: { onDecline } })
      const declined = await stage.simulator.pay(url, { outcome: "decline" })
      await declined.confirmation
      const landing = new URL((await knock(declined.redirectUrl)).headers.get("location") ?? "")
      expect(landing.searchParams.get("status")).toBe("declined")
      expect(await buyer.status(session.id)).toMatchObject({ status: "declined", redirect_url: url, order_id: null })
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      await until(async () => named("paynet.payment.failed").length > 0)
      const { body } = await buyer.complete().expect(200)
      expect(body).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } })

      await stage.simulator.pay(url)
      await expectOneOrder(buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid", redirect_url: null })
      await until(async () => named("paynet.payment.authorized").length > 0)
      expect(named("paynet.payment.failed")).toHaveLength(1)
    })

    it("that Paynet does not list is no fact: not completed, and the link stays", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      stage.simulator.control.set({ check: { showDeclined: false } })
      const declined = await stage.simulator.pay(url, { outcome: "decline" })
      await knock(declined.redirectUrl)
      const expected = { status: "pending", reason: "not_completed", redirect_url: url }
      expect(await buyer.status(session.id)).toMatchObject(expected)
      expect(stage.events).toEqual([])
    })
  })

  describe("Paynet is not flooded", () => {
    it.each<[string, ServiceFault]>([
      ["fails", { kind: "status", status: 500 }],
      ["cuts the line", { kind: "reset-before" }],
    ])("twenty posts at once, twice: at most three checks in any ten seconds while it %s", async (_name, fault) => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      stage.simulator.control.set(check(fault))
      for (let round = 0; round < 2; round += 1) {
        const posts = Array.from({ length: 20 }, () => post(buyer.confirmationUrl(reference), "{}"))
        const answers = await Promise.all(posts)
        expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
      }
      await wait(2_000)
      expect(checksOf(stage, reference).length).toBeGreaterThan(0)
      expect(mostInAWindow(checksOf(stage, reference))).toBeLessThanOrEqual(3)
    })

    it("three processes ask about one link at once: at most three checks in ten seconds all together", async () => {
      const { look } = require("../../.medusa/server/src/payments/look")
      const { reference } = await (await shopper(stage)).openLink()
      const processes = [await anotherProcess(stage), await anotherProcess(stage), await anotherProcess(stage)]
      const link = await processes[0].ledger.links.byId(reference)
      await Promise.all([...processes, ...processes].map((ctx) => look(ctx, link, 2_000)))
      expect(checksOf(stage, reference).length).toBeGreaterThan(1)
      expect(mostInAWindow(checksOf(stage, reference))).toBeLessThanOrEqual(3)
    })

    it("twelve links that ring at once: at most eight checks are in flight", async () => {
      const buyers = []
      for (let made = 0; made < 12; made += 1) buyers.push(await shopper(stage))
      const hooks: string[] = []
      for (const buyer of buyers) hooks.push(buyer.confirmationUrl((await buyer.openLink()).reference))
      stage.simulator.control.set(check({ kind: "delay", ms: 1_000 }))
      const before = stage.simulator.books().calls.length
      let most = 0
      const watch = setInterval(() => {
        const calls = stage.simulator.books().calls.slice(before)
        most = Math.max(most, calls.filter((call) => call.status === null).length)
      }, 20)
      const answers = await Promise.all(hooks.map((hook) => post(hook, "{}")))
      clearInterval(watch)
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
      expect(most).toBeGreaterThan(1)
      expect(most).toBeLessThanOrEqual(8)
    })
  })
})

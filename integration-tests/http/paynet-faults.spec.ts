import type { FaultsPatch, ServiceFault } from "medusa-payment-paynet/simulator"
import { expectOneOrder, jobWhenDue, payableOf, post, wait } from "../helpers/attack"
import { type Shopper, shopper, until } from "../helpers/scene"
import { onStage, SECRET_KEY } from "../helpers/stage"

const WORDS = "PAYNETIN-KENDI-METNI"
const create = (fault: ServiceFault): FaultsPatch => ({ services: { "mailorder/create": fault } })
const saying = (status: number, body: object) => create({ kind: "status", status, body: JSON.stringify(body) })

onStage((stage) => {
  const linkMade = async (buyer: Shopper) => {
    const [row] = await buyer.links()
    const found = stage.simulator.books().links.find((link) => link.reference === row?.id)
    if (!found) throw new Error("Paynet made no link")
    return found
  }

  /** The money is in the ledger: booked as one order, or held with an event. */
  const expectFound = async (buyer: Shopper): Promise<void> => {
    const money = await until(async () => (await buyer.ledger()).find((one) => /captured|held/.test(one.place)))
    if (money.place === "captured") return expectOneOrder(buyer)
    await until(async () => stage.events.some((event) => event.name === "paynet.payment.held"))
  }

  const failing: [string, FaultsPatch][] = [
    ["500", create({ kind: "status", status: 500 })],
    ["500 with words", saying(500, { type: "api_error", message: WORDS, code: 500, result_code: 8 })],
    ["502 with a page", create({ kind: "status", status: 502, body: `<html>${WORDS}</html>` })],
    ["429", saying(429, { message: WORDS })],
    ["400 with words", saying(400, { type: "invalid_request_error", message: WORDS, code: 400, result_code: 11 })],
    ["401", create({ kind: "status", status: 401 })],
    ["403", create({ kind: "status", status: 403 })],
    ["code 5", create({ kind: "code", code: 5, message: WORDS })],
    ["a code nobody knows", create({ kind: "code", code: 777, message: WORDS })],
    ["an http url on another host", { create: { httpUrl: true } }],
    ["a javascript url", saying(200, { code: 0, id: "1", url: "javascript:alert(1)" })],
    ["a url with another's name in it", saying(200, { code: 0, id: "1", url: "https://paynet.com.tr@evil.example/" })],
    ["success without a url", saying(200, { code: 0, id: "1" })],
    ["a redirect", create({ kind: "redirect" })],
    ["10 MB", create({ kind: "huge" })],
    ["drop by drop", create({ kind: "drip", ms: 20_000 })],
    ["HTML with 200", create({ kind: "html" })],
    ["nothing: cut off before", create({ kind: "reset-before" })],
    ["nothing: cut off after", create({ kind: "reset-after" })],
    ["silence before", create({ kind: "timeout-before", ms: 6_000 })],
    ["silence after", create({ kind: "timeout-after", ms: 6_000 })],
  ]
  describe("when Paynet answers a create with what is no link, the cart stays usable and one link is payable", () => {
    it.each(failing)("%s", async (_name, fault) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(fault)
      const { status, body, text } = await buyer.askSession()
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(body.message).toMatch(/^\p{L}+( \p{L}+){3}/u)
      expect(`${text}\n${stage.log.join("\n")}`).not.toContain(WORDS)
      expect(text).not.toMatch(new RegExp(`${SECRET_KEY}|Simulated|HTTP|ECONN|evil|[<>]`))

      stage.simulator.control.reset()
      await buyer.addItem().expect(200)
      const { url, reference } = await buyer.openLink()
      await stage.runJob()
      expect((await payableOf(stage, buyer)).map((link) => link.reference)).toEqual([reference])
      await stage.simulator.pay(url)
      await expectOneOrder(buyer, "299.80")
    })

    it.each(["x-medusa-locale", "accept-language"])("the shopper is told in Turkish, by %s", async (header) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(create({ kind: "status", status: 500 }))
      const { body } = await buyer.askSession().set(header, "tr-TR")
      expect(body.message).toBe("Ödeme sayfası şu anda açılamadı. Hiçbir şey çekilmedi; birazdan yeniden deneyin.")
    })

    it.each([401, 403])("%i: the log tells the merchant of key and address", async (status) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(create({ kind: "status", status }))
      await buyer.askSession()
      const told = stage.log.filter((line) => /key/i.test(line) && /address/i.test(line) && /registered/i.test(line))
      expect(told.length).toBeGreaterThan(0)
      expect(stage.log.join("\n")).not.toContain(SECRET_KEY)
    })

    it.each([
      ["code 100", { create: { code100: true } }],
      ["no id", { create: { missingId: true } }],
    ])("a link with %s is a link", async (_name, fault) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(fault)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url)
      await expectOneOrder(buyer)
    })
  })

  describe("money on a link whose making was lost is found", () => {
    const lost: [string, FaultsPatch][] = [
      ["cut off", create({ kind: "reset-after" })],
      ["silent", create({ kind: "timeout-after", ms: 6_000 })],
    ]
    it.each(lost)("%s: it is switched off by its reference", async (_name, fault) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(fault)
      await buyer.askSession()
      expect(await linkMade(buyer)).toMatchObject({ payable: true })
      await stage.runJob()
      expect(await linkMade(buyer)).toMatchObject({ payable: false, status: 3 })
    })

    it.each(lost)("%s, and paid before it was switched off: by its confirmation", async (_name, fault) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(fault)
      await buyer.askSession()
      const { confirmation } = await stage.simulator.pay((await linkMade(buyer)).url)
      expect(await confirmation).toMatchObject({ status: 200 })
      await expectFound(buyer)
    })

    it.each(lost)("%s, switched off and paid all the same: by the job", async (_name, fault) => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(fault)
      await buyer.askSession()
      await stage.runJob()
      const { url, reference } = await linkMade(buyer)
      await stage.simulator.pay(url, { force: true, confirm: false })
      await wait(5_500)
      await jobWhenDue(stage, reference)
      await expectFound(buyer)
    })

    it("paid beside the link that replaced it: one is booked, the other held", async () => {
      const buyer = await shopper(stage)
      stage.simulator.control.set(create({ kind: "reset-after" }))
      await buyer.askSession()
      const first = await linkMade(buyer)
      const second = await buyer.openLink()
      expect(second.reference).not.toBe(first.reference)
      await (await stage.simulator.pay(second.url)).confirmation
      await expectOneOrder(buyer)
      await (await stage.simulator.pay(first.url, { force: true })).confirmation
      const held = await buyer.money("held")
      expect(held).toMatchObject({ outcome: "paid_twice", paylink_id: first.reference })
      const { orders, payments } = await buyer.books()
      expect([orders.length, payments.length, orders[0]?.paid]).toEqual([1, 1, 149.9])
    })
  })

  describe("a slow Paynet holds up nobody else", () => {
    const quick = async (work: () => PromiseLike<{ status: number }>): Promise<void> => {
      const started = Date.now()
      const { status } = await work()
      expect({ status, quick: Date.now() - started < 3_000 }).toEqual({ status: 200, quick: true })
    }

    it("while it makes a link, other carts change, and this one does not break", async () => {
      const [buyer, other] = [await shopper(stage), await shopper(stage)]
      stage.simulator.control.set(create({ kind: "delay", ms: 10_000 }))
      const asking = buyer.askSession().then((answer) => answer)
      await wait(500)
      await quick(() => other.addItem())
      await quick(() => shopper(stage).then(() => ({ status: 200 })))
      expect((await buyer.addItem()).status).not.toBe(500)
      expect((await asking).status).toBeLessThan(500)
      stage.simulator.control.reset()
      await buyer.addItem().expect(200)
      await buyer.openLink()
    })

    it("while it answers a check, other carts change, and this one does not break", async () => {
      const [buyer, other] = [await shopper(stage), await shopper(stage)]
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.set({ services: { "transaction/check": { kind: "delay", ms: 10_000, times: "always" } } })
      const hint = post(buyer.confirmationUrl(reference), "{}")
      await wait(300)
      await quick(() => other.addItem())
      await quick(() => buyer.addItem())
      expect(await hint).toMatchObject({ status: 200 })
      expect((await buyer.books()).orders).toHaveLength(0)
    })

    it("while it answers a check inside /complete, the answer comes soon, and the cart can be changed", async () => {
      const [buyer, other] = [await shopper(stage), await shopper(stage)]
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.set({ services: { "transaction/check": { kind: "delay", ms: 10_000, times: "always" } } })
      const started = Date.now()
      const completing = buyer.complete().then((answer) => answer)
      await wait(300)
      await quick(() => other.addItem())
      expect((await buyer.addItem()).status).not.toBe(500)
      const { status, body } = await completing
      expect(Date.now() - started).toBeLessThan(6_000)
      expect([status, body.type]).toEqual([200, "cart"])
    })
  })
})

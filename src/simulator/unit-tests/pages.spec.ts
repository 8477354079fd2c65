import { TEST_CARDS } from "../payments/test-cards"
import { handClock, type Scene, startScene } from "./scene"

let scene: Scene
const clock = handClock("2026-03-01T10:00:00Z")
const [card] = TEST_CARDS

beforeAll(async () => {
  scene = await startScene({ now: clock.now })
})
afterEach(() => {
  scene.simulator.control.reset()
  clock.goTo("2026-03-01T10:00:00Z")
})
afterAll(() => scene.end())

async function visit(url: string, form?: Record<string, string>) {
  const target = new URL(url, scene.simulator.url)
  const response = await fetch(target, {
    redirect: "manual",
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  })
  return { status: response.status, location: response.headers.get("location") ?? "", text: await response.text() }
}

const filled = (spoilt: object = {}) => ({
  number: "4355 0843 5508 4358",
  expiry: card.expiry,
  cvv: card.cvv,
  instalment: "0",
  outcome: "approve",
  ...spoilt,
})

async function toThreeD(url: string, spoilt: object = {}) {
  return (await visit(url, filled(spoilt))).location
}

async function confirmationOf(reference: string) {
  for (let at = 0; at < 100; at += 1) {
    const found = scene.received.find(({ body }) => body.includes(reference))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return undefined
}

describe("the payment page", () => {
  it("takes a shopper from the form through 3-D Secure back to the shop, and confirms by itself", async () => {
    const { url, reference } = await scene.createLink()
    const form = await visit(url)
    expect(form.text).toContain("1.149,99 TL")
    expect(form.text).toContain('<html lang="tr">')
    const threeD = await toThreeD(url, { instalment: "3" })
    expect((await visit(threeD)).text).toContain("<strong>a</strong>")
    const done = await visit(threeD, { action: "confirm", password: "a" })
    expect(done.status).toBe(303)
    expect(done.location).toMatch(/\/done\?xact_id=xk_/)
    expect(JSON.parse((await confirmationOf(reference))?.body ?? "")).toMatchObject({ is_succeed: true, instalment: 3 })
    expect(scene.received.filter(({ path }) => path.startsWith("/done"))).toEqual([])
    expect((await visit(url)).text).toContain("daha önce yapıldı")
  })

  it.each([
    ["the bank declines", { outcome: "decline" }, { action: "confirm", password: "a" }],
    ["the password is wrong", {}, { action: "confirm", password: "b" }],
    ["the shopper gives up", {}, { action: "cancel", password: "a" }],
  ])("sends to error_url when %s", async (_why, spoilt, form) => {
    const { url, reference } = await scene.createLink()
    const done = await visit(await toThreeD(url, spoilt), form)
    expect(done.location).toMatch(/\/failed\?xact_id=xk_/)
    const books = scene.simulator.books().transactions.filter((row) => row.reference === reference)
    expect(books).toEqual([expect.objectContaining({ succeeded: false })])
  })

  it("charges once however often 3-D Secure is confirmed", async () => {
    const { url, reference } = await scene.createLink({ multi_payment: true })
    const threeD = await toThreeD(url)
    await visit(threeD, { action: "confirm", password: "a" })
    expect((await visit(threeD, { action: "confirm", password: "a" })).status).toBe(410)
    expect(scene.simulator.books().transactions.filter((row) => row.reference === reference)).toHaveLength(1)
  })

  it.each([
    ["another card", { number: "4111111111111111" }, "test kartı değil"],
    ["a wrong code", { cvv: "999" }, "güvenlik kodu yanlış"],
    ["instalments that are not offered", { instalment: "12" }, "sunulmuyor"],
  ])("refuses %s in the form", async (_what, spoilt, words) => {
    const { url } = await scene.createLink()
    const answer = await visit(url, filled(spoilt))
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(words) })
  })

  it.each([
    ["the merchant pays the fee", false, {}, "383,33 TL", "1.149,99 TL"],
    ["the shopper pays the fee", true, {}, "400,58 TL", "1.201,74 TL"],
    ["instalments cost the card more", false, { instalmentsOnTop: true }, "391,00 TL", "1.172,99 TL"],
  ])("tells what three instalments cost when %s, and charges that", async (_how, onTop, charge, monthly, whole) => {
    scene.simulator.control.set({ charge })
    const { url, reference } = await scene.createLink({ addcomission_to_amount: onTop })
    const { text } = await visit(url)
    expect(text).toContain(`3 × ${monthly}`)
    expect(text).toContain(`<span class="dim">toplam</span> <span>${whole}</span>`)
    const threeD = await toThreeD(url, { instalment: "3" })
    expect((await visit(threeD)).text).toContain(whole)
    await visit(threeD, { action: "confirm", password: "a" })
    const [row] = scene.simulator.books().transactions.filter((one) => one.reference === reference)
    expect(row?.amount).toBe(whole.replace(".", "").replace(",", ".").replace(" TL", ""))
  })

  it("offers what was asked for, the first of it chosen", async () => {
    const { url } = await scene.createLink({ installments: "3,6" })
    const { text } = await visit(url)
    expect(
      [...text.matchAll(/name="instalment" value="(\d+)"( checked)?/g)].map(([, count, on]) => [count, !!on]),
    ).toEqual([
      ["3", true],
      ["6", false],
    ])
  })

  it("fills in a test card by one click and speaks English when asked", async () => {
    const { url } = await scene.createLink()
    const page = await visit(`${url}?card=3&lang=en`)
    expect(page.text).toContain('value="4090700090840050"')
    expect(page.text).toContain("TRY 1,149.99")
  })

  it("says when a link has expired, is switched off or does not exist", async () => {
    const { url, id } = await scene.createLink()
    await scene.call("mailorder/status_update", { id, status: 3 })
    expect((await visit(url)).text).toContain("artık kullanılmıyor")
    expect((await visit(url, filled())).status).toBe(409)
    await scene.call("mailorder/status_update", { id, status: 0 })
    clock.goTo("2026-03-01T12:00:00Z")
    expect((await visit(url)).text).toContain("süresi doldu")
    expect((await visit("/pay/none")).status).toBe(404)
  })

  it.each([
    ["finish", 303],
    ["refuse", 409],
  ] as const)("lets a payer in 3-D Secure %s when the link is switched off", async (inThreeDSecure, status) => {
    scene.simulator.control.set({ links: { inThreeDSecure } })
    const { url, id } = await scene.createLink()
    const threeD = await toThreeD(url)
    await scene.call("mailorder/status_update", { id, status: 3 })
    expect((await visit(threeD, { action: "confirm", password: "a" })).status).toBe(status)
  })

  it("never lets two tabs pay one link", async () => {
    const { url } = await scene.createLink()
    const [one, two] = [await toThreeD(url), await toThreeD(url)]
    expect((await visit(one, { action: "confirm", password: "a" })).status).toBe(303)
    expect((await visit(two, { action: "confirm", password: "a" })).status).toBe(409)
  })

  it("escapes everything that came from outside", async () => {
    const evil = `"><script>alert('x')</script>`
    const { url } = await scene.createLink({ note: evil, name_surname: evil, reference_no: `e${evil}` })
    const pages = [await visit(url), await visit(url, filled({ number: evil })), await visit("/")]
    for (const { text } of pages) {
      expect(text).not.toContain("<script>alert")
      expect(text).toContain("&lt;script&gt;alert(&#39;x&#39;)")
    }
  })
})

describe("the way back", () => {
  it.each([
    ["query", "/done?a=1&xact_id=xk_"],
    ["second-question-mark", "/done?a=1?xact_id=xk_"],
    ["amp", "/done?a=1&amp;xact_id=xk_"],
  ] as const)("glues xact_id by %s", async (join, expected) => {
    scene.simulator.control.set({ redirect: { join } })
    const { url } = await scene.createLink({ succeed_url: `${scene.shopUrl}/done?a=1` })
    const { redirectUrl } = await scene.simulator.pay(url, { confirm: false })
    expect(redirectUrl).toContain(expected)
  })

  it("can be a form that submits itself", async () => {
    scene.simulator.control.set({ redirect: { method: "POST" } })
    const { url } = await scene.createLink()
    const page = await visit(await toThreeD(url), { action: "confirm", password: "a" })
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining(`action="${scene.shopUrl}/done?xact_id=`) })
    const second = await scene.createLink({ confirmation_url: "" })
    const { xactId } = await scene.simulator.pay(second.url, { follow: true })
    expect(scene.received.find(({ path }) => path.includes(xactId))).toMatchObject({
      method: "POST",
      body: `xact_id=${xactId}`,
    })
  })

  it("without a url of the shop ends on a result page", async () => {
    const { url } = await scene.createLink({ succeed_url: "" })
    const { redirectUrl } = await scene.simulator.pay(url, { confirm: false })
    expect((await visit(redirectUrl)).text).toContain("Ödemeniz alındı")
  })
})

describe("the start page", () => {
  it("shows the books, and its buttons lead back to it", async () => {
    const { reference, url } = await scene.createLink()
    const { xactId } = await scene.simulator.pay(url, { confirm: false })
    const { text } = await visit("/")
    expect(text).toContain(reference)
    expect(text).toContain(xactId)
    const patch = JSON.stringify({ reversals: { mode: "hold" } })
    expect(await visit("/_control", { patch })).toMatchObject({ status: 303, location: "/" })
    expect(scene.simulator.control.get().reversals.mode).toBe("hold")
    expect(await visit("/_control/reverse", { xactId })).toMatchObject({ status: 303 })
  })

  it.each([
    ["tr", "Bir gün sonra", "Mağazaya gönderilenler"],
    ["en", "A day later", "Posts to the shop"],
  ])("speaks %s, and its buttons lead back to it in that language", async (lang, lever, table) => {
    const { text } = await visit(`/?lang=${lang}`)
    expect(text).toContain(`<html lang="${lang}">`)
    expect(text).toContain(lever)
    expect(text).toContain(table)
    const [, action = ""] = text.match(/action="(\/_control[^"]*)"/) ?? []
    expect(await visit(action, { patch: "{}" })).toMatchObject({ status: 303, location: `/?lang=${lang}` })
  })
})

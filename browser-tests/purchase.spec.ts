import { capturedOrder, countOrders } from "./helpers/merchant"
import { shopper } from "./helpers/shopper"
import { control, DESK, PHONE, paymentsOn, stage, withBrowser } from "./helpers/stage"
import { WORDS } from "./helpers/words"

const visit = withBrowser()
const TOTAL = "399.80"

describe("buying", () => {
  it.each([
    { lang: "tr", viewport: PHONE, album: "phone-tr" },
    { lang: "en", viewport: PHONE, album: "phone-en" },
    { lang: "tr", viewport: DESK, album: "desk-tr" },
    { lang: "en", viewport: DESK, album: "desk-en" },
  ] as const)("leads through 3-D Secure to a captured order ($album)", async ({ lang, viewport, album }) => {
    const page = await visit({ viewport, locale: lang })
    const buyer = shopper(page, { lang, album })
    const payUrl = await buyer.shop()
    await buyer.payByCard()
    await buyer.confirm()
    const order = await capturedOrder(await buyer.seeOrder())
    expect([order.total, order.summary.paid_total].map((sum) => sum.toFixed(2))).toEqual([TOTAL, TOTAL])
    expect(await paymentsOn(payUrl)).toEqual([TOTAL])
    await page.goto(`${stage.urls.storefront}/tr/cart`)
    await buyer.see(WORDS[lang].empty)
  })

  it.each([
    ["tr", ["Mavi", "Kum"]],
    ["en", ["Blue", "Sand"]],
  ] as const)("offers the goods in the language that was asked for (%s)", async (lang, options) => {
    const page = await visit()
    await page.goto(`${stage.urls.storefront}/tr?lang=${lang}`)
    expect(await page.getByRole("option").allInnerTexts()).toEqual(options)
  })

  it("comes back without cookies, which are strict, and finds them again one step later", async () => {
    const page = await visit()
    const buyer = shopper(page)
    const sent: Record<string, string | undefined> = {}
    page.on("request", async (request) => {
      const { pathname } = new URL(request.url())
      if (!/\/(return|order)/.test(pathname) || !request.isNavigationRequest()) return
      sent[pathname.replace(/\/\w+$/, "")] = (await request.allHeaders()).cookie ?? "none"
    })
    await buyer.shop()
    await buyer.payByCard()
    const before = await page.context().cookies(stage.urls.storefront)
    expect(before.find(({ name }) => name === "cart")).toMatchObject({ sameSite: "Strict", httpOnly: true })
    await buyer.confirm()
    await buyer.seeOrder()
    expect(sent["/tr/paynet"]).toBe("none")
    expect(sent["/tr/order"]).toContain("cart=")
    const after = await page.context().cookies(stage.urls.storefront)
    expect(after.map(({ name }) => name)).not.toContain("cart")
  })

  it("declined: the reason is seen, and the second try pays the same link", async () => {
    const buyer = shopper(await visit(), { album: "declined" })
    const before = await countOrders()
    const first = await buyer.shop()
    await buyer.letBankDecline()
    await buyer.page.waitForURL(/\/tr\/checkout\/payment/)
    expect(await buyer.alert()).toContain(WORDS.tr.declined)
    await buyer.keep("reason")
    const second = await buyer.goToPaynet()
    expect(second).toBe(first)
    await buyer.payByCard()
    await buyer.confirm()
    await capturedOrder(await buyer.seeOrder())
    expect(await countOrders()).toBe(before + 1)
    expect(await paymentsOn(first)).toEqual([TOTAL])
  })

  it("a wrong 3-D password is a declined payment, said in English to whom shops in English", async () => {
    const buyer = shopper(await visit({ locale: "en-GB" }), { lang: "en", album: "declined-en" })
    await buyer.shop()
    await buyer.payByCard()
    await buyer.confirm("wrong")
    await buyer.page.waitForURL(/\/tr\/checkout\/payment/)
    expect(await buyer.alert()).toContain(WORDS.en.declined)
    await buyer.keep("reason")
  })

  it("given up on Paynet's page: the cart is still there, and the shopper is told that nothing was paid", async () => {
    const buyer = shopper(await visit())
    await buyer.shop()
    await buyer.page.getByRole("link", { name: WORDS.tr.giveUp }).click()
    await buyer.page.waitForURL(/\/tr\/checkout\/payment/)
    expect(await buyer.alert()).toContain(WORDS.tr.notCompleted)
    await buyer.goToPaynet()
  })

  it("asks with the keyboard alone", async () => {
    const page = await visit()
    const buyer = shopper(page)
    await buyer.fillCart()
    await buyer.fillCheckout()
    await page.getByRole("radio").press("Tab")
    await page.keyboard.press("Enter")
    await page.waitForURL(`${stage.urls.simulator}/pay/**`)
    await page.getByRole("link", { name: WORDS.tr.useCard }).last().focus()
    await page.keyboard.press("Enter")
    await page.waitForURL(/card=3/)
    await page.getByLabel("CVV").press("Enter")
    await page.waitForURL(/\/3d\//)
    // The page puts the cursor there by itself, a moment after it has come.
    await page.getByLabel(WORDS.tr.password).and(page.locator(":focus")).waitFor()
    await page.keyboard.type("123")
    await page.keyboard.press("Enter")
    await buyer.seeOrder()
  })
})

describe("when Paynet is slow or at odds", () => {
  it("waits while Paynet's answers lag, then goes to the order by itself", async () => {
    const buyer = shopper(await visit(), { album: "waiting" })
    await control("set", { check: { noDataFor: 4 }, confirmation: { mode: "drop" } })
    await buyer.shop()
    await buyer.payByCard()
    await buyer.confirm()
    await buyer.page.getByRole("heading", { name: WORDS.tr.checking }).waitFor()
    await buyer.keep("landing")
    await control("reset")
    await buyer.page.waitForURL(/\/tr\/order\//, { timeout: 50_000 })
    await buyer.seeOrder()
  })

  it("says that the money arrived and the store will be in touch when another amount was charged", async () => {
    const buyer = shopper(await visit(), { album: "held" })
    const before = await countOrders()
    const url = await buyer.shop()
    const { redirectUrl } = await control("pay", { url, amount: "100.00" })
    await buyer.page.goto(String(redirectUrl))
    await buyer.see(WORDS.tr.held)
    await buyer.keep("landing")
    expect(await countOrders()).toBe(before)
    await buyer.page.goto(`${stage.urls.storefront}/tr/checkout/payment`)
    await buyer.page.getByRole("button", { name: WORDS.tr.pay }).click()
    await buyer.see(WORDS.tr.held)
  })

  it("says that the payment page cannot be opened now, and opens it a moment later", async () => {
    const buyer = shopper(await visit())
    await buyer.fillCart()
    await buyer.fillCheckout()
    await control("set", { services: { "mailorder/create": { kind: "status", status: 500 } } })
    await buyer.page.getByRole("button", { name: WORDS.tr.pay }).click()
    expect(await buyer.alert()).toContain("şu an açılamadı")
    await buyer.goToPaynet()
  })
})

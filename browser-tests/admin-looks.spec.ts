import { admin } from "./helpers/admin"
import { ask, countOrders, nextOrder, phoneOrder } from "./helpers/merchant"
import { openLink, pay } from "./helpers/purchase"
import { control, DESK, PHONE, withBrowser } from "./helpers/stage"

const visit = withBrowser()

describe("the pages of the admin, for people to judge", () => {
  let shown: { captured: string; held: string; order: string; open: string; owing: string }

  beforeAll(async () => {
    const before = await countOrders()
    const captured = await openLink()
    await pay(captured.redirect_url, { instalment: 6 })
    const order = await nextOrder(before)
    const held = await openLink()
    await pay(held.redirect_url, { amount: "250.00" })
    const declined = await openLink()
    await control("pay", { url: declined.redirect_url, outcome: "decline", follow: true })
    const open = await openLink()
    const owing = await phoneOrder()
    await ask(`/admin/paynet/orders/${owing.id}/paylinks`, {})
    shown = { captured: captured.id, held: held.id, order: order.id, open: open.id, owing: owing.id }
  })

  it.each([
    { lang: "tr", theme: "light", viewport: DESK, name: "tr-light-1440" },
    { lang: "en", theme: "dark", viewport: DESK, name: "en-dark-1440" },
    { lang: "tr", theme: "dark", viewport: PHONE, name: "tr-dark-390" },
    { lang: "en", theme: "light", viewport: PHONE, name: "en-light-390" },
  ] as const)("show every text, and nothing wider than the screen ($name)", async ({ lang, theme, viewport, name }) => {
    const page = await visit({ viewport, locale: lang === "tr" ? "tr-TR" : "en-GB" })
    const merchant = await admin(page, { lang, theme }).enter()
    await merchant.goTo("/paynet")
    await merchant.see("payments.waiting.heldMeans")
    await merchant.see("common.testBanner")
    await merchant.keep(`list-${name}`)
    for (const [what, id] of [
      ["captured", shown.captured],
      ["held", shown.held],
      ["open", shown.open],
    ]) {
      await merchant.goTo(`/paynet/${id}`)
      await merchant.see("timeline.title")
      await merchant.see("common.testBanner")
      await merchant.keep(`payment-${what}-${name}`)
    }
    for (const [what, id] of [
      ["paid", shown.order],
      ["owing", shown.owing],
    ]) {
      await merchant.goTo(`/orders/${id}`)
      await page.getByRole("heading", { name: "Paynet", exact: true }).waitFor()
      await page.getByText(merchant.text("common.test"), { exact: true }).first().waitFor()
      await merchant.keep(`order-${what}-${name}`)
    }
    await merchant.goTo("/settings/paynet")
    await merchant.see("setup.key.label")
    await merchant.see("common.testBanner")
    await merchant.keep(`settings-${name}`)
  })
})

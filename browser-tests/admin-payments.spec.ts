import { admin } from "./helpers/admin"
import { ask, capturedOrder, countOrders, nextOrder, setProviders } from "./helpers/merchant"
import { openLink, pay } from "./helpers/purchase"
import { control, DESK, withBrowser } from "./helpers/stage"
import type { Language } from "./helpers/words"

const visit = withBrowser()
const PAYNET = "pp_paynet_paynet"

type Held = { transactions: { id: string; xact_id: string; place: string }[] }

const heldAs = async (xactId: string, place: string) => {
  for (let tries = 0; tries < 60; tries++) {
    const { transactions } = await ask<Held>(`/admin/paynet/transactions?q=${xactId}`)
    if (transactions[0]?.place === place) return transactions[0]
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${xactId} is not ${place}`)
}

describe("payments in the admin", () => {
  it("one is found by Paynet's id or the order's number, and its time line is read", async () => {
    const before = await countOrders()
    const { id, redirect_url } = await openLink()
    const xactId = await pay(redirect_url, { instalment: 3 })
    const order = await nextOrder(before)
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo("/paynet")
    const search = page.getByRole("searchbox")
    await search.fill("xk_nobody")
    await merchant.see("payments.nothing.title")
    for (const q of [xactId, `#${order.display_id}`, id]) {
      await search.fill(q)
      await page.getByRole("cell", { name: `#${order.display_id}`, exact: true }).waitFor()
      await expect(page.getByRole("row").count()).resolves.toBe(2)
    }
    await page.getByRole("cell", { name: "₺399,80" }).first().click()
    await page.waitForURL(new RegExp(`/app/paynet/${id}`))
    await page.goBack()
    await page.getByRole("cell", { name: `#${order.display_id}`, exact: true }).waitFor()
    // With the keyboard alone: from the search to the row's link.
    await search.focus()
    const link = page.getByRole("row").nth(1).getByRole("link")
    for (let presses = 0; !(await link.evaluate((one) => one === document.activeElement)); presses++) {
      if (presses > 20) throw new Error("the row cannot be reached with the keyboard")
      await page.keyboard.press("Tab")
    }
    await page.keyboard.press("Enter")
    await page.waitForURL(new RegExp(`/app/paynet/${id}`))
    for (const kind of ["opened", "hint", "paid", "captured"]) await merchant.see(`timeline.kind.${kind}`)
    await page.getByText(xactId).first().waitFor()
    await page.getByText("3 taksit").first().waitFor()
    await page.getByText("₺399,80").first().waitFor()
    for (const fact of ["bank", "commission", "net", "card", "authorizationCode"]) await merchant.see(`detail.${fact}`)
    await page.getByRole("button", { name: `Kopyala: ${merchant.text("detail.xactId")}` }).click()
    await page.getByRole("button", { name: merchant.text("common.copied") }).waitFor()
    await page.getByRole("link", { name: `Sipariş #${order.display_id}` }).click()
    await page.waitForURL(new RegExp(`/app/orders/${order.id}`))
    await page.getByRole("heading", { name: "Paynet", exact: true }).waitFor()
  })

  it("Paynet is asked about an open link by hand: said beforehand, answered in words, kept in the time line", async () => {
    const { id } = await openLink()
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo(`/paynet/${id}`)
    await merchant.press("actions.check.label")
    await merchant.see("actions.check.text")
    await merchant.confirm("actions.check.confirm")
    await merchant.see("outcome.not_paid.means")
    await merchant.see("timeline.kind.check")
    await merchant.press("actions.copyLink.label")
    await merchant.see("actions.copyLink.done")
    await merchant.press("actions.qr.label")
    await page.getByRole("img", { name: merchant.like("actions.qr.alt") }).waitFor()
    await merchant.see("actions.qr.text")
  })

  it("held money is applied once what was in its way is put right", async () => {
    const before = await countOrders()
    const { redirect_url } = await openLink()
    await setProviders(["pp_system_default"])
    const xactId = await pay(redirect_url)
    const { id } = await heldAs(xactId, "held")
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo("/paynet")
    await page.getByText(merchant.like("payments.waiting.held_other")).waitFor()
    await merchant.goTo(`/paynet/${id}`)
    await merchant.see("outcome.order_failed.means")
    await merchant.press("actions.apply.label")
    await merchant.see("actions.apply.text")
    await merchant.confirm("actions.apply.confirm")
    await merchant.see("actions.apply.notYet")
    await setProviders([PAYNET])
    await merchant.press("actions.apply.label")
    await merchant.confirm("actions.apply.confirm")
    await merchant.see("actions.apply.done")
    await heldAs(xactId, "captured")
    await nextOrder(before)
    await merchant.see("timeline.kind.apply")
  })

  it("held money is refunded, after a question that can be answered with no", async () => {
    const { redirect_url } = await openLink()
    const xactId = await pay(redirect_url, { amount: "100.00" })
    const { id } = await heldAs(xactId, "held")
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo(`/paynet/${id}`)
    await page.getByText(merchant.like("payments.lessThanAsked")).waitFor()
    await merchant.press("actions.refund.label")
    await page.getByText("₺100,00 iade edilsin mi?").waitFor()
    await merchant.keep("refund-asks")
    await page.keyboard.press("Escape")
    await heldAs(xactId, "held")
    await merchant.press("actions.refund.label")
    await merchant.confirm("actions.refund.confirm")
    await merchant.see("actions.refund.done")
    await merchant.see("timeline.kind.refund_requested")
  })

  it("a note and a name with markup are shown, and never run", async () => {
    const { user } = await ask<{ user: { id: string; first_name: string } }>("/admin/users/me")
    const name = '<img src=x onerror="window.ran = true"> & $t(nav)'
    await ask(`/admin/users/${user.id}`, { first_name: name })
    const { redirect_url } = await openLink()
    const xactId = await pay(redirect_url, { amount: "1.00" })
    const { id } = await heldAs(xactId, "held")
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo(`/paynet/${id}`)
    await merchant.press("actions.resolve.label")
    const confirm = page
      .getByRole("alertdialog")
      .getByRole("button", { name: merchant.text("actions.resolve.confirm") })
    expect(await confirm.isDisabled()).toBe(true)
    const note = '<img src=x onerror="window.ran = true"> {{amount}} $t(nav)'
    await page.getByLabel(merchant.text("actions.resolve.note"), { exact: true }).fill(note)
    await confirm.click()
    await merchant.see("actions.resolve.done")
    await page.getByText(note, { exact: true }).waitFor()
    await page.getByText(`yapan: ${name}`).waitFor()
    await ask(`/admin/users/${user.id}`, { first_name: user.first_name })
    expect(await page.evaluate(() => [document.querySelectorAll("img[src=x]").length, "ran" in window])).toEqual([
      0,
      false,
    ])
  })
})

describe("refunds in Medusa's own drawer", () => {
  const paidOrder = async () => {
    const before = await countOrders()
    const { redirect_url } = await openLink()
    const xactId = await pay(redirect_url)
    const { id } = await capturedOrder((await nextOrder(before)).id)
    return { id, xactId }
  }

  /** @param amount all of it, when absent */
  const refund = async (orderId: string, lang: Language, amount?: string) => {
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page, { lang }).enter()
    const { order } = await ask<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
      `/admin/orders/${orderId}?fields=*payment_collections.payments`,
    )
    await merchant.goTo(`/orders/${orderId}/refund?paymentId=${order.payment_collections[0]?.payments[0]?.id}`)
    const field = page.getByRole("textbox").first()
    await field.waitFor()
    if (amount) await field.fill(amount)
    await page.getByRole("button", { name: lang === "tr" ? "Kaydet" : "Save", exact: true }).click()
    return { page, merchant }
  }

  it("all of it: accepted by Paynet, then carried out, each told on the order", async () => {
    await control("set", { reversals: { mode: "hold" } })
    const { id, xactId } = await paidOrder()
    const { page, merchant } = await refund(id, "en")
    await page.waitForURL(new RegExp(`/app/orders/${id}(\\?|$)`))
    await merchant.see("refund.requested")
    await merchant.keep("order-refund-requested")
    await control("approve-reversal", { xactId })
    await merchant.see("refund.approved")
    await merchant.keep("order-refunded")
  })

  it.each([
    ["tr", "Kısmi iade yarından itibaren yapılabilir; bugün Paynet yalnızca 399,80 TL"],
    ["en", "Partial refunds are possible from tomorrow; today Paynet can only cancel the whole payment of 399,80 TL"],
  ] as const)("a part on the day of the sale: refused, and the sentence says why (%s)", async (lang, sentence) => {
    const { id } = await paidOrder()
    const { page, merchant } = await refund(id, lang, "100")
    await page.getByText(sentence).first().waitFor()
    await merchant.keep(`partial-refused-${lang}`)
    const { order } = await ask<{ order: { summary: { refunded_total: number } } }>(
      `/admin/orders/${id}?fields=summary`,
    )
    expect(order.summary.refunded_total).toBe(0)
  })
})

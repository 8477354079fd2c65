import { admin } from "./helpers/admin"
import { capturedOrder, phoneOrder } from "./helpers/merchant"
import { pay } from "./helpers/purchase"
import { DESK, paynetBooks, withBrowser } from "./helpers/stage"

const visit = withBrowser()

const linksOf = async (orderId: string) =>
  (await paynetBooks()).links.filter(({ request }) => JSON.stringify(request).includes(orderId))

describe("an order taken by phone", () => {
  it("is paid by a link: sent, sent again, paid, and seen as paid without a reload", async () => {
    const order = await phoneOrder()
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo(`/orders/${order.id}`)
    await merchant.press("order.send.label")
    await merchant.see("common.testBanner")
    const amount = page.getByLabel(merchant.text("order.send.amount"))
    expect(await amount.inputValue()).toBe("699,80")
    await amount.fill("699,81")
    await merchant.see("order.send.amountWrong")
    expect(await merchant.button("order.send.confirm").isDisabled()).toBe(true)
    await amount.fill("699,80")
    await page.getByLabel(merchant.text("order.send.note")).fill("Telefon siparişi <b>kalın</b>")
    await merchant.keep("send-form")
    await merchant.press("order.send.confirm")
    await page.getByRole("img", { name: merchant.like("actions.qr.alt") }).waitFor()
    await merchant.keep("send-made")
    await merchant.press("common.close")
    await page.getByText(merchant.text("linkStatus.open"), { exact: true }).waitFor()
    const [first] = await linksOf(order.id)
    expect(first?.request).toMatchObject({ note: "Telefon siparişi <b>kalın</b>", expire_date: "72", send_mail: false })

    await merchant.press("order.send.again")
    await merchant.see("order.send.replaces")
    await merchant.press("order.send.confirm")
    await page.getByRole("img", { name: merchant.like("actions.qr.alt") }).waitFor()
    await merchant.press("common.close")
    await page.getByText(merchant.text("linkStatus.disabled"), { exact: true }).waitFor()
    const payable = (await linksOf(order.id)).filter((link) => link.payable)
    expect(payable).toHaveLength(1)

    await pay(payable[0]?.url ?? "")
    await capturedOrder(order.id)
    await page.getByText(merchant.text("place.captured"), { exact: true }).first().waitFor()
    // Medusa's own boxes follow without a reload: nothing is owed, and no link is offered.
    for (const button of ["order.send.again", "order.send.label"] as const) {
      await page.getByRole("button", { name: merchant.text(button) }).waitFor({ state: "detached" })
    }
    await merchant.keep("order-paid-by-link")
  })

  it("its link is switched off by hand", async () => {
    const order = await phoneOrder()
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page, { lang: "en" }).enter()
    await merchant.goTo(`/orders/${order.id}`)
    await merchant.press("order.send.label")
    await merchant.press("order.send.confirm")
    await merchant.press("common.close")
    await merchant.press("actions.disable.label")
    await merchant.see("actions.disable.text")
    await merchant.confirm("actions.disable.confirm")
    await page.getByText(merchant.text("linkStatus.disabled"), { exact: true }).waitFor()
    expect((await linksOf(order.id)).filter((link) => link.payable)).toEqual([])
  })
})

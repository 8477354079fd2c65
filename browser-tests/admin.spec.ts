import { capturedOrder } from "./helpers/merchant"
import { shopper } from "./helpers/shopper"
import { control, DESK, look, PHONE, stage, withBrowser } from "./helpers/stage"

const visit = withBrowser()

describe("Medusa's own admin", () => {
  it("shows the order as captured, with the right amount", async () => {
    const buyer = shopper(await visit())
    await buyer.shop()
    await buyer.payByCard()
    await buyer.confirm()
    const order = await capturedOrder(await buyer.seeOrder())

    const page = await visit({ viewport: DESK, locale: "en-GB" })
    await page.goto(`${stage.urls.medusa}/app/login`)
    await page.getByPlaceholder("Email").fill(stage.admin.email)
    await page.getByPlaceholder("Password").fill(stage.admin.password)
    await page.getByRole("button", { name: /continue/i }).click()
    await page.waitForURL(/\/app\/orders/)
    await page.getByText(`#${order.display_id}`, { exact: true }).first().click()
    await page.waitForURL(/\/app\/orders\/order_/)
    await page.getByRole("heading", { name: "Payments" }).waitFor()
    await page.getByText("Captured", { exact: true }).first().waitFor()
    await page.getByText("399.80").first().waitFor()
    await look(page, "admin-order")
    expect(page.url()).toContain(order.id)
  })
})

describe("the simulator's own page", () => {
  it.each([
    ["phone", PHONE, "tr-TR", "Kaybolur"],
    ["desk", DESK, "en-GB", "Lost"],
  ])(
    "shows the books and switches faults (%s), in the language of the browser",
    async (album, viewport, locale, name) => {
      const page = await visit({ viewport, locale })
      await page.goto(stage.urls.simulator)
      const lost = page.getByRole("button", { name, exact: true })
      expect(await lost.getAttribute("aria-pressed")).toBe("false")
      await lost.click()
      await page.getByText('confirmation.mode = "drop"').waitFor()
      expect(await lost.getAttribute("aria-pressed")).toBe("true")
      await shopper(page, { album: `simulator-${album}` }).keep("start")
      await control("reset")
    },
  )
})

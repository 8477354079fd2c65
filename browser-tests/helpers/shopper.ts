import type { Page } from "playwright-core"
import { look, stage } from "./stage"
import { type Language, WORDS } from "./words"

export type Shopper = ReturnType<typeof shopper>

type Options = { lang?: Language /** Screenshots are kept under this name. */; album?: string }

/** A person in front of one page: presses what is written on it, and sees what is said. */
export const shopper = (page: Page, { lang = "tr", album }: Options = {}) => {
  const t = WORDS[lang]
  const press = (name: string | RegExp) => page.getByRole("button", { name }).click()
  const keep = async (name: string) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) throw new Error(`${page.url()} is ${wide} px wider than the screen`)
    if (album) await look(page, `${album}-${name}`)
  }

  const self = {
    page,
    keep,
    fillCart: async () => {
      await page.goto(`${stage.urls.storefront}/tr?lang=${lang}`)
      await keep("1-store")
      await page.getByRole("article").first().getByRole("button", { name: t.add }).click()
      await page.waitForURL(/\/tr\/cart/)
      await keep("2-cart")
    },
    fillCheckout: async () => {
      await page.getByRole("link", { name: t.checkout }).click()
      await page.waitForURL(/\/tr\/checkout/)
      await keep("3-delivery")
      await press(t.toPayment)
      await page.waitForURL(/\/tr\/checkout\/payment/)
      await page.getByText(t.redirected).waitFor()
      await keep("4-payment")
    },
    /** @returns the PayLink's url, where the shopper is now */
    goToPaynet: async (): Promise<string> => {
      await press(t.pay)
      await page.waitForURL(`${stage.urls.simulator}/pay/**`)
      await keep("5-paynet")
      return page.url()
    },
    /** From an empty cart to Paynet's page. */
    shop: async (): Promise<string> => {
      await self.fillCart()
      await self.fillCheckout()
      return self.goToPaynet()
    },
    takeCard: async (which = 0) => {
      await page.getByRole("link", { name: t.useCard }).nth(which).click()
      await keep("6-card")
    },
    payByCard: async () => {
      await self.takeCard()
      await press(t.pay)
      await page.waitForURL(/\/3d\//)
      await keep("7-three-d")
    },
    confirm: async (password = "a") => {
      await page.getByLabel(t.password).fill(password)
      await press(t.confirm)
    },
    letBankDecline: async () => {
      await self.takeCard()
      await press(t.bankDeclines)
      await page.waitForURL(/\/3d\//)
      await self.confirm()
    },
    /** @returns the order's id */
    seeOrder: async (): Promise<string> => {
      await page.waitForURL(/\/tr\/order\//)
      await page.getByRole("heading", { name: t.thanks }).waitFor()
      await page.getByText(t.paid, { exact: true }).waitFor()
      await keep("8-order")
      return new URL(page.url()).pathname.split("/").at(-1) ?? ""
    },
    see: (text: string) => page.getByText(text).first().waitFor(),
    alert: async (): Promise<string> => (await page.getByRole("alert").innerText()).trim(),
  }
  return self
}

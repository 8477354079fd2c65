import type { Page } from "playwright-core"
import { admin } from "./helpers/admin"
import { PHONE, withBrowser } from "./helpers/stage"

const visit = withBrowser()

/** Answers one of the server's routes for it, with its own answer changed: for states that the demo is never in. */
const change = (page: Page, path: string, how: (answer: Record<string, unknown>) => object) =>
  page.route(
    (url) => url.pathname === path,
    async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: how(await answer.json()) })
    },
  )

describe("states of the pages", () => {
  it("without encryptionKey the key's place says what to set, and how to make one", async () => {
    const page = await visit()
    const merchant = await admin(page).enter()
    await change(page, "/admin/paynet/settings", ({ settings }) => ({
      settings: Object.assign({}, settings, { can_save_key: false }),
    }))
    await merchant.goTo("/settings/paynet")
    await merchant.see("settings.noEncryption.title")
    await page.getByText("openssl rand -base64 32").first().waitFor()
    await merchant.press("settings.connection.change")
    expect(await page.getByLabel(merchant.text("settings.connection.keyTest")).isDisabled()).toBe(true)
    await merchant.keep("state-no-encryption")
  })

  it("a store under a new address is asked whether it moved; the answer is asked for twice", async () => {
    const page = await visit()
    const merchant = await admin(page).enter()
    const said: unknown[] = []
    await page.route("**/admin/paynet/installation", async (route) => {
      if (route.request().method() === "POST") said.push(route.request().postDataJSON())
      const needs_answer = said.length === 0
      await route.fulfill({
        json: { installation: { id: "abc123", backend_url: "https://eski.example.com", needs_answer } },
      })
    })
    await merchant.goTo("/settings/paynet")
    await page.getByText("https://eski.example.com").waitFor()
    await merchant.keep("state-installation")
    await merchant.press("installation.copy.label")
    await merchant.see("installation.copy.text")
    expect(said).toEqual([])
    await merchant.confirm("installation.copy.label")
    await merchant.see("installation.done")
    expect(said).toEqual([{ is: "copy" }])
    await page.getByText("https://eski.example.com").waitFor({ state: "detached" })
  })

  it("a list that cannot be loaded says so, and is loaded on request", async () => {
    const page = await visit()
    const merchant = await admin(page).enter()
    let fails = true
    await page.route(
      (url) => url.pathname === "/admin/paynet/paylinks",
      (route) =>
        fails ? route.fulfill({ status: 500, json: { message: "An unknown error occurred." } }) : route.fallback(),
    )
    await merchant.goTo("/paynet")
    await merchant.see("problem.server")
    await merchant.keep("state-error")
    fails = false
    await merchant.press("common.retry")
    await page.getByRole("heading", { name: merchant.text("payments.title") }).waitFor()
  })

  it("an empty ledger says what will be listed there, and has nothing that waits", async () => {
    const page = await visit({ viewport: PHONE })
    const merchant = await admin(page).enter()
    const none = { count: 0, amount: "0.00", not_in_amount: 0 }
    const empty = { count: 0, count_is_exact: true, held: none, refund_due: none }
    await change(page, "/admin/paynet/paylinks", (answer) => ({ ...answer, ...empty, paylinks: [] }))
    await change(page, "/admin/paynet/transactions", (answer) => ({ ...answer, ...empty, transactions: [] }))
    await merchant.goTo("/paynet")
    await merchant.see("payments.empty.title")
    expect(await page.getByText(merchant.text("payments.waiting.heldMeans")).count()).toBe(0)
    await merchant.keep("state-empty")
  })

  it("a payment that nobody knows is not found, in words", async () => {
    const merchant = await admin(await visit()).enter()
    await merchant.goTo("/paynet/pl_abc123_none")
    await merchant.see("problem.notFound")
  })

  it("a region with another currency that has Paynet is warned of", async () => {
    const page = await visit()
    const merchant = await admin(page, { lang: "en" }).enter()
    await page.route(
      (url) => /^\/admin\/regions\/reg_/.test(url.pathname),
      async (route) => {
        const answer = await route.fetch()
        const { region } = await answer.json()
        await route.fulfill({ response: answer, json: { region: { ...region, currency_code: "eur" } } })
      },
    )
    await merchant.goTo("/settings/regions")
    await page.getByText("Türkiye").first().click()
    await merchant.see("region.text")
    await merchant.keep("state-region")
  })
})

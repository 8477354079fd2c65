import type { AdminPayLinksAnswer } from "medusa-payment-paynet"
import type { Page } from "playwright-core"
import { admin } from "./helpers/admin"
import { countOrders, nextOrder, phoneOrder } from "./helpers/merchant"
import { openLink, pay } from "./helpers/purchase"
import { DESK, PHONE, withBrowser } from "./helpers/stage"

const visit = withBrowser()

/** Answers one of the server's routes for it, with its own answer changed: for states that the demo is never in. */
const change = (page: Page, path: string, how: (answer: Record<string, unknown>) => object) =>
  page.route(
    (url) => url.pathname === path,
    async (route) => {
      const answer = await route.fetch().catch(() => null)
      // The page that asked has gone.
      if (!answer) return route.abort()
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

  it("what is on its way has its shape already", async () => {
    const page = await visit()
    const merchant = await admin(page).enter()
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    await page.route("**/admin/paynet/settings", async (route) => {
      await gate
      await route.fallback()
    })
    await merchant.goTo("/settings/paynet")
    await page.locator("[aria-busy=true]").first().waitFor()
    go()
    await merchant.see("settings.connection.title")
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

  it("the list is filtered, sorted and paged by the server, and its address keeps it", async () => {
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    await change(page, "/admin/paynet/paylinks", (answer) => ({ ...answer, count: 45 }))
    await merchant.goTo("/paynet")
    await page.getByRole("tab", { name: merchant.text("state.open"), exact: true }).click()
    await page
      .getByRole("columnheader", { name: merchant.text("payments.column.asked") })
      .getByRole("button")
      .click()
    await page.getByRole("button", { name: merchant.text("payments.paging.next"), exact: true }).click()
    await page.waitForURL(/page=1/)
    await page.reload()
    await page.waitForLoadState("networkidle")
    expect(new URL(page.url()).search).toMatch(/^\?state=open&order=-?amount&page=1$/)
    const last = asked.filter((url) => new URL(url).pathname === "/admin/paynet/paylinks").at(-1) ?? ""
    expect(last).toMatch(/\?limit=20&offset=20&state=open&order=-?amount$/)
    expect(await page.getByRole("tab", { selected: true }).innerText()).toBe(merchant.text("state.open"))
  })

  it("an order's box shows held money, and each refund as it stands", async () => {
    const before = await countOrders()
    await pay((await openLink()).redirect_url)
    const order = await nextOrder(before)
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    const statuses = ["requested", "approved", "declined", "due"]
    await change(page, "/admin/paynet/paylinks", (answer) => ({
      ...answer,
      paylinks: (answer as AdminPayLinksAnswer).paylinks.map((link) => ({
        ...link,
        transactions: link.transactions.map((one) => ({
          ...one,
          place: "held",
          refunds: statuses.map((status) => ({
            id: status,
            status,
            amount: "1.00",
            requested_at: null,
            created_at: "",
          })),
        })),
      })),
    }))
    await merchant.goTo(`/orders/${order.id}`)
    for (const status of statuses) await merchant.see(`refund.${status}`)
    await merchant.see("order.held_one")
    await page.getByRole("link", { name: merchant.text("common.details") }).waitFor()
    await merchant.keep("state-refunds")
  })

  it("an order's box is not there for who may not read payments", async () => {
    const order = await phoneOrder()
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    let refused = 0
    await page.route(
      (url) => url.pathname === "/admin/paynet/paylinks",
      (route) => {
        refused += 1
        return route.fulfill({ status: 403, json: { message: "Forbidden" } })
      },
    )
    await merchant.goTo(`/orders/${order.id}`)
    // The admin asks once more before it believes a refusal.
    for (let tries = 0; refused < 2 && tries < 100; tries++) await page.waitForTimeout(200)
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"))
    expect(await page.getByRole("heading", { name: "Paynet", exact: true }).count()).toBe(0)
    expect(await page.getByText(merchant.text("problem.title")).count()).toBe(0)
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

import type { Page } from "playwright-core"
import { PAYNET_ADMIN_FIELDS } from "../src/types"
import { admin } from "./helpers/admin"
import { ask } from "./helpers/merchant"
import { openLink } from "./helpers/purchase"
import { control, DESK, stage, withBrowser } from "./helpers/stage"

const visit = withBrowser()
const base = stage.urls?.keyless
/** The job that the setup looks for runs every minute. */
const PATIENCE_MS = 120_000
const MANY = 10_000

/** Everything that the server tells this page, to be searched for what it must never tell. */
const eavesdrop = (page: Page): string[] => {
  const heard: string[] = []
  page.on("response", async (answer) => {
    if (/\/(admin|auth)\//.test(answer.url())) heard.push(await answer.text().catch(() => ""))
  })
  return heard
}

const allGreen = async (page: Page, checkAgain: () => Promise<void>): Promise<void> => {
  const lacking = page.locator('[data-line]:not([data-state="ok"])')
  const end = Date.now() + PATIENCE_MS
  await page.locator("[data-line]").first().waitFor()
  while ((await lacking.count()) > 0) {
    if (Date.now() > end) throw new Error((await lacking.allInnerTexts()).join("\n"))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await checkAgain()
    await page.waitForLoadState("networkidle")
  }
}

describe("a store whose config file holds no key", () => {
  afterEach(() =>
    ask("/admin/paynet/settings", { key: { environment: "test", secretKey: null }, confirm_open_links: MANY }),
  )

  it(
    "is brought from no key to all green; the key is tried first, kept, and never told again",
    async () => {
      await openLink()
      const page = await visit({ viewport: DESK })
      const heard = eavesdrop(page)
      const merchant = await admin(page, { base }).enter()
      await merchant.goTo("/settings/paynet")
      await page.locator('[data-line="key"][data-state="fault"]').waitFor()
      await merchant.see("settings.verified.no_key")
      await merchant.keep("setup-1-no-key")

      await merchant.press("settings.connection.change")
      await page.getByLabel(merchant.text("settings.connection.keyTest")).fill(stage.paynetKey)
      await merchant.press("settings.keyDrawer.tryIt")
      await merchant.see("settings.verified.ok")
      await merchant.keep("setup-2-tried")
      await merchant.press("common.save")
      // For this server process the key is another one than the open links were made with.
      await merchant.see("settings.openLinks.text_other")
      await merchant.keep("setup-3-open-links")
      await merchant.confirm("settings.openLinks.confirm")
      await merchant.see("settings.saved")
      await merchant.see("settings.connection.keySet")
      await merchant.see("settings.history.keyTest")

      await allGreen(page, () => merchant.press("setup.again"))
      await merchant.see("setup.allGood")
      await merchant.keep("setup-4-all-green")

      const kept = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      )
      expect(heard.length).toBeGreaterThan(5)
      expect([...heard, kept].filter((told) => told.includes(stage.paynetKey))).toEqual([])

      // There is none in the config file to go back to: without this one nobody could pay.
      await merchant.press("settings.connection.keyRemove.label")
      await merchant.see("settings.connection.keyRemove.text")
      await page.keyboard.press("Escape")
      await merchant.see("settings.connection.keySet")
      await merchant.press("settings.connection.keyRemove.label")
      await merchant.confirm("settings.connection.keyRemove.label")
      await merchant.confirm("settings.openLinks.confirm")
      await merchant.see("settings.connection.needed")
    },
    PATIENCE_MS + 60_000,
  )

  it.each([
    ["a wrong key", "sck_wrong_key", null, "settings.verified.wrong_key"],
    [
      "an address that is not registered",
      stage.paynetKey,
      { kind: "status", status: 403 },
      "settings.verified.forbidden",
    ],
    ["a Paynet that cannot be reached", stage.paynetKey, { kind: "reset-before" }, "settings.verified.unreachable"],
  ])("is told in words of %s, and what to do about it", async (_what, key, fault, words) => {
    if (fault) await control("set", { services: { "*": { times: "always", ...fault } } })
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page, { base }).enter()
    await merchant.goTo("/settings/paynet")
    await merchant.press("settings.connection.change")
    await page.getByLabel(merchant.text("settings.connection.keyTest")).fill(key)
    await merchant.press("settings.keyDrawer.tryIt")
    await merchant.see(words)
    await merchant.keep(words.replaceAll(".", "-"))
  })
})

describe("the settings", () => {
  afterEach(() =>
    ask("/admin/paynet/settings", { fields: { linkLifetimeHours: null, installments: null, agentId: null } }),
  )

  it("are saved, say where they come from, and go back to the config file", async () => {
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo("/settings/paynet")
    for (const field of PAYNET_ADMIN_FIELDS.filter((name) => name !== "environment")) {
      await page
        .getByLabel(merchant.text(`settings.field.${field}.label`))
        .first()
        .waitFor()
      await merchant.see(`settings.field.${field}.means`)
    }
    await merchant.see("settings.connection.environmentMeans")
    const hours = page.getByLabel(merchant.text("settings.field.linkLifetimeHours.label"))
    await hours.fill("0")
    await merchant.see("settings.field.linkLifetimeHours.wrong")
    expect(await merchant.button("common.save").isDisabled()).toBe(true)
    await hours.fill("5")
    await page.getByRole("button", { name: "9", exact: true }).click()
    await merchant.press("common.save")
    await merchant.see("settings.saved")
    await page.getByText(merchant.text("settings.source.admin")).first().waitFor()
    await page.reload()
    expect(await hours.inputValue()).toBe("5")
    await merchant.press("settings.backToDefault")
    await page.getByRole("button", { name: merchant.like("settings.back") }).click()
    await merchant.press("common.save")
    await merchant.see("settings.saved")
    await page.getByText(merchant.text("settings.source.admin")).first().waitFor({ state: "detached" })
    expect(await hours.inputValue()).toBe("2")
  })

  it("a code that was saved can be deleted and typed anew", async () => {
    const page = await visit({ viewport: DESK })
    const merchant = await admin(page).enter()
    await merchant.goTo("/settings/paynet")
    const code = page.getByLabel(merchant.text("settings.field.agentId.label"))
    await code.fill("BAYI-1")
    await merchant.press("common.save")
    await merchant.see("settings.source.admin")
    await code.fill("")
    await code.pressSequentially("BAYI-2")
    await merchant.press("common.save")
    await page.reload()
    expect(await code.inputValue()).toBe("BAYI-2")
  })
})

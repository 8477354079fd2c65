import fs from "node:fs"
import path from "node:path"
import type { Page } from "playwright-core"
import resources from "../../src/admin/i18n"
import { stage } from "./stage"
import type { Language } from "./words"

export type Admin = ReturnType<typeof admin>
type Options = { lang?: Language; theme?: "light" | "dark"; base?: string }
type Texts = { [key: string]: string | Texts }

/** A text of the plugin's, by its path, as the admin shows it. */
const textIn = (lang: Language, key: string): string => {
  const found = key
    .split(".")
    .reduce<string | Texts | undefined>(
      (texts, name) => (typeof texts === "object" ? texts[name] : undefined),
      resources[lang].paynet,
    )
  if (typeof found !== "string") throw new Error(`there is no text ${key}`)
  return found
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Text with values filled in, as a pattern: whatever the values are. */
const patternOf = (text: string) => new RegExp(literal(text).replace(/\\\{\\\{\s*\w+\s*\\\}\\\}/g, ".*?"))

/** Namespaces of the plugin's texts: on a page they mean that a text is missing. */
const RAW_KEY = new RegExp(`\\b(?:${Object.keys(resources.en.paynet).join("|")})\\.\\w+\\.?\\w*\\b`)

const logIn = async (page: Page, base: string): Promise<void> => {
  const request = page.context().request
  const answer = await request.post(`${base}/auth/user/emailpass`, { data: stage.admin })
  const { token } = await answer.json()
  await request.post(`${base}/auth/session`, { headers: { authorization: `Bearer ${token}` } })
}

/** The merchant in front of Medusa's admin: goes to its pages, presses what is written there, reads what they say. */
export const admin = (page: Page, { lang = "tr", theme = "light", base = stage.urls.medusa }: Options = {}) => {
  const text = (key: string) => textIn(lang, key)
  const self = {
    page,
    text,
    /** Matches the text whatever is filled in. */
    like: (key: string) => patternOf(text(key)),
    enter: async () => {
      await logIn(page, base)
      await page.addInitScript(
        ([language, colours]) => {
          localStorage.setItem("lng", String(language))
          localStorage.setItem("medusa_admin_theme", String(colours))
        },
        [lang, theme],
      )
      return self
    },
    goTo: (where: string) => page.goto(`${base}/app${where}`),
    button: (key: string) => page.getByRole("button", { name: text(key), exact: true }),
    press: (key: string) => self.button(key).click(),
    /** In the question that an action asks first. */
    confirm: (key: string) =>
      page
        .getByRole("alertdialog")
        .getByRole("button", { name: text(key), exact: true })
        .click(),
    see: (key: string) =>
      page
        .getByText(patternOf(text(key)))
        .first()
        .waitFor(),
    /** A section by its heading. */
    section: (key: string) =>
      page
        .getByRole("heading", { name: text(key), exact: true })
        .locator("xpath=ancestor::*[contains(@class,'divide-y')][1]"),
    /** Keeps what the whole page looks like, and refuses what no reader should see. */
    keep: async (name: string) => {
      await page.waitForLoadState("networkidle")
      const { words, wide, tall } = await page.evaluate(() => {
        const panes = [...document.querySelectorAll("*")].filter(
          (one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.clientWidth > 300,
        )
        return {
          words: document.body.innerText,
          wide: document.documentElement.scrollWidth - window.innerWidth,
          tall: Math.max(window.innerHeight, ...panes.map((pane) => pane.scrollHeight + 60)),
        }
      })
      if (wide > 0) throw new Error(`${page.url()} is ${wide} px wider than the screen`)
      const raw = words.match(RAW_KEY)
      if (raw) throw new Error(`${page.url()} shows the name of a text: ${raw[0]}`)
      const size = page.viewportSize()
      if (size) await page.setViewportSize({ ...size, height: Math.min(tall, 4000) })
      fs.mkdirSync(stage.shots, { recursive: true })
      await page.screenshot({ path: path.join(stage.shots, `admin-${name}.png`) })
      if (size) await page.setViewportSize(size)
    },
  }
  return self
}

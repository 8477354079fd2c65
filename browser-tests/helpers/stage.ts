import path from "node:path"
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core"

type Stage = {
  /** `keyless`: the same store by a second server process, whose config file holds no key. */
  urls: { storefront: string; simulator: string; medusa: string; keyless: string }
  admin: { email: string; password: string }
  publishableKey: string
  paynetKey: string
  chromium: string
  shots: string
}

/** The running demo, as `tools/demo-browser-tests.mjs` hands it over. */
export const stage: Stage = JSON.parse(process.env.BROWSER_STAGE ?? "{}")

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

/** One Chromium for a spec file. Every `visit()` is a fresh profile: another device. */
export const withBrowser = () => {
  let browser: Browser
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: stage.chromium, args: FLAGS })
  })
  afterEach(async () => {
    await control("reset")
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })
  afterAll(() => browser.close())

  return async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: PHONE, locale: "tr-TR", ...options })
    context.setDefaultTimeout(30_000)
    contexts.push(context)
    return context.newPage()
  }
}

/** Keeps what a page looks like, for people to judge. */
export const look = (page: Page, name: string) =>
  page.screenshot({ path: path.join(stage.shots, `${name}.png`), fullPage: true })

/** Pulls a lever of the simulator. */
export const control = async (action: string, body: object = {}): Promise<Record<string, unknown>> => {
  const url = `${stage.urls.simulator}/_control${action === "set" ? "" : `/${action}`}`
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`)
  return answer.json()
}

type Books = {
  links: { reference: string; url: string; payable: boolean; request: object }[]
  transactions: { reference: string; amount: string; succeeded: boolean }[]
}

export const paynetBooks = async (): Promise<Books> => (await fetch(`${stage.urls.simulator}/_control/books`)).json()

const linkAt = async (payUrl: string) => {
  const { links } = await paynetBooks()
  const link = links.find(({ url }) => url === payUrl.replace(/[?#].*$/, ""))
  if (!link) throw new Error(`Paynet has no link ${payUrl}`)
  return link
}

/** A replaced link is switched off behind the shopper's back, a moment later. */
export const untilSwitchedOff = async (payUrl: string): Promise<void> => {
  for (let tries = 0; (await linkAt(payUrl)).payable; tries++) {
    if (tries > 60) throw new Error(`${payUrl} can still be paid`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** What this link has taken from cards. */
export const paymentsOn = async (payUrl: string): Promise<string[]> => {
  const { reference: ours } = await linkAt(payUrl)
  const { transactions } = await paynetBooks()
  return transactions.filter(({ reference, succeeded }) => succeeded && reference === ours).map(({ amount }) => amount)
}

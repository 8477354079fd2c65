import { DEFAULTS, type Faults } from "../faults/faults"
import type { Simulator } from "../types"
import { bookTables } from "./book-tables"
import { button } from "./button"
import { layout } from "./layout"
import { type Lever, leversOf } from "./levers"
import { html, type Markup } from "./markup"
import { type StartTexts, startTextsOf } from "./start-texts"
import type { Language } from "./texts"

/** All books and the main levers, for a person with a browser. */
export function startPage(simulator: Simulator, language: Language): string {
  const t = startTextsOf(language)
  const faults = simulator.control.get()
  const other = language === "tr" ? "en" : "tr"
  const act = (action: string, label: string) => button({ action, label, language })
  const body = html`
<h1>${t.title}</h1>
<p class="dim">${simulator.url} · ${t.noMoney} · ${t.asJson} <a href="/_control">${t.allSwitches}</a>,
  <a href="/_control/books">${t.allBooks}</a> · <a href="/?lang=${other}" hreflang="${other}" lang="${other}">${t.otherLanguage}</a></p>
<section class="card" aria-labelledby="switches"><h2 id="switches">${t.faults}</h2>
  ${inForce(faults, t)}
  ${leversOf(t).map(({ title, levers }) => leverGroup(title, levers, faults, language))}
  <div class="row">${act("/_control/release-confirmations", t.release)}
  ${act("/_control/reset", t.reset)}</div>
</section>
${bookTables(simulator.books(), language)}`
  return layout({ language, title: t.title, body, wide: true })
}

function leverGroup(title: string, levers: Lever[], faults: Faults, language: Language): Markup {
  const lever = ({ label, patch }: Lever) =>
    button({ action: "/_control", label, language, value: JSON.stringify(patch), pressed: isInForce(patch, faults) })
  return html`<h3>${title}</h3><div class="row">${levers.map(lever)}</div>`
}

/** Everything that is not as Paynet documents it, in the words of `/_control`. */
function inForce(faults: Faults, t: StartTexts): Markup {
  const differences = Object.entries(faults).flatMap(([group, fields]: [string, object]) =>
    Object.entries(fields)
      .filter(([name, value]) => !isSame(value, read(read(DEFAULTS, group), name)))
      .map(([name, value]) => `${group}.${name} = ${JSON.stringify(value)}`),
  )
  if (differences.length === 0) return html`<p role="status">${t.noFault}</p>`
  return html`<div role="status"><p>${t.switchedOn}</p><ul>${differences.map((line) => html`<li><code>${line}</code></li>`)}</ul></div>`
}

function isInForce(patch: object, faults: object): boolean {
  return Object.entries(patch).every(([key, value]: [string, unknown]) => {
    const current = read(faults, key)
    const isGroup =
      typeof value === "object" && value !== null && typeof current === "object" && !Array.isArray(current)
    return isGroup ? isInForce(value, current ?? {}) : isSame(value, current) || isSame([value], current)
  })
}

function read(object: unknown, key: string): unknown {
  return typeof object === "object" && object !== null ? Reflect.get(object, key) : undefined
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

import { DEFAULTS, type Faults } from "../faults/faults"
import type { Simulator } from "../types"
import { bookTables } from "./book-tables"
import { button } from "./button"
import { layout } from "./layout"
import { LEVERS, type Lever } from "./levers"
import { html, type Markup } from "./markup"

/** All books and the main levers, for a person with a browser. */
export function startPage(simulator: Simulator): string {
  const faults = simulator.control.get()
  const body = html`
<h1>Paynet simulator</h1>
<p class="dim">${simulator.url} · no real money · <a href="/_control">all switches</a> and
  <a href="/_control/books">all books</a> as JSON</p>
<section class="card" aria-labelledby="switches"><h2 id="switches">Faults</h2>
  ${inForce(faults)}
  ${LEVERS.map(({ title, levers }) => leverGroup(title, levers, faults))}
  <div class="row">${button("/_control/release-confirmations", "Release held confirmations")}
  ${button("/_control/reset", "Reset all")}</div>
</section>
${bookTables(simulator.books())}`
  return layout({ language: "en", title: "Paynet simulator", body, wide: true })
}

function leverGroup(title: string, levers: Lever[], faults: Faults): Markup {
  return html`<h3>${title}</h3><div class="row">${levers.map(({ label, patch }) =>
    button("/_control", label, "patch", JSON.stringify(patch), isInForce(patch, faults)),
  )}</div>`
}

/** Everything that is not as Paynet documents it, in the words of `/_control`. */
function inForce(faults: Faults): Markup {
  const differences = Object.entries(faults).flatMap(([group, fields]: [string, object]) =>
    Object.entries(fields)
      .filter(([name, value]) => !isSame(value, read(read(DEFAULTS, group), name)))
      .map(([name, value]) => `${group}.${name} = ${JSON.stringify(value)}`),
  )
  if (differences.length === 0) return html`<p role="status">None is switched on: Paynet behaves as documented.</p>`
  return html`<div role="status"><p>Switched on:</p><ul>${differences.map((line) => html`<li><code>${line}</code></li>`)}</ul></div>`
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

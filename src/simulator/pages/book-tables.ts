import { istanbulDateTime } from "../istanbul-time"
import type { BooksSnapshot, CallBook, ConfirmationBook, LinkBook, ReversalBook, TransactionBook } from "../types"
import { button } from "./button"
import { html, type Markup } from "./markup"
import { type StartTexts, startTextsOf } from "./start-texts"
import type { Language } from "./texts"

const CALLS_SHOWN = 25
const PASSIVE = 3

type Cell = string | number | Markup
type Table = { id: string; title: string; columns: string[]; rows: Cell[][] }
type Act = (action: string, label: string, xactId: string) => Markup

/** The newest first; of each row first what a phone should show of it. */
export function bookTables(books: BooksSnapshot, language: Language): Markup[] {
  const { links, transactions, reversals, calls, confirmations } = books
  const t = startTextsOf(language)
  const act: Act = (action, label, value) => button({ action, label, language, name: "xactId", value })
  const paid = new Set(transactions.filter(({ succeeded }) => succeeded).map(({ linkId }) => linkId))
  const many = calls.length > CALLS_SHOWN ? ` (${t.lastOf(CALLS_SHOWN, calls.length)})` : ""
  const recent = calls.slice(-CALLS_SHOWN)
  const show = (id: string, title: string, columns: string[], rows: Cell[][]) => table({ id, title, columns, rows }, t)
  return [
    show(
      "links",
      t.links,
      [t.state, t.amount, t.link, t.made, t.expires],
      links.map((link) => linkCells(link, paid.has(link.id), t)),
    ),
    show(
      "transactions",
      t.transactions,
      [t.state, t.charged, t.action, t.instalment, t.fee, t.refunded, t.at, t.link, "xact_id"],
      transactions.map((row) => transactionCells(row, t, act)),
    ),
    show(
      "refunds",
      t.refunds,
      [t.state, t.amount, t.action, t.kind, t.asked, t.link, t.sale],
      reversals.map((row) => reversalCells(row, t, act)),
    ),
    show("posts", t.posts, [t.kind, t.answer, t.at, t.link, t.url], confirmations.map(confirmationCells)),
    show(
      "calls",
      t.calls + many,
      [t.service, t.answer, t.code, t.fault, t.at, t.about],
      recent.map((call) => callCells(call, t)),
    ),
  ]
}

function linkCells(link: LinkBook, paid: boolean, t: StartTexts): Cell[] {
  const { reference, id, amount, status, payable, createdAt, expiresAt, url } = link
  const state = payable ? t.stateOpen : paid ? t.statePaid : status === PASSIVE ? t.stateOff : t.stateExpired
  return [state, amount, html`<a href="${url}">${reference || id}</a>`, time(createdAt), time(expiresAt)]
}

function transactionCells(row: TransactionBook, t: StartTexts, act: Act): Cell[] {
  const { xactId, reference, amount, commission, currency, refunded, instalment, date } = row
  const state = row.reversed ? t.stateReversed : row.succeeded ? t.statePaid : t.stateDeclined
  const action = row.succeeded && !row.reversed ? act("/_control/reverse", t.giveBack, xactId) : ""
  const charged = `${amount} ${currency}`
  return [state, charged, action, instalment || "–", commission, refunded, time(date), reference, xactId]
}

function reversalCells({ xactId, reference, amount, kind, state, requestedAt }: ReversalBook, t: StartTexts, act: Act) {
  const decide =
    state === "requested"
      ? html`<div class="row">${act("/_control/approve-reversal", t.approve, xactId)}
        ${act("/_control/decline-reversal", t.decline, xactId)}</div>`
      : ""
  const states = { requested: t.stateRequested, approved: t.stateApproved, declined: t.stateDeclined }
  return [states[state], amount, decide, kind, time(requestedAt), reference, xactId]
}

function confirmationCells({ kind, reference, url, at, status }: ConfirmationBook): Cell[] {
  return [kind, status ?? "–", time(at), reference ?? "", html`<span class="long" title="${url}">${url}</span>`]
}

function callCells({ service, reference, xactId, at, status, code, fault }: CallBook, t: StartTexts): Cell[] {
  return [service, status ?? t.cut, code ?? "–", fault ?? "", time(at), reference ?? xactId ?? ""]
}

/** Wall clock of Istanbul, to the second. */
function time(iso: string): string {
  return istanbulDateTime(new Date(iso)).slice(0, 19).replace("T", " ")
}

function table({ id, title, columns, rows }: Table, t: StartTexts): Markup {
  if (rows.length === 0) return html`<section class="card"><h2>${title}</h2><p class="dim">${t.nothing}</p></section>`
  return html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table>
  <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
  <tbody>${[...rows].reverse().map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div></section>`
}

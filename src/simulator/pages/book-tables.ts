import { istanbulDateTime } from "../istanbul-time"
import type { BooksSnapshot, CallBook, ConfirmationBook, LinkBook, ReversalBook, TransactionBook } from "../types"
import { button } from "./button"
import { html, type Markup } from "./markup"

const CALLS_SHOWN = 25
const PASSIVE = 3

type Cell = string | number | Markup

/** The newest first. */
export function bookTables({ links, transactions, reversals, calls, confirmations }: BooksSnapshot): Markup[] {
  const paid = new Set(transactions.filter(({ succeeded }) => succeeded).map(({ linkId }) => linkId))
  return [
    table(
      "Links",
      ["Page", "Amount", "State", "Made", "Expires"],
      links.map((link) => linkCells(link, paid.has(link.id))),
    ),
    table(
      "Transactions",
      ["Link", "Charged", "Fee", "Refunded", "State", "Instalments", "At", "Action", "xact_id"],
      transactions.map(transactionCells),
    ),
    table("Refunds", ["Link", "Amount", "Kind", "State", "Asked", "Action", "Sale"], reversals.map(reversalCells)),
    table("Posts to the shop", ["Kind", "Link", "Answer", "At", "Url"], confirmations.map(confirmationCells)),
    table(
      calls.length > CALLS_SHOWN ? `Calls (the last ${CALLS_SHOWN} of ${calls.length})` : "Calls",
      ["Service", "About", "Answer", "Code", "Fault", "At"],
      calls.slice(-CALLS_SHOWN).map(callCells),
    ),
  ]
}

function linkCells(
  { reference, id, amount, status, payable, createdAt, expiresAt, url }: LinkBook,
  paid: boolean,
): Cell[] {
  const state = payable ? "open" : paid ? "paid" : status === PASSIVE ? "switched off" : "expired"
  return [html`<a href="${url}">${reference || id}</a>`, amount, state, time(createdAt), time(expiresAt)]
}

function transactionCells(row: TransactionBook): Cell[] {
  const { xactId, reference, amount, commission, currency, refunded, instalment, date } = row
  const state = row.reversed ? "reversed" : row.succeeded ? "paid" : "declined"
  const action = row.succeeded && !row.reversed ? button("/_control/reverse", "Give back", "xactId", xactId) : ""
  const charged = `${amount} ${currency}`
  return [reference, charged, commission, refunded, state, instalment || "–", time(date), action, xactId]
}

function reversalCells({ xactId, reference, amount, kind, state, requestedAt }: ReversalBook): Cell[] {
  const decide =
    state === "requested"
      ? html`<div class="row">${button("/_control/approve-reversal", "Approve", "xactId", xactId)}
        ${button("/_control/decline-reversal", "Decline", "xactId", xactId)}</div>`
      : ""
  return [reference, amount, kind, state, time(requestedAt), decide, xactId]
}

function confirmationCells({ kind, reference, url, at, status }: ConfirmationBook): Cell[] {
  return [kind, reference ?? "", status ?? "–", time(at), html`<span class="long" title="${url}">${url}</span>`]
}

function callCells({ service, reference, xactId, at, status, code, fault }: CallBook): Cell[] {
  return [service, reference ?? xactId ?? "", status ?? "cut", code ?? "–", fault ?? "", time(at)]
}

/** Wall clock of Istanbul, to the second. */
function time(iso: string): string {
  return istanbulDateTime(new Date(iso)).slice(0, 19).replace("T", " ")
}

function table(title: string, columns: string[], rows: Cell[][]): Markup {
  const id = title.split(" ", 1)[0]?.toLowerCase() ?? title
  if (rows.length === 0) return html`<section class="card"><h2>${title}</h2><p class="dim">Nothing yet.</p></section>`
  return html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table>
  <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
  <tbody>${[...rows].reverse().map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div></section>`
}

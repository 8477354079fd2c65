import type { FaultsPatch } from "../faults/faults"
import type { BooksSnapshot, LinkBook, ReversalBook, Simulator, TransactionBook } from "../types"
import { layout } from "./layout"
import { html, type Markup } from "./markup"

const BUTTONS: [label: string, patch: FaultsPatch][] = [
  ["Drop confirmations", { confirmation: { mode: "drop" } }],
  ["Hold confirmations", { confirmation: { mode: "hold" } }],
  ["Confirm 10 s late", { confirmation: { mode: "send", delayMs: 10_000 } }],
  ["Confirm three times", { confirmation: { mode: "send", repeat: 3 } }],
  ["Next create: 500", { services: { "mailorder/create": { kind: "status", status: 500 } } }],
  ["Next create: answer lost", { services: { "mailorder/create": { kind: "reset-after" } } }],
  ["Next check: 502", { services: { "transaction/check": { kind: "status", status: 502 } } }],
  ["All calls: 401", { services: { "*": { kind: "status", status: 401, times: "always" } } }],
  ["Check lags by 2", { check: { noDataFor: 2 } }],
  ["Hold refunds", { reversals: { mode: "hold" } }],
  ["Decline refunds", { reversals: { mode: "decline" } }],
  ["A day later", { clock: { offsetMs: 24 * 60 * 60 * 1000 } }],
]
const CALLS_SHOWN = 25

/** All books and the main levers, for a person with a browser. */
export function startPage(simulator: Simulator): string {
  const books = simulator.books()
  const body = html`
<h1>Paynet simulator</h1>
<p class="dim">${simulator.url} · no real money · switches: <a href="/_control">/_control</a>,
  books: <a href="/_control/books">/_control/books</a></p>
<section class="card"><h2>Switches</h2><div class="row">
  ${BUTTONS.map(([label, patch]) => button("/_control", label, "patch", JSON.stringify(patch)))}
  ${button("/_control/release-confirmations", "Release confirmations")}
  ${button("/_control/reset", "Reset all")}
</div></section>
${bookTables(books)}
<section class="card"><h2>State of the switches</h2><pre tabindex="0">${JSON.stringify(simulator.control.get(), null, 2)}</pre></section>`
  return layout({ language: "en", title: "Paynet simulator", body, wide: true })
}

function bookTables({ links, transactions, reversals, calls, confirmations }: BooksSnapshot): Markup[] {
  return [
    table("Links", ["Reference", "Amount", "Status", "Payable", "Created", "Expires", "Page"], links.map(linkCells)),
    table(
      "Transactions",
      ["xact_id", "Reference", "Charged", "Net", "Fee", "Refunded", "Currency", "State", "Date", "Action"],
      transactions.map(transactionCells),
    ),
    table(
      "Reversals",
      ["Sale", "Reference", "Amount", "Kind", "State", "Asked", "Action"],
      reversals.map(reversalCells),
    ),
    table(
      "Posts to the shop",
      ["Kind", "Reference", "Url", "At", "Status"],
      confirmations.map(({ kind, reference, url, at, status }) => [kind, reference ?? "", url, at, status ?? "–"]),
    ),
    table(
      `Calls (${calls.length}, the last ${CALLS_SHOWN} shown)`,
      ["Service", "Reference", "At", "Status", "Code", "Fault"],
      calls
        .slice(-CALLS_SHOWN)
        .map(({ service, reference, xactId, at, status, code, fault }) => [
          service,
          reference ?? xactId ?? "",
          at,
          status ?? "cut",
          code ?? "–",
          fault ?? "",
        ]),
    ),
  ]
}

type Cell = string | number | Markup

function linkCells({ reference, id, amount, status, payable, createdAt, expiresAt, url }: LinkBook): Cell[] {
  return [
    reference || id,
    amount,
    status,
    payable ? "yes" : "no",
    createdAt,
    expiresAt,
    html`<a href="${url}">open</a>`,
  ]
}

function transactionCells(row: TransactionBook): Cell[] {
  const state = row.reversed ? "reversed" : row.succeeded ? "succeeded" : "declined"
  const reverse = row.succeeded && !row.reversed ? button("/_control/reverse", "Reverse", "xactId", row.xactId) : ""
  const { xactId, reference, amount, netAmount, commission, refunded, currency, date } = row
  return [xactId, reference, amount, netAmount, commission, refunded, currency, state, date, reverse]
}

function reversalCells({ xactId, reference, amount, kind, state, requestedAt }: ReversalBook): Cell[] {
  const decide =
    state === "requested"
      ? html`<div class="row">${button("/_control/approve-reversal", "Approve", "xactId", xactId)}
        ${button("/_control/decline-reversal", "Decline", "xactId", xactId)}</div>`
      : ""
  return [xactId, reference, amount, kind, state, requestedAt, decide]
}

function table(title: string, columns: string[], rows: Cell[][]): Markup {
  return html`<section class="card"><h2>${title}</h2><div class="scroll" tabindex="0"><table>
  <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
  <tbody>${[...rows].reverse().map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div></section>`
}

function button(action: string, label: string, name = "patch", value = "{}"): Markup {
  return html`<form method="post" action="${action}"><input type="hidden" name="${name}" value="${value}">
    <button class="second">${label}</button></form>`
}

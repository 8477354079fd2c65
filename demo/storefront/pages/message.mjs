import { html } from "../html.mjs"
import { layout } from "./layout.mjs"

const HEADINGS = ["held", "refunded"]

/** What became of a payment, when there is nothing to do here, or nothing but to open its link again. */
export const messagePage = (visit, { status, message, redirect_url }) => {
  const { t } = visit
  const heading = t[`payment_${HEADINGS.includes(status) ? status : "open"}`]
  const body = html`<section class="card narrow"><h1>${heading}</h1><p role="status">${message}</p>
  ${redirect_url ? html`<a class="button" href="${redirect_url}" rel="noreferrer">${t.payAgain}</a>` : ""}
  <a class="button second" href="/tr">${t.toShop}</a></section>`
  return layout(visit, { title: heading, body })
}

export const troublePage = (visit, words) => {
  const body = html`<section class="card narrow"><h1>${words}</h1><a class="button second" href="/tr">${visit.t.toShop}</a></section>`
  return layout(visit, { title: words, body })
}

import { html } from "../html.mjs"
import { money } from "../texts.mjs"
import { layout } from "./layout.mjs"
import { lineTitle, totals } from "./summary.mjs"

export const orderPage = (visit, order) => {
  const { t } = visit
  const to = order.shipping_address
  const isPaid = order.payment_status === "captured"
  const body = html`<section class="card narrow">
  <p class="${isPaid ? "good" : "wait"}" id="payment-status">${isPaid ? t.paid : t.notPaid}</p>
  <h1>${t.thanks}</h1>
  <p>${t.orderNo} <strong id="order-no">${order.display_id}</strong></p>
  <p class="dim">${t.confirmationTo} ${order.email}</p>
  <ul class="lines">${order.items.map((item) => {
    const { title, option } = lineTitle(visit, item)
    return html`<li><span>${item.quantity} × ${title} <span class="dim">${option}</span></span>
      <span>${money(visit, item.total, order.currency_code)}</span></li>`
  })}</ul>
  ${totals(visit, order, true)}
  <p>${to.first_name} ${to.last_name}<br>${to.address_1}<br>${to.postal_code} ${to.city}</p>
  <a class="button second" href="/tr">${t.toShop}</a>
</section>`
  return layout(visit, { title: `${t.orderNo} ${order.display_id}`, body })
}

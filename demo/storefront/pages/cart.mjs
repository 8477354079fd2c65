import { html } from "../html.mjs"
import { money } from "../texts.mjs"
import { countOf, layout } from "./layout.mjs"
import { lineTitle, totals } from "./summary.mjs"

const step = (item, quantity, label, sign) =>
  html`<form method="post" action="/tr/cart/change"><input type="hidden" name="line" value="${item.id}">
  <button class="small" name="quantity" value="${quantity}" aria-label="${label}">${sign}</button></form>`

const row = (visit, item, currency) => {
  const { t } = visit
  const { title, option } = lineTitle(visit, item)
  return html`<li class="item">
  <img src="/public/${item.product_handle}.svg" alt="" width="72" height="72">
  <div><strong>${title}</strong><br><span class="dim">${option}</span>
    <div class="quantity">${step(item, item.quantity - 1, `${title}: ${item.quantity > 1 ? t.less : t.remove}`, "−")}
      <span aria-label="${t.quantity}">${item.quantity}</span>
      ${step(item, item.quantity + 1, `${title}: ${t.more}`, "+")}</div></div>
  <strong>${money(visit, item.total, currency)}</strong>
</li>`
}

const empty = ({ t }, placed) => html`<section class="card">
  ${placed ? html`<p role="status">${t.placedBefore} <a href="/tr/order/${placed.order_id}">${t.orderNo} ${placed.display_id}</a></p>` : ""}
  <p>${t.emptyCart}</p><a class="button second" href="/tr">${t.toShop}</a></section>`

/** @param placed the order that this browser's last payment has become, shown when there is no cart */
export const cartPage = (visit, cart, placed) => {
  const { t } = visit
  const full = cart?.items.length
  const body = full
    ? html`<div class="columns"><ul class="card items">${cart.items.map((item) => row(visit, item, cart.currency_code))}</ul>
      <section class="card">${totals(visit, cart, cart.shipping_methods?.length)}
      <a class="button" href="/tr/checkout">${t.toCheckout}</a></section></div>`
    : empty(visit, placed)
  return layout(visit, { title: t.cart, count: countOf(cart), body: html`<h1>${t.cart}</h1>${body}` })
}

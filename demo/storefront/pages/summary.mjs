import { html } from "../html.mjs"
import { deliveryName, money, titleOf } from "../texts.mjs"

export const lineTitle = (visit, { product, product_title, variant, variant_title }) => {
  const title = product ? titleOf(visit, product) : product_title
  return { title, option: variant ? titleOf(visit, variant) : variant_title }
}

const line = (visit, item, currency) => {
  const { title, option } = lineTitle(visit, item)
  return html`<li><span>${item.quantity} × ${title} <span class="dim">${option}</span></span>
    <span>${money(visit, item.total, currency)}</span></li>`
}

/** Sums of a cart or an order. */
export const totals = (visit, { currency_code: currency, item_total, shipping_total, tax_total, total }, delivery) => {
  const { t } = visit
  return html`<dl class="totals">
  <dt>${t.items}</dt><dd>${money(visit, item_total, currency)}</dd>
  <dt>${t.delivery}</dt><dd>${delivery ? money(visit, shipping_total, currency) : html`<span class="dim">${t.deliveryFree}</span>`}</dd>
  <dt class="dim">${t.kdv}</dt><dd class="dim">${money(visit, tax_total, currency)}</dd>
  <dt class="sum">${t.total}</dt><dd class="sum" id="total">${money(visit, total, currency)}</dd>
</dl>`
}

export const summary = (visit, cart) => {
  const method = cart.shipping_methods?.at(-1)
  return html`<section class="card" aria-labelledby="summary">
  <h2 id="summary">${visit.t.summary}</h2>
  <ul class="lines">${cart.items.map((item) => line(visit, item, cart.currency_code))}</ul>
  ${totals(visit, cart, method)}
  ${method ? html`<p class="dim">${deliveryName(visit, method.name)}</p>` : ""}
</section>`
}

import { html } from "../html.mjs"
import { money, titleOf } from "../texts.mjs"
import { countOf, layout } from "./layout.mjs"

const choice = (visit, { id, variants }) =>
  variants.length === 1
    ? html`<input type="hidden" name="variant" value="${variants[0].id}">`
    : html`<label class="hidden" for="v-${id}">${visit.t.option}</label>
      <select id="v-${id}" name="variant">${variants
        .toSorted((a, b) => a.variant_rank - b.variant_rank)
        .map((variant) => html`<option value="${variant.id}">${titleOf(visit, variant)}</option>`)}</select>`

const card = (visit, product) => {
  const { calculated_amount, currency_code } = product.variants[0].calculated_price
  return html`<article class="card product">
  <img src="/public/${product.handle}.svg" alt="" width="320" height="240">
  <div class="about">
    <h2>${titleOf(visit, product)}</h2>
    <p class="dim">${titleOf(visit, product, "description")}</p>
    <p class="price">${money(visit, calculated_amount, currency_code)} <small>${visit.t.kdvIncluded}</small></p>
    <form method="post" action="/tr/cart/add">${choice(visit, product)}<button>${visit.t.add}</button></form>
  </div>
</article>`
}

export const homePage = (visit, products, cart) =>
  layout(visit, {
    title: visit.t.tagline,
    count: countOf(cart),
    body: html`<h1>${visit.t.tagline}</h1><div class="grid">${products.map((product) => card(visit, product))}</div>`,
  })

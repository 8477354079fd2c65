import { html } from "../html.mjs"
import { PAYNET } from "../paynet.mjs"
import { money } from "../texts.mjs"
import { countOf, layout } from "./layout.mjs"
import { summary } from "./summary.mjs"

const choice = ({ t }, id, checked) => {
  const known = id === PAYNET
  return html`<label class="choice payment">
  <input type="radio" name="provider" value="${id}" required ${checked ? html`checked` : ""}
    ${known ? html`aria-describedby="paynet-hint"` : ""}>
  <span>${known ? t.paynetTitle : id}</span>
  ${known ? html`<span class="badge">${t.paynetBadge}</span><small id="paynet-hint">${t.paynetHint}</small>` : ""}
</label>`
}

const address = ({ t }, { email, shipping_address: to }) => html`<section class="card" aria-labelledby="to">
  <h2 id="to">${t.stepDelivery} <a class="aside" href="/tr/checkout">${t.change}</a></h2>
  <p>${to.first_name} ${to.last_name}<br>${to.address_1}<br>${to.postal_code} ${to.city}<br>${email}</p>
</section>`

/** @param problem why the last attempt did not succeed */
export const paymentPage = (visit, cart, { providers, problem }) => {
  const { t } = visit
  const first = providers.some(({ id }) => id === PAYNET) ? PAYNET : providers[0]?.id
  const body = html`<h1>${t.stepPayment}</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
<div class="columns">
  <div>
    ${address(visit, cart)}
    <form class="card" method="post" action="/tr/checkout/payment">
      <fieldset><legend>${t.paymentChoice}</legend>${providers.map(({ id }) => choice(visit, id, id === first))}</fieldset>
      <button id="pay">${t.pay} · ${money(visit, cart.total, cart.currency_code)}</button>
    </form>
  </div>
  ${summary(visit, cart)}
</div>`
  return layout(visit, { title: t.stepPayment, count: countOf(cart), body })
}

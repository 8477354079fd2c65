import { html } from "../html.mjs"
import { deliveryName, money } from "../texts.mjs"
import { countOf, layout } from "./layout.mjs"
import { summary } from "./summary.mjs"

const AUTOCOMPLETE = {
  email: "email",
  first_name: "given-name",
  last_name: "family-name",
  phone: "tel",
  address_1: "street-address",
  postal_code: "postal-code",
  city: "address-level2",
}

const field = ({ t }, name, value) => html`<div class="field ${name}"><label for="${name}">${t[name]}</label>
  <input id="${name}" name="${name}" value="${value}" autocomplete="${AUTOCOMPLETE[name]}"
    ${name === "email" ? html`type="email"` : ""} ${name === "phone" ? html`type="tel"` : html`required`}></div>`

const option = (visit, { id, name, amount }, at, chosen, currency) => html`<label class="choice">
  <input type="radio" name="delivery" value="${id}" required ${(chosen ? id === chosen : at === 0) ? html`checked` : ""}>
  <span>${deliveryName(visit, name)}</span><span>${money(visit, amount, currency)}</span></label>`

/** @param problem said above the form when Medusa refused what was sent */
export const deliveryPage = (visit, cart, options, known, problem) => {
  const { t } = visit
  const chosen = cart.shipping_methods?.at(-1)?.shipping_option_id
  const body = html`<h1>${t.stepDelivery}</h1>
<div class="columns">
  <form class="card" method="post" action="/tr/checkout">
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
    <div class="fields">${Object.keys(AUTOCOMPLETE).map((name) => field(visit, name, known[name]))}</div>
    <fieldset><legend>${t.deliveryChoice}</legend>
      ${options.map((one, at) => option(visit, one, at, chosen, cart.currency_code))}</fieldset>
    <button>${t.toPayment}</button>
  </form>
  ${summary(visit, cart)}
</div>`
  return layout(visit, { title: t.stepDelivery, count: countOf(cart), body })
}

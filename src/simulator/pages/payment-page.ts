import type { Link } from "../books"
import type { Kurus } from "../kurus"
import { priceOf } from "../payments/charge"
import { TEST_CARDS, type TestCard } from "../payments/test-cards"
import type { World } from "../world"
import { layout } from "./layout"
import { html, Markup } from "./markup"
import { moneyText } from "./money-text"
import { type Language, type Texts, textsOf } from "./texts"

export interface PaymentForm {
  /** What stands in the fields: a chosen test card, or what the shopper typed. */
  number: string
  expiry: string
  cvv: string
  instalment: number
}

interface Plan {
  count: number
  amount: Kurus
}

interface PaymentPage {
  language: Language
  form: PaymentForm
  /** Said above the form when what was sent cannot be right. */
  problem?: string
}

export function paymentPage(world: World, link: Link, { language, form, problem = "" }: PaymentPage): string {
  const t = textsOf(language)
  const plans = link.instalments.map((count) => ({ count, amount: priceOf(world, link, count).amount }))
  const chosen = plans.some(({ count }) => count === form.instalment) ? form.instalment : plans[0]?.count
  const { amount } = priceOf(world, link, 0)
  const isOnePrice = plans.every((plan) => plan.amount === amount)
  const body = html`
<p class="dim top">${t.simulated} ${languageLink(language, t)}</p>
<div class="columns">
<div>
<section class="card" aria-labelledby="title">
  <h1 id="title">${t.title}</h1>
  <p class="dim">${t.amount}</p>
  <p class="amount">${moneyText(amount, language)}</p>
  ${link.commissionOnTop ? html`<p class="dim">${t.commissionIncluded}</p>` : ""}
  <dl>
    <dt>${t.payer}</dt><dd>${link.payer}</dd>
    ${link.note ? html`<dt>${t.note}</dt><dd class="note">${link.note}</dd>` : ""}
    ${link.reference ? html`<dt>${t.reference}</dt><dd class="id">${link.reference}</dd>` : ""}
  </dl>
</section>
<section class="card" aria-labelledby="cards">
  <h2 id="cards">${t.testCards}</h2>
  <ul class="plain">${TEST_CARDS.map((card, index) => cardLine(card, index, form.number, language, t))}</ul>
</section>
</div>
<form class="card" id="card" method="post" action="/pay/${link.id}?lang=${language}" autocomplete="off">
  ${problem ? html`<p class="problem" role="alert" id="problem">${problem}</p>` : ""}
  <label for="number">${t.cardNumber}</label>
  <input id="number" name="number" inputmode="numeric" required maxlength="23" value="${form.number}">
  <div class="pair">
    <div><label for="expiry">${t.expiry}</label>
    <input id="expiry" name="expiry" inputmode="numeric" required maxlength="5" placeholder="${t.expiryForm}" value="${form.expiry}"></div>
    <div><label for="cvv">${t.cvv}</label>
    <input id="cvv" name="cvv" inputmode="numeric" required maxlength="4" value="${form.cvv}"></div>
  </div>
  <fieldset><legend>${t.instalments}</legend>
  ${plans.map((plan) => planLine(plan, plan.count === chosen, language))}</fieldset>
  <div class="actions">
    <button name="outcome" value="approve">${t.pay}${isOnePrice ? ` · ${moneyText(amount, language)}` : ""}</button>
    <button class="second" name="outcome" value="decline">${t.decline}</button>
    ${link.errorUrl ? html`<a class="quiet" href="${link.errorUrl}">${t.giveUp}</a>` : ""}
  </div>
</form>
</div>`
  return layout({ language, title: t.title, body, wide: true })
}

function languageLink(language: Language, t: Texts): Markup {
  const other = language === "tr" ? "en" : "tr"
  return html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${t.otherLanguage}</a>`
}

/** One click fills the form in, and leads to it: on a phone it stands below the cards. */
function cardLine(card: TestCard, index: number, chosen: string, language: Language, t: Texts): Markup {
  const number = card.number.replace(/(\d{4})(?=\d)/g, "$1 ")
  const mark = card.number === chosen ? new Markup(' aria-current="true"') : ""
  return html`<li><a class="testcard" href="?card=${index}&lang=${language}#card" aria-label="${t.useCard}: ${number}"${mark}>
    <span>${number}</span> <span class="dim">${card.expiry} · ${card.cvv}</span></a></li>`
}

/** What an instalment plan costs: so much a month, so much in all. */
function planLine({ count, amount }: Plan, checked: boolean, language: Language): Markup {
  const t = textsOf(language)
  const whole = moneyText(amount, language)
  const mark = checked ? new Markup(" checked") : ""
  const [name, each, total] =
    count <= 1
      ? [t.single, "", ""]
      : [`${count} ${t.instalment}`, `${count} × ${monthly(amount, count, language)}`, t.total]
  return html`<label class="plan"><input type="radio" name="instalment" value="${count}"${mark}>
    <span><span>${name}</span> <span class="dim">${each}</span></span>
    <span class="whole"><span class="dim">${total}</span> <span>${whole}</span></span></label>`
}

/** Rounded to whole kuruş, as a bank's page shows it; the total is exact. */
function monthly(amount: Kurus, count: number, language: Language): string {
  const parts = BigInt(count)
  return moneyText((amount + parts / 2n) / parts, language)
}

import type { Kurus } from "../kurus"
import type { Attempt } from "../payments/attempts"
import { layout } from "./layout"
import { html } from "./markup"
import { moneyText } from "./money-text"
import { type Language, textsOf } from "./texts"

/** The bank's step. A wrong password is a failed attempt, as at a bank. */
export function threeDPage(attempt: Attempt, amount: Kurus, language: Language): string {
  const t = textsOf(language)
  const body = html`
<form class="card" method="post" action="/pay/${attempt.link.id}/3d/${attempt.id}?lang=${language}" autocomplete="off">
  <h1>${t.threeD}</h1>
  <dl><dt>${t.amount}</dt><dd>${moneyText(amount, language)}</dd>
    <dt>${t.card}</dt><dd>•••• ${attempt.card.number.slice(-4)}</dd></dl>
  <p>${t.threeDHelp} <strong>${attempt.card.password}</strong></p>
  <label for="password">${t.password}</label>
  <input id="password" name="password" autocapitalize="none" autofocus>
  <div class="actions">
    <button name="action" value="confirm">${t.confirm}</button>
    <button class="second" name="action" value="cancel">${t.cancel}</button>
  </div>
</form>`
  return layout({ language, title: t.threeD, body })
}

import type { Transaction } from "../books"
import type { LinkState } from "../world"
import { layout } from "./layout"
import { html, type Markup } from "./markup"
import { moneyText } from "./money-text"
import { type Language, textsOf } from "./texts"

function messagePage(language: Language, heading: string, more: Markup | string): string {
  return layout({
    language,
    title: heading,
    body: html`<section class="card"><h1>${heading}</h1>${more}</section>`,
  })
}

/** @param back a url of the shop. Whether Paynet's own page offers one is not documented; no shop may count on it. */
export function closedLinkPage(state: Exclude<LinkState, "open">, language: Language, back: string): string {
  const t = textsOf(language)
  const more = html`<p>${state === "paid" ? t.nothingToDo : t.askMerchant}</p>
    ${back ? html`<a class="button second" href="${back}">${t.goOn}</a>` : ""}`
  return messagePage(language, t[state], more)
}

export function unknownLinkPage(language: Language): string {
  const t = textsOf(language)
  return messagePage(language, t.unknownLink, html`<p>${t.askMerchant}</p>`)
}

export function usedSessionPage(linkId: string, language: Language): string {
  const t = textsOf(language)
  return messagePage(
    language,
    t.sessionUsed,
    html`<a class="button" href="/pay/${linkId}?lang=${language}">${t.back}</a>`,
  )
}

/** Paynet's own result page, for links without succeed_url or error_url. */
export function resultPage({ succeeded, amount, xactId }: Transaction, language: Language): string {
  const t = textsOf(language)
  const details = html`<dl><dt>${t.amount}</dt><dd>${moneyText(amount, language)}</dd>
    <dt>${t.transaction}</dt><dd>${xactId}</dd></dl>`
  return messagePage(language, succeeded ? t.succeeded : t.failed, details)
}

/** Sends the browser on by POST; without scripts a button does it. */
export function postRedirectPage(target: string, xactId: string, language: Language): string {
  const t = textsOf(language)
  const body = html`<form class="card" id="on" method="post" action="${target}">
  <input type="hidden" name="xact_id" value="${xactId}"><div class="actions"><button>${t.goOn}</button></div></form>`
  return layout({
    language,
    title: t.title,
    body,
    script: html`<script>document.getElementById("on").submit()</script>`,
  })
}

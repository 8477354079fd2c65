import { html } from "../html.mjs"
import { layout } from "./layout.mjs"

/**
 * The page of `returnUrl`. It is the same for everybody: whose payment it is stands in its url, how it went is asked by
 * its script, which then goes on by itself. That step comes from this site, so the shopper's cookies are back with it.
 */
export const landingPage = (visit, sessionId) => {
  const { t, lang, browserConfig } = visit
  const onward = `/tr/checkout/payment?payment=${encodeURIComponent(sessionId)}&lang=${lang}`
  const body = html`<section class="card narrow landing" id="landing"
  data-medusa="${browserConfig.medusaUrl}" data-key="${browserConfig.publishableKey}" data-session="${sessionId}"
  data-order="/tr/order/" data-checkout="${onward}" data-lang="${lang}"
  data-slow="${t.slow}" data-offline="${t.offline}" data-unknown="${t.unknownPayment}" data-held="${t.payment_held}"
  data-refunded="${t.payment_refunded}">
  <p class="spinner" aria-hidden="true"></p>
  <h1>${t.checking}</h1>
  <p role="status">${t.checkingHint}</p>
  <a class="button second" href="/tr" hidden>${t.toShop}</a>
  <noscript><a class="button" href="${onward}">${t.goOn}</a></noscript>
</section>`
  const script = html`<script type="module" src="/public/landing.js"></script>`
  return layout(visit, { title: t.checking, body, script })
}

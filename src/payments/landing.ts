import type { PayLink } from "../modules/paynet/ledger"
import type { App } from "./context"
import { standingOf } from "./status"

/** A return token stays in browser histories and access logs, so it tells order ids for a day only, from the payment on. */
const ORDER_IDS_MS = 24 * 60 * 60_000

/** The storefront's page for a shopper who comes back: `returnUrl`, each placeholder URL-encoded, empty when unknown. */
export const landingUrl = async (ctx: App, link: PayLink): Promise<string> => {
  const standing = await standingOf(ctx, link)
  const since = standing.paidAt ?? link.created_at
  const tellOrder = ctx.now().getTime() - since.getTime() < ORDER_IDS_MS
  const values: Record<string, string | null> = {
    session_id: link.session_id,
    status: standing.status,
    reason: standing.reason,
    cart_id: tellOrder ? link.cart_id : null,
    order_id: tellOrder ? standing.orderId : null,
    display_id: tellOrder && standing.displayId !== null ? String(standing.displayId) : null,
    country_code: link.landing.country_code,
    locale: link.landing.locale,
  }
  return ctx.config.returnUrl.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(values[name] ?? ""))
}

import { Modules } from "@medusajs/framework/utils"
import type { PayLink } from "../modules/paynet/ledger"
import { PAYNET_OPEN_LINK_STATUSES, type PaynetLinkStatus } from "../types"
import type { Context } from "./context"
import { expiredEntry } from "./entries"
import { readPurchase } from "./purchase"
import { cancelUnpaidOrder } from "./unpaid-order"

const SWITCHED: readonly PaynetLinkStatus[] = ["disable_due", "create_unknown"]
const EXPIRES: readonly PaynetLinkStatus[] = PAYNET_OPEN_LINK_STATUSES

/** The session becomes `canceled`, so that a storefront that reuses pending sessions asks for a new one. */
const cancelSession = async (ctx: Context, link: PayLink): Promise<void> => {
  const current = link.session_id ? await ctx.ledger.links.bySession(link.session_id) : null
  if (current?.id !== link.id || current.status !== "expired") return
  const purchase = await readPurchase(ctx, link.collection_id)
  const session = purchase?.sessions.find((one) => one.id === link.session_id && one.ours && !one.paid)
  if (session?.status !== "pending") return
  const payments = ctx.container.resolve(Modules.PAYMENT)
  const { id, amount, currency_code, data } = await payments.retrievePaymentSession(session.id)
  await payments.updatePaymentSession({ id, amount, currency_code, data: data ?? {}, status: "canceled" })
}

/**
 * Ends an unpaid link whose time is over. Called only after a look made half an hour past its expiry found nothing; what
 * a death left half done of it is done when it is called again.
 * @returns `to_switch_off`: the link has to be switched off first, and asked about once more, for an order hangs on it;
 * `not_yet`: that, or canceling the order, did not work and is to be tried again
 */
export const expire = async (ctx: Context, link: PayLink): Promise<"ended" | "to_switch_off" | "not_yet"> => {
  const purchase = await readPurchase(ctx, link.collection_id)
  const isOrder = purchase?.order && !purchase.order.canceled && link.purpose === "checkout"
  if (isOrder && link.status === "open") {
    const patch = { status: "disable_due", switching_off_at: null } as const
    await ctx.ledger.links.move(link.id, ["open"], patch, ctx.now())
    return "to_switch_off"
  }
  if (isOrder && SWITCHED.includes(link.status)) return "not_yet"
  if (EXPIRES.includes(link.status)) {
    const patch = { status: "expired", outcome: "not_paid" } as const
    if (await ctx.ledger.links.move(link.id, EXPIRES, patch, ctx.now(), { entry: expiredEntry(link) })) {
      ctx.log.info("paylink expired unpaid", { paylink: link.id })
    }
  }
  await cancelSession(ctx, link)
  return isOrder && !(await cancelUnpaidOrder(ctx, link)) ? "not_yet" : "ended"
}

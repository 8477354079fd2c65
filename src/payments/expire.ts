import { Modules } from "@medusajs/framework/utils"
import type { PayLink } from "../modules/paynet/ledger"
import { PAYNET_OPEN_LINK_STATUSES, type PaynetLinkStatus } from "../types"
import type { Context } from "./context"
import { expiredEntry } from "./entries"
import { reasonOf } from "./log"
import { readPurchase } from "./purchase"
import { cancelUnpaidOrder } from "./unpaid-order"

const SWITCHED: readonly PaynetLinkStatus[] = ["disable_due", "create_unknown"]
const EXPIRES: readonly PaynetLinkStatus[] = PAYNET_OPEN_LINK_STATUSES

/** The session becomes `canceled`, so that a storefront that reuses pending sessions asks for a new one. */
const cancelSession = async (ctx: Context, link: PayLink): Promise<void> => {
  const purchase = await readPurchase(ctx, link.collection_id)
  const session = purchase?.sessions.find((one) => one.id === link.session_id && one.ours && !one.paid)
  if (session?.status !== "pending") return
  const payments = ctx.container.resolve(Modules.PAYMENT)
  const { id, amount, currency_code, data } = await payments.retrievePaymentSession(session.id)
  await payments.updatePaymentSession({ id, amount, currency_code, data: data ?? {}, status: "canceled" })
}

/**
 * Ends an unpaid link whose time is over. Called only after a look made half an hour past its expiry found nothing.
 * @returns whether the link has to be switched off first, and asked about once more: an order hangs on it
 */
export const expire = async (ctx: Context, link: PayLink): Promise<"ended" | "to_switch_off" | "switching_off"> => {
  const purchase = await readPurchase(ctx, link.collection_id)
  const isOrder = purchase?.order && !purchase.order.canceled && link.purpose === "checkout"
  if (isOrder && link.status === "open") {
    const patch = { status: "disable_due", switching_off_at: null } as const
    await ctx.ledger.links.move(link.id, ["open"], patch, ctx.now())
    return "to_switch_off"
  }
  if (isOrder && SWITCHED.includes(link.status)) return "switching_off"
  if (EXPIRES.includes(link.status)) {
    const patch = { status: "expired", outcome: "not_paid" } as const
    if (await ctx.ledger.links.move(link.id, EXPIRES, patch, ctx.now(), { entry: expiredEntry(link) })) {
      ctx.log.info("paylink expired unpaid", { paylink: link.id })
      await cancelSession(ctx, link).catch((error: unknown) =>
        ctx.log.warn("session of an expired paylink was not canceled", { paylink: link.id, reason: reasonOf(error) }),
      )
    }
  }
  if (isOrder) await cancelUnpaidOrder(ctx, link)
  return "ended"
}

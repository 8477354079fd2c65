import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import { inWords } from "./amount"
import type { Context } from "./context"
import { creditOrder, isCredited } from "./credit"
import type { Decision } from "./decide"
import { placeEntry } from "./entries"
import type { Purchase } from "./purchase"

/** Medusa has a payment and an order for this money: the ledger says so, once, and the event follows. */
export const recordCaptured = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  purchase: Purchase,
  booked: { paymentId: string; sessionId: string | null },
): Promise<PaynetOutcome | null> => {
  const { order, cart } = purchase
  if (!order) return null
  const outcome = transaction.outcome === "adopted" ? "adopted" : "captured"
  const patch = { outcome, payment_id: booked.paymentId, order_id: order.id, cart_id: cart?.id ?? null } as const
  const recorded = await ctx.ledger.transactions.move(transaction.id, "seen", "captured", patch, ctx.now(), {
    where: { session_id: booked.sessionId },
    entry: placeEntry(link, transaction, "captured", outcome, {
      sessionId: booked.sessionId,
      orderId: order.id,
      cartId: cart?.id,
    }),
  })
  if (!recorded) return "already_captured"
  ctx.log.info("payment captured", {
    paylink: link.id,
    transaction: transaction.id,
    xact: transaction.xact_id,
    order: order.id,
    charged: transaction.charged === null ? "unreadable" : inWords(transaction.charged),
  })
  return outcome
}

/** The same, once the order's own list of transactions names the capture; null while it does not. */
export const creditAndRecord = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  purchase: Purchase,
  { payment, sessionId }: Decision,
): Promise<PaynetOutcome | null> => {
  const { order } = purchase
  if (!payment || !order) return null
  if (!(await isCredited(ctx, order.id, payment.id))) {
    await creditOrder(ctx, purchase, payment.id)
    if (!(await isCredited(ctx, order.id, payment.id))) return null
  }
  return recordCaptured(ctx, link, transaction, purchase, { paymentId: payment.id, sessionId })
}

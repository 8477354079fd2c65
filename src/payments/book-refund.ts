import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Refund, Transaction } from "../modules/paynet/ledger"
import { isOwnerless } from "./adopt-refund"
import type { App } from "./context"
import { creditRefunds } from "./credit-refunds"
import { reasonOf } from "./log"
import { NOTES } from "./medusa-refunds"
import { inMedusasLira, isCanceled, readPaymentBooks } from "./order-books"
import { UNKNOWN_MS } from "./refund-times"

const HOUR_MS = 60 * 60_000
const LOCK_SECONDS = 30

const bookOnce = async (ctx: App, transaction: Transaction, paymentId: string, refundId: string): Promise<void> => {
  const refund = await ctx.ledger.refunds.byId(refundId)
  const payment = refund && isOwnerless(refund) ? await readPaymentBooks(ctx, paymentId) : null
  if (!refund || !payment) return
  const { order_id } = transaction
  const input = { payment_id: paymentId, amount: inMedusasLira(payment, refund.booked), note: NOTES.late }
  // Medusa's workflow wants to credit the order, which a canceled one does not take: its cancel counted this sum.
  if (order_id && (await isCanceled(ctx, order_id))) {
    await ctx.container.resolve(Modules.PAYMENT).refundPayment(input)
    await creditRefunds(ctx, transaction)
  } else await refundPaymentWorkflow(ctx.container).run({ input })
  ctx.log.warn("a refund that Medusa had dropped was booked", {
    paylink: transaction.paylink_id,
    refund: refund.id,
    payment: paymentId,
  })
}

/**
 * Paynet accepted a refund that Medusa had dropped, because the answer was lost. Whoever asked for it was told to try
 * again, and that try takes it over; when none came for a while, Medusa's books follow by themselves. Our provider
 * meets that refund and knows it, so nothing is sent again.
 */
export const bookInMedusa = async (ctx: App, transaction: Transaction, refund: Refund): Promise<void> => {
  const { payment_id } = transaction
  if (!payment_id || !isOwnerless(refund)) return
  const at = (refund.requested_at ?? refund.updated_at).getTime() + UNKNOWN_MS
  if (ctx.now().getTime() < at) return ctx.ledger.refunds.delay(refund.id, new Date(at))
  try {
    const locking = ctx.container.resolve(Modules.LOCKING)
    // Of two at once Medusa would write both into the order, and take out again only the payment's part of the second.
    await locking.execute(`paynet:${refund.id}`, () => bookOnce(ctx, transaction, payment_id, refund.id), {
      timeout: LOCK_SECONDS,
    })
  } catch (error) {
    const now = await ctx.ledger.refunds.byId(refund.id)
    if (now && !isOwnerless(now)) return
    ctx.log.error("a refund could not be booked in Medusa", {
      paylink: transaction.paylink_id,
      refund: refund.id,
      reason: reasonOf(error),
    })
    await ctx.ledger.refunds.delay(refund.id, new Date(ctx.now().getTime() + HOUR_MS))
  }
}

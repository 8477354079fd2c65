import type { Context } from "./context"
import { creditRefund, dropRefund } from "./credit-refund"
import { eachAtOnce } from "./each-at-once"
import { UNKNOWN_MS } from "./give-back"
import { reasonOf } from "./log"
import { type MedusaRefund, readMedusaRefunds } from "./medusa-refunds"
import { taken } from "./refund-plan"

const AT_ONCE = 4

const mendOne = async (ctx: Context, row: MedusaRefund): Promise<void> => {
  const paymentId = row.payment_id ?? row.payment?.id
  const transaction = paymentId ? await ctx.ledger.transactions.byPayment(paymentId) : null
  const orderId = transaction?.order_id
  if (!transaction || !orderId || !paymentId) return
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  if (!taken(refunds).some((one) => one.medusa_refund_id === row.id)) {
    await dropRefund(ctx, row.id)
    ctx.log.warn("a refund that was never asked of Paynet was taken out of Medusa's books", {
      order: orderId,
      refund: row.id,
    })
  } else if (await creditRefund(ctx, { orderId, paymentId, refundId: row.id })) {
    ctx.log.warn("a refund that was missing on its order's account was written there", {
      order: orderId,
      refund: row.id,
    })
  }
}

/**
 * Medusa writes a refund before its provider is asked, and the order's account afterwards: a kill in between leaves a
 * refund that never happened, or one that its order does not know. Both are put right some minutes later, when nobody
 * can be at it any more.
 */
export const mendRefunds = async (ctx: Context, since: Date): Promise<void> => {
  const between = { $gt: since.toISOString(), $lt: new Date(ctx.now().getTime() - UNKNOWN_MS).toISOString() }
  const rows = await readMedusaRefunds(ctx, { created_at: between })
  await eachAtOnce(rows, AT_ONCE, (row) =>
    mendOne(ctx, row).catch((error: unknown) =>
      ctx.log.warn("a refund could not be put right in Medusa's books", { refund: row.id, reason: reasonOf(error) }),
    ),
  )
}

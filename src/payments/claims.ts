import { Modules } from "@medusajs/framework/utils"
import type { Transaction } from "../modules/paynet/ledger"
import { isYounger } from "./age"
import type { Context } from "./context"
import { CLAIM_LIFE_MS } from "./hold"
import { NOTES } from "./medusa-refunds"
import { collectionOfSession, type Purchase } from "./purchase"

/** The payment collection that money belongs to: where it was claimed, else where its link was made. */
export const collectionOf = async (ctx: Context, transaction: Transaction, linkCollection: string): Promise<string> =>
  (transaction.session_id && (await collectionOfSession(ctx, transaction.session_id))) || linkCollection

/** A claim whose session Medusa deleted before a payment came of it would keep the money from every other session. */
export const releaseDeadClaim = async (
  ctx: Context,
  transaction: Transaction,
  purchase: Purchase | null,
): Promise<boolean> => {
  const { session_id, claimed_at } = transaction
  if (!session_id || !claimed_at || isYounger(claimed_at, CLAIM_LIFE_MS, ctx.now())) return false
  const isAlive =
    purchase?.sessions.some((session) => session.id === session_id) ||
    purchase?.payments.some((payment) => payment.sessionId === session_id)
  return !isAlive && ctx.ledger.transactions.release(transaction.id, session_id, ctx.now())
}

/**
 * The cart of a payment that Medusa booked cannot be completed: its session goes, so that the payment is closed as any
 * other without an order. Not while somebody may be completing the cart by it. @returns whether it went
 */
export const giveUpSession = async (
  ctx: Context,
  { session_id, claimed_at }: Transaction,
  purchase: Purchase,
): Promise<boolean> => {
  const isBooked = purchase.payments.some((one) => one.sessionId === session_id && one.captured > one.refunded)
  if (!session_id || !isBooked || purchase.order) return false
  if (claimed_at && isYounger(claimed_at, CLAIM_LIFE_MS, ctx.now())) return false
  await ctx.container.resolve(Modules.PAYMENT).deletePaymentSession(session_id)
  return true
}

/**
 * Medusa keeps the captured payment of a session that it deleted, without an order. It is closed in Medusa's books
 * first, so that another session may take the money and a lira is never booked twice.
 */
export const closeOrphan = async (ctx: Context, transaction: Transaction, purchase: Purchase): Promise<boolean> => {
  const { session_id } = transaction
  if (!session_id || purchase.order || purchase.sessions.some((session) => session.id === session_id)) return false
  const orphan = purchase.payments.find((one) => one.ours && one.sessionId === session_id && one.captured > 0)
  if (!orphan) return false
  if (orphan.captured > orphan.refunded) {
    const payments = ctx.container.resolve(Modules.PAYMENT)
    await payments.refundPayment({ payment_id: orphan.id, note: NOTES.closing })
    const ids = { paylink: transaction.paylink_id, transaction: transaction.id, payment: orphan.id }
    ctx.log.warn("payment without an order closed in Medusa's books", ids)
  }
  return ctx.ledger.transactions.release(transaction.id, session_id, ctx.now())
}

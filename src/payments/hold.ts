import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetHeldOutcome } from "../types"
import { isYounger } from "./age"
import { inWords } from "./amount"
import type { Context } from "./context"
import { placeEntry } from "./entries"

/** How long Medusa may take from our `authorizePayment` to a payment in its books. */
export const CLAIM_LIFE_MS = 2 * 60_000

/**
 * Holds money that cannot be booked: a row, a sum, a name, an event; what becomes of it is a person's decision. Money
 * that Medusa may be booking at this moment (a fresh claim) is left alone. @returns whether it is held now
 */
export const hold = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  outcome: PaynetHeldOutcome,
): Promise<boolean> => {
  const now = ctx.now()
  const { session_id, claimed_at } = transaction
  if (session_id && claimed_at && isYounger(claimed_at, CLAIM_LIFE_MS, now)) return false
  const held = await ctx.ledger.transactions.move(
    transaction.id,
    "seen",
    "held",
    { outcome, session_id: null, claimed_at: null },
    now,
    {
      where: { session_id, payment_id: null },
      entry: placeEntry(link, transaction, "held", outcome),
    },
  )
  if (held) {
    ctx.log.error("payment held: a person must decide", {
      paylink: link.id,
      transaction: transaction.id,
      xact: transaction.xact_id,
      outcome,
      charged: transaction.charged === null ? "unreadable" : inWords(transaction.charged),
      requested: inWords(link.amount),
    })
  }
  return held
}

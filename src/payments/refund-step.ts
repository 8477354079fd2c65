import type { PayLink, PlaceRule, Refund, RefundPatch, Transaction } from "../modules/paynet/ledger"
import { inWords } from "./amount"
import type { Context } from "./context"
import { type RefundStep, refundEntry } from "./entries"
import { placeOf } from "./refund-plan"

/** One refund with the money and the link it belongs to. */
export type RefundCase = { link: PayLink; transaction: Transaction; refund: Refund }

/** What the card was charged; a number of Paynet's that could not be read counts as what was asked. In kuruş. */
export const chargeOf = ({ link, transaction }: Pick<RefundCase, "link" | "transaction">) =>
  transaction.charged ?? link.amount

/** Where money rests that is not on its way back: Medusa has a payment for it, or nobody has. */
const homeOf = (transaction: Transaction): "captured" | "held" => (transaction.payment_id ? "captured" : "held")

/** Where this money is, as all its refunds say. */
export const placeRule =
  (about: Pick<RefundCase, "link" | "transaction">): PlaceRule =>
  (money, refunds) =>
    placeOf(homeOf(money), chargeOf(about), refunds)

/**
 * One step of a refund: its status, its money's place, which follows from all its refunds, and the entry of the fact, in
 * one compare-and-set. @returns whether it happened
 */
export const stepRefund = async (
  ctx: Context,
  { link, transaction, refund }: RefundCase,
  from: readonly Refund["status"][],
  to: Refund["status"],
  change: { patch?: RefundPatch; details?: Record<string, unknown>; step?: RefundStep | null } = {},
): Promise<boolean> => {
  const now = ctx.now()
  const current = await ctx.ledger.transactions.byId(transaction.id)
  if (!current) return false
  const after = { ...refund, ...change.patch, status: to }
  const step = change.step === undefined && to !== "resolved" ? to : change.step
  return ctx.ledger.refunds.move(
    refund.id,
    {
      from,
      to,
      patch: change.patch,
      place: { id: transaction.id, rule: placeRule({ link, transaction }) },
      entry: step
        ? refundEntry(link, current, after, step, { amount: inWords(refund.amount), ...change.details })
        : null,
    },
    now,
  )
}

import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import { kurus } from "../paynet/kurus"
import { inWords } from "./amount"
import type { Context } from "./context"
import { sumOf, taken } from "./refund-plan"
import { chargeOf, stepRefund } from "./refund-step"

/**
 * What went back at Paynet without our asking also pays off a refund that Paynet had declined: only what is left of the
 * charge can still be asked for, as a part. Nothing left: it is done. Medusa's refund of it stands as it is.
 * @returns the refunds of this money as they are now
 */
export const fitDeclined = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<Refund[]> => {
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  let tooMuch = sumOf(taken(refunds), "amount") - chargeOf({ link, transaction })
  for (const refund of refunds.filter((one) => one.status === "declined")) {
    if (tooMuch <= 0) break
    const amount = kurus(Math.max(refund.amount - tooMuch, 0))
    const patch = { amount, whole: false, ...(amount === 0 && { due_at: null }) }
    const to = amount === 0 ? "approved" : "declined"
    if (!(await stepRefund(ctx, { link, transaction, refund }, ["declined"], to, { patch, step: null }))) break
    tooMuch -= refund.amount - amount
    ctx.log.warn("a declined refund came down to what is left at Paynet", {
      paylink: link.id,
      refund: refund.id,
      amount: inWords(amount),
    })
  }
  return ctx.ledger.refunds.ofTransaction(transaction.id)
}

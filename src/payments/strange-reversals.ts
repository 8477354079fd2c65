import type { Transaction } from "../modules/paynet/ledger"
import { accountInForce, clientOf } from "./account"
import { compareRefunds } from "./compare-refunds"
import type { Context } from "./context"
import { followRefund } from "./follow-refund"
import { beginningOf, listReversals, partsOf } from "./given-back"
import { chargeOf } from "./refund-step"
import { recordStrange } from "./reversed"

/**
 * Once a day: reversals of our money that nobody here asked for, also parts, which the list of transactions does not
 * show, and those that Paynet carried out after it had declined them. One read of Paynet's list, whatever the number of
 * payments; one more for a payment of which something went back before: that is not in the first, and what went back
 * now would be taken for it.
 */
export const findStrangeReversals = async (ctx: Context, since: Date): Promise<void> => {
  const account = accountInForce(ctx.options)
  if (!account) return
  const client = clientOf(ctx.options, account)
  const rows = await listReversals(ctx, client, since)
  const found = new Map<string, Transaction>()
  for (const xactId of new Set(rows.flatMap((row) => [row.xactId, row.reversedXactId]))) {
    const transaction = xactId ? await ctx.ledger.transactions.byXact(xactId) : null
    if (transaction) found.set(transaction.id, transaction)
  }
  for (const transaction of found.values()) {
    const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
    if (!link) continue
    const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
    const isInRows = refunds.every((one) => one.created_at >= since)
    const own = isInRows ? rows : await listReversals(ctx, client, beginningOf(link, transaction))
    const parts = partsOf(transaction.xact_id, chargeOf({ link, transaction }), own)
    const { done, strange } = compareRefunds({ reversed: false, parts }, refunds)
    if (strange.length) await recordStrange(ctx, link, transaction, strange)
    const late = refunds.filter((one) => one.status === "declined" && done.has(one.id))
    for (const refund of late) await followRefund(ctx, refund.id, "look")
  }
}

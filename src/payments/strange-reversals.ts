import type { Transaction } from "../modules/paynet/ledger"
import { accountInForce, clientOf } from "./account"
import type { Context } from "./context"
import { compareRefunds, listReversals, type Part, partOf } from "./given-back"
import { recordStrange } from "./reversed"

/**
 * Once a day: reversals of our money that nobody here asked for, also parts, which the list of transactions does not
 * show. One read of Paynet's list, whatever the number of payments.
 */
export const findStrangeReversals = async (ctx: Context, since: Date): Promise<void> => {
  const account = accountInForce(ctx.options)
  if (!account) return
  const found = new Map<string, { transaction: Transaction; parts: Part[] }>()
  for (const row of await listReversals(ctx, clientOf(ctx.options, account), since)) {
    for (const xactId of new Set([row.xactId, row.reversedXactId])) {
      const transaction = xactId ? await ctx.ledger.transactions.byXact(xactId) : null
      const part = xactId ? partOf(xactId, row) : null
      if (!transaction || !part) continue
      const known = found.get(transaction.id) ?? { transaction, parts: [] }
      found.set(transaction.id, { transaction, parts: [...known.parts, part] })
    }
  }
  for (const { transaction, parts } of found.values()) {
    const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
    const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
    const { strange } = compareRefunds({ reversed: false, parts }, refunds)
    if (link && strange.length) await recordStrange(ctx, link, transaction, strange)
  }
}

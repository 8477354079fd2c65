import type { PaynetTransaction } from "../paynet/transaction"
import { PAYNET_EVENTS } from "../types"
import { accountInForce, clientOf } from "./account"
import type { Context } from "./context"

/**
 * Money whose reference is ours but whose row is not there, as after a restored backup. Proven by asking Paynet for
 * that reference, then held; nothing else is known of it.
 */
export const holdUnknownLink = async (ctx: Context, listed: PaynetTransaction): Promise<void> => {
  const account = accountInForce(ctx.options)
  if (!account || !listed.reference) return
  const reference = listed.reference.toLowerCase()
  const rows = await ctx.gate(() => clientOf(ctx.options, account).checkTransactions(reference))
  const row = rows.find((one) => one.xactId === listed.xactId && one.succeeded && one.kind === "sale")
  if (!row || row.reversed) return
  const held = await ctx.ledger.transactions.holdUnknown(row, ctx.now(), (id) => ({
    fact: `held:${id}:unknown_link`,
    kind: "held",
    transactionId: id,
    outcome: "unknown_link",
    details: { reference },
    event: {
      name: PAYNET_EVENTS.held,
      data: { paylink_id: reference, transaction_id: id, payment_session_id: null, outcome: "unknown_link" },
    },
  }))
  if (held) ctx.log.error("payment held: its link is not in the ledger", { paylink: reference, xact: row.xactId })
}

import type { PayLink, Transaction } from "../modules/paynet/ledger"
import { clientForLink } from "./account"
import type { Context } from "./context"
import { placeEntry } from "./entries"

/**
 * Money of ours that went back at Paynet without our asking (its own panel, a chargeback): asked about by its own id,
 * then recorded, so that it is never refunded again. Medusa's books are left to a person: nobody knows why it went.
 */
export const recordReversal = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<boolean> => {
  if (transaction.place !== "captured" && transaction.place !== "held") return false
  const client = clientForLink(ctx, link)
  if (!client) return false
  const rows = await ctx.gate(() => client.transactionDetail(transaction.xact_id))
  if (!rows.some((row) => row.xactId === transaction.xact_id && row.reversed)) return false
  const entry = placeEntry(link, transaction, "refunded", "reversed", {
    orderId: transaction.order_id,
    cartId: transaction.cart_id,
  })
  const patch = { outcome: "reversed" } as const
  const recorded = await ctx.ledger.transactions.move(transaction.id, transaction.place, "refunded", patch, ctx.now(), {
    entry,
  })
  if (recorded) {
    ctx.log.error("payment was given back at Paynet, not by this store", {
      paylink: link.id,
      xact: transaction.xact_id,
      order: transaction.order_id,
    })
  }
  return recorded
}

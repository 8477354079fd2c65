import { createHash } from "node:crypto"
import type { NewRefund, PayLink, Transaction } from "../modules/paynet/ledger"
import { kurus } from "../paynet/kurus"
import { inWords } from "./amount"
import { compareRefunds } from "./compare-refunds"
import type { Context } from "./context"
import { placeEntry } from "./entries"
import { fitDeclined } from "./fit-declined"
import { type Part, readGivenBack } from "./given-back"
import { publishEvents } from "./publish"
import { sumOf } from "./refund-plan"
import { chargeOf, placeRule } from "./refund-step"

const refundIdOf = (transaction: Transaction, part: Part | null): string =>
  `pnref_${createHash("sha256")
    .update(`${transaction.xact_id}:${part?.id ?? "all"}`)
    .digest("hex")
    .slice(0, 26)}`

const recordOne = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  part: Part | null,
): Promise<boolean> => {
  const { place } = transaction
  if (place !== "captured" && place !== "held" && place !== "refunding") return false
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const charged = chargeOf({ link, transaction })
  // Only what Paynet has accepted of us leaves less: what it shows as done happened, whatever we know of other refunds.
  const certain = refunds.filter((one) => one.status === "requested" || one.status === "approved")
  const left = Math.max(charged - sumOf(certain, "amount"), 0)
  const amount = kurus(Math.min(part?.amount ?? left, left))
  const row: NewRefund = {
    id: refundIdOf(transaction, part),
    transaction_id: transaction.id,
    medusa_refund_id: null,
    origin: "paynet",
    amount,
    booked: kurus(0),
    whole: amount === charged,
    status: "approved",
    token_hash: ctx.token(),
    due_at: null,
  }
  const now = ctx.now()
  const { order_id: orderId, cart_id: cartId } = transaction
  const entry = placeEntry(link, transaction, "refunded", "reversed", { orderId, cartId, refundId: row.id })
  const rule = placeRule({ link, transaction })
  if (!(await ctx.ledger.refunds.add(row, { from: place, rule }, refunds.length, entry, now))) return false
  const isAll = await ctx.ledger.transactions.move(transaction.id, "refunded", "refunded", { outcome: "reversed" }, now)
  ctx.log.error("payment was given back at Paynet, not by this store", {
    paylink: link.id,
    xact: transaction.xact_id,
    order: transaction.order_id,
    amount: inWords(amount),
    all: isAll,
  })
  return true
}

/** Records reversals that nobody here asked for, each once. */
export const recordStrange = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  strange: (Part | null)[],
): Promise<boolean> => {
  let recorded = false
  for (const part of strange) {
    const current = await ctx.ledger.transactions.byId(transaction.id)
    if (current && (await recordOne(ctx, link, current, part))) recorded = true
  }
  if (recorded) {
    await fitDeclined(ctx, link, transaction)
    await publishEvents(ctx)
  }
  return recorded
}

/**
 * Money of ours that went back at Paynet without our asking (its own panel, a chargeback): asked about by its own id,
 * then recorded, so that it is never refunded again. Medusa's books are left to a person: nobody knows why it went.
 */
export const recordReversal = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<boolean> => {
  if (transaction.place !== "captured" && transaction.place !== "held") return false
  const given = await readGivenBack(ctx, link, transaction)
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  return recordStrange(ctx, link, transaction, compareRefunds(given, refunds).strange)
}

import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import { inWords } from "./amount"
import { book, creditOrder } from "./book"
import type { Context } from "./context"
import { type Decision, decide } from "./decide"
import { MAX_FAILURES } from "./due"
import { placeEntry } from "./entries"
import { CLAIM_LIFE_MS, hold } from "./hold"
import { type HeldOutcome, OUTCOMES } from "./outcomes"
import { type Purchase, readPurchase } from "./purchase"

/** What became of one transaction. `open`: not decided yet, to be tried again. */
export type Settled = PaynetOutcome | "open"

const ROUNDS = 3

const isHeld = (outcome: PaynetOutcome): outcome is HeldOutcome => OUTCOMES[outcome].holds

const recordCaptured = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  purchase: Purchase,
  decision: Decision,
): Promise<Settled> => {
  const { order, cart } = purchase
  if (!decision.payment || !order) return "open"
  if (order.owed >= link.amount) await creditOrder(ctx, decision.payment.id)
  const outcome = transaction.outcome === "adopted" ? "adopted" : "captured"
  const patch = { outcome, payment_id: decision.payment.id, order_id: order.id, cart_id: cart?.id ?? null } as const
  const recorded = await ctx.ledger.transactions.move(transaction.id, "seen", "captured", patch, ctx.now(), {
    where: { session_id: decision.sessionId },
    entry: placeEntry(link, transaction, "captured", outcome, {
      sessionId: decision.sessionId,
      orderId: order.id,
      cartId: cart?.id,
    }),
  })
  if (!recorded) return "already_captured"
  ctx.log.info("payment captured", {
    paylink: link.id,
    transaction: transaction.id,
    xact: transaction.xact_id,
    order: order.id,
    charged: transaction.charged === null ? "unreadable" : inWords(transaction.charged),
  })
  return outcome
}

const recordReversed = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<Settled> => {
  const entry = placeEntry(link, transaction, "refunded", "reversed")
  await ctx.ledger.transactions.move(transaction.id, "seen", "refunded", { outcome: "reversed" }, ctx.now(), { entry })
  return "reversed"
}

/** A claim whose session Medusa deleted before a payment came of it would keep the money from every other session. */
const releaseDeadClaim = async (
  ctx: Context,
  transaction: Transaction,
  purchase: Purchase | null,
): Promise<boolean> => {
  const { session_id, claimed_at } = transaction
  if (!session_id || !claimed_at || ctx.now().getTime() - claimed_at.getTime() < CLAIM_LIFE_MS) return false
  const isAlive =
    purchase?.sessions.some((session) => session.id === session_id) ||
    purchase?.payments.some((payment) => payment.sessionId === session_id)
  return !isAlive && ctx.ledger.transactions.release(transaction.id, session_id, ctx.now())
}

/**
 * Brings one seen transaction to its place: looks at Medusa, decides, books or holds, and looks at Medusa again to
 * prove it. The decision is taken anew after each booking, so "booked" is only ever what Medusa's books say.
 */
export const settle = async (ctx: Context, link: PayLink, seen: Transaction): Promise<Settled> => {
  let refused = false
  for (let round = 0; round < ROUNDS; round += 1) {
    const transaction = await ctx.ledger.transactions.byId(seen.id)
    if (transaction?.place !== "seen") return transaction?.outcome ?? "open"
    const purchase = await readPurchase(ctx, link.collection_id)
    if (await releaseDeadClaim(ctx, transaction, purchase)) continue
    const known = await ctx.ledger.transactions.ofPurchase(link.collection_id, link.cart_id)
    const others = known.filter((other) => other.id !== transaction.id)
    const decision = decide({ link, transaction, others, purchase, storeEnvironment: ctx.options.environment })

    if (decision.outcome === "already_captured" && purchase)
      return recordCaptured(ctx, link, transaction, purchase, decision)
    if (decision.outcome === "reversed") return recordReversed(ctx, link, transaction)
    if (isHeld(decision.outcome))
      return (await hold(ctx, link, transaction, decision.outcome)) ? decision.outcome : "open"
    if (refused) return (await hold(ctx, link, transaction, "order_failed")) ? "order_failed" : "open"
    if (!purchase) return "open"

    const outcome = decision.outcome === "adopted" ? "adopted" : "captured"
    await ctx.ledger.transactions.move(transaction.id, "seen", "seen", { outcome }, ctx.now())
    const booking = await book(ctx, link, transaction, purchase, decision)
    if (booking === "failed" && link.failures < MAX_FAILURES) return "open"
    refused = booking === "refused" || booking === "failed"
  }
  return "open"
}

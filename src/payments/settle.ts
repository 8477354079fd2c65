import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetHeldOutcome, PaynetOutcome } from "../types"
import { book } from "./book"
import { closeOrphan, collectionOf, giveUpSession, releaseDeadClaim } from "./claims"
import type { Context } from "./context"
import { isBeingCredited } from "./credit"
import { chargedAsAsked, decide } from "./decide"
import { MAX_FAILURES } from "./due"
import { placeEntry } from "./entries"
import { isInTheMaking } from "./fits"
import { hold } from "./hold"
import { retireRest } from "./order-collections"
import { OUTCOMES } from "./outcomes"
import { readPurchase } from "./purchase"
import { creditAndRecord } from "./record-captured"
import { repairLinks } from "./repair-links"

/** What became of one transaction. `open`: not decided, to be tried again. `soon`: Medusa is at it, look in a moment. */
export type Settled = PaynetOutcome | "open" | "soon"

const ROUNDS = 8
/** Medusa writes a cart's lines, taxes and collection one after the other: what does not fit may fit in a moment. */
const SECOND_THOUGHT_MS = 1_000

const isHeld = (outcome: PaynetOutcome): outcome is PaynetHeldOutcome => OUTCOMES[outcome].holds

const recordReversed = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<Settled> => {
  const entry = placeEntry(link, transaction, "refunded", "reversed")
  await ctx.ledger.transactions.move(transaction.id, "seen", "refunded", { outcome: "reversed" }, ctx.now(), { entry })
  return "reversed"
}

/** Is it Medusa's side, not the money, that does not fit? Then a second look at Medusa comes before holding. */
const isOfTheCart = (link: PayLink, transaction: Transaction, outcome: PaynetHeldOutcome): boolean =>
  outcome === "late_payment" || (outcome === "amount_mismatch" && chargedAsAsked(link, transaction.charged))

/**
 * Brings one seen transaction to its place: looks at Medusa, decides, books or holds, and looks at Medusa again to
 * prove it. The decision is taken anew after each booking, so "booked" is only ever what Medusa's books say.
 */
export const settle = async (ctx: Context, link: PayLink, seen: Transaction): Promise<Settled> => {
  const tried = { refused: 0, changed: 0, doubted: 0 }
  const isPoison = link.failures >= MAX_FAILURES
  const holdAs = async (transaction: Transaction, outcome: PaynetHeldOutcome): Promise<Settled> =>
    (await hold(ctx, link, transaction, outcome)) ? outcome : "open"

  for (let round = 0; round < ROUNDS; round += 1) {
    const transaction = await ctx.ledger.transactions.byId(seen.id)
    if (transaction?.place !== "seen") return transaction?.outcome ?? "open"
    const collectionId = await collectionOf(ctx, transaction, link.collection_id)
    const purchase = await readPurchase(ctx, collectionId)
    if (await releaseDeadClaim(ctx, transaction, purchase)) continue
    if (purchase && (await closeOrphan(ctx, transaction, purchase))) continue
    if (purchase && (isInTheMaking(purchase, ctx.now()) || (await isBeingCredited(ctx, purchase)))) return "soon"
    if (purchase && (await repairLinks(ctx, purchase))) continue

    const known = await ctx.ledger.transactions.ofPurchase(collectionId, link.cart_id)
    const others = known.filter((other) => other.id !== transaction.id)
    const decision = decide({ link, transaction, others, purchase, storeEnvironment: ctx.options.environment })
    const { outcome } = decision
    if (outcome === "already_captured" && purchase) {
      const recorded = await creditAndRecord(ctx, link, transaction, purchase, decision)
      if (recorded) await retireRest(ctx, purchase)
      return recorded ?? "open"
    }
    if (outcome === "reversed") return recordReversed(ctx, link, transaction)
    if (isHeld(outcome)) {
      tried.doubted += 1
      if (tried.doubted > 1 || !isOfTheCart(link, transaction, outcome)) return holdAs(transaction, outcome)
      await ctx.sleep(SECOND_THOUGHT_MS)
      continue
    }
    if (!purchase || (tried.changed > 1 && !isPoison)) return "open"
    if (tried.refused > 1 || tried.changed > 1) {
      if (await giveUpSession(ctx, transaction, purchase)) continue
      return holdAs(transaction, "order_failed")
    }

    const name = outcome === "adopted" ? "adopted" : "captured"
    await ctx.ledger.transactions.move(transaction.id, "seen", "seen", { outcome: name }, ctx.now())
    const booking = await book(ctx, link, transaction, purchase, decision)
    if (booking === "failed" && !isPoison) return "open"
    if (booking !== "booked") tried[booking === "failed" ? "refused" : booking] += 1
  }
  return "open"
}

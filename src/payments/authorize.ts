import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetSessionData } from "../types"
import { inWords } from "./amount"
import type { Context } from "./context"
import { chargedAsAsked } from "./decide"
import { collectionsOfOrder } from "./finish-booked"
import { isYoung, type Misfit, misfitOf } from "./fits"
import { CLAIM_LIFE_MS } from "./hold"
import { look } from "./look"
import { collectionOfSession, type Purchase, readPurchase } from "./purchase"
import { reconcile } from "./reconcile"

/** Medusa asks us under the cart's lock, for which others wait two seconds before they answer 500. */
const PATIENCE_MS = 1_500
const PROOF_AGE_MS = 60_000

/** Paid and claimed for this session; or not paid (yet); or paid, but not as this session needs it. */
export type Authorization =
  | { kind: "captured"; data: PaynetSessionData }
  | { kind: "unpaid" }
  | { kind: "unfit"; reason: string }

const MISFITS: Record<Misfit, string> = {
  session: "the session's sum is not the link's",
  cart: "the cart's total has changed",
  order: "the order does not owe this sum",
  paid: "another payment was booked",
}

type Candidate = { link: PayLink; transaction: Transaction }

/** Money that this session may have, its own first. */
const candidates = async (ctx: Context, sessionId: string, purchase: Purchase): Promise<Candidate[]> => {
  const known = await ctx.ledger.transactions.ofPurchase(purchase.collection.id, purchase.cart?.id ?? null)
  const free = known.filter(
    (one) => one.place === "seen" && !one.payment_id && (one.session_id === null || one.session_id === sessionId),
  )
  const found: Candidate[] = []
  for (const transaction of free) {
    const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
    if (link) found.push({ link, transaction })
  }
  return found.sort(
    (a, b) => Number(b.transaction.session_id === sessionId) - Number(a.transaction.session_id === sessionId),
  )
}

/**
 * Did Paynet say a moment ago that it has this money? What was seen earlier may have gone back since. A proof from far in
 * the future is one from before the clock was set back.
 */
const provenOf = (ctx: Context, known: Candidate[]): Candidate[] =>
  known.filter(({ transaction }) => Math.abs(ctx.now().getTime() - transaction.proved_at.getTime()) < PROOF_AGE_MS)

const linkOf = async (ctx: Context, sessionId: string, purchase: Purchase): Promise<PayLink | null> => {
  const { links, entries } = ctx.ledger
  const direct = await links.bySession(sessionId)
  if (direct) return direct
  const remembered = await entries.linkIdOfSession(sessionId)
  return remembered ? links.byId(remembered) : links.payableOf(purchase.collection.id)
}

/** Why this money must not be booked on this session, or null. Every sum must agree at this moment. */
const misfit = (
  ctx: Context,
  sessionId: string,
  purchase: Purchase,
  { link, transaction }: Candidate,
): string | null => {
  const session = purchase.sessions.find((one) => one.id === sessionId && one.ours)
  if (!session) return "the session is gone"
  if (session.paid) return "the session is paid"
  if (link.environment !== ctx.options.environment) return "the link belongs to another environment"
  if (transaction.reversed) return "the payment was reversed"
  if (transaction.currency !== "TRY" || purchase.collection.currency !== "try") return "the currency is not TRY"
  if (!chargedAsAsked(link, transaction.charged)) return "another sum was charged than asked"
  const stands = link.flow === "order_first" && !!purchase.order && !isYoung(purchase.order, ctx.now())
  const wrong = misfitOf(purchase, session, link.amount, stands)
  return wrong ? MISFITS[wrong] : null
}

const orderOf = async (ctx: Context, { order, collection }: Purchase) =>
  order && { id: order.id, collections: [collection.id, ...(await collectionsOfOrder(ctx, order.id))] }

/**
 * Claims the money. An order that stands is read once more behind the claim: other money of it may have been booked
 * since it was read, and from the claim on no other is. What is not given after all keeps its claim for two minutes:
 * somebody else may be booking the same money on the same session.
 * @returns why it is not given, or null
 */
const claim = async (
  ctx: Context,
  sessionId: string,
  { order: before, collection, sessions }: Purchase,
  candidate: Candidate,
  order: Awaited<ReturnType<typeof orderOf>>,
): Promise<string | null> => {
  const { id } = candidate.transaction
  const claimed = await ctx.ledger.transactions.claim(id, sessionId, order, ctx.now())
  if (!claimed) return "the payment is being booked elsewhere"
  const isPending = sessions.some((session) => session.id === sessionId && session.status === "pending")
  if (!before || (isPending && isYoung(before, ctx.now()))) return null
  const purchase = await readPurchase(ctx, collection.id)
  return purchase ? misfit(ctx, sessionId, purchase, candidate) : "the purchase is gone"
}

/**
 * Decides afresh whether a session is paid: by our ledger and Paynet's answer, never by the session's own data. A proof
 * of ours younger than a minute counts, else Paynet is asked once, for a second and a half at most. Takes no lock; money is
 * claimed for the session by compare-and-set, so a lira is given to Medusa at most once.
 */
export const authorize = async (ctx: Context, sessionId: string): Promise<Authorization> => {
  const collectionId = await collectionOfSession(ctx, sessionId)
  const before = collectionId ? await readPurchase(ctx, collectionId) : null
  if (!collectionId || !before) return { kind: "unpaid" }

  const known = await candidates(ctx, sessionId, before)
  const proven = provenOf(ctx, known)
  if (!proven.length) {
    const link = known[0]?.link ?? (await linkOf(ctx, sessionId, before))
    const seen = link ? await look(ctx, link, PATIENCE_MS) : null
    if (seen?.kind === "unreachable") return { kind: "unpaid" }
  }
  // Read again: the cart may have changed while Paynet was asked.
  const purchase = proven.length ? before : await readPurchase(ctx, collectionId)
  const found = purchase ? provenOf(ctx, await candidates(ctx, sessionId, purchase)) : []
  if (!purchase || !found.length) return { kind: "unpaid" }

  const order = await orderOf(ctx, purchase)
  let reason = ""
  for (const candidate of found) {
    const { link } = candidate
    const now = ctx.now()
    const fault =
      misfit(ctx, sessionId, purchase, candidate) ?? (await claim(ctx, sessionId, purchase, candidate, order))
    if (!fault) {
      await ctx.ledger.queue.ensureDue(link.id, new Date(now.getTime() + CLAIM_LIFE_MS))
      return {
        kind: "captured",
        data: {
          id: link.id,
          session_id: sessionId,
          state: "paid",
          redirect_url: null,
          expires_at: link.expires_at.toISOString(),
        },
      }
    }
    reason = fault
    ctx.log.warn("payment not given to this session", {
      paylink: link.id,
      session: sessionId,
      amount: inWords(link.amount),
      reason,
    })
    if (ctx.booking.has(link.id)) continue
    await ctx.ledger.queue.ensureDue(link.id, now)
    ctx.later(1_000, `look again ${link.id}`, () => reconcile(ctx, link.id))
  }
  return { kind: "unfit", reason }
}

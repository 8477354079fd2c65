import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import type { PaynetClient } from "../paynet/client"
import type { Kurus } from "../paynet/kurus"
import type { PaynetReversal } from "../paynet/reversal"
import { clientForLink } from "./account"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { daysBefore, istanbulDay } from "./istanbul"
import { reasonOf } from "./log"

/** One reversal that Paynet lists. `amount` in kuruş, null when Paynet's number is missing. */
export type Part = { id: string; amount: Kurus | null; done: boolean }

/** What Paynet says went back of one sale. `reversed`: the flag on the sale itself. */
export type GivenBack = { reversed: boolean; parts: Part[] }

type OurRefund = Pick<Refund, "id" | "status" | "amount" | "whole">

/** Our refunds beside Paynet's reversals. */
export type Comparison = {
  /** Refunds of ours that Paynet shows as done, by id. */
  done: Set<string>
  /** Refunds of ours that Paynet shows, done or not yet. */
  shown: Set<string>
  /** Done reversals that nobody here asked for; null: all of the sale went back and nothing says by which reversal. */
  strange: (Part | null)[]
}

const PAGE = 100
const MAX_PAGES = 200
const OTHER_ACCOUNT =
  "Paynet cannot be asked: this payment belongs to another environment, or no key is set. Nothing was sent."

/** Every row of Paynet's reversal list since two days before that time. */
export const listReversals = async (
  ctx: Pick<Context, "gate" | "now">,
  client: Pick<PaynetClient, "reversalList">,
  since: Date,
): Promise<PaynetReversal[]> => {
  const days = { from: istanbulDay(daysBefore(since, 2)), to: istanbulDay(daysBefore(ctx.now(), -1)) }
  const all: PaynetReversal[] = []
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { rows, hasMore } = await ctx.gate(() => client.reversalList({ ...days, start: all.length, limit: PAGE }))
    all.push(...rows)
    if (!hasMore || !rows.length) return all
  }
  throw new Error(`more than ${MAX_PAGES} pages of reversals`)
}

/**
 * The rows that tell of this sale. Which of a row's two ids names the sale is UNVERIFIED; the other one is the
 * reversal's own, and where Paynet gives none, rows of one sum are told apart by their turn.
 */
export const partsOf = (xactId: string, rows: readonly PaynetReversal[]): Part[] => {
  const nameless = new Map<string, number>()
  const idOf = (row: PaynetReversal): string => {
    const own = row.xactId === xactId ? row.reversedXactId : row.xactId
    if (own && own !== xactId) return own
    const kind = `${xactId}:reversal:${row.amount}`
    const turn = (nameless.get(kind) ?? 0) + 1
    nameless.set(kind, turn)
    return turn > 1 ? `${kind}:${turn}` : kind
  }
  const ofSale = rows.filter((row) => row.xactId === xactId || row.reversedXactId === xactId)
  // Whether a request that nobody has decided is listed, and as what, is UNVERIFIED: only a clear "no" is not done.
  return ofSale.map((row) => ({ id: idOf(row), amount: row.amount, done: row.succeeded !== false }))
}

/**
 * Asks Paynet what went back of a sale, in both places that tell.
 * @throws MedusaError when Paynet cannot be asked or cannot be understood
 */
export const readGivenBack = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<GivenBack> => {
  const { xact_id, created_at } = transaction
  const client = clientForLink(ctx, link)
  if (!client) throw notAllowed(OTHER_ACCOUNT)
  try {
    const rows = await ctx.gate(() => client.transactionDetail(xact_id))
    const listed = await listReversals(ctx, client, created_at)
    const parts = partsOf(xact_id, listed)
    const inDetail = rows
      .filter((row) => row.succeeded && row.kind === "reversal" && row.reversedXactId === xact_id)
      .map((row) => ({ id: row.xactId, amount: row.amount, done: true }))
    const reversed = rows.some((row) => row.xactId === xact_id && row.reversed)
    return { reversed, parts: parts.length ? parts : inDetail }
  } catch (error) {
    ctx.log.warn("look at refunds failed", { paylink: link.id, xact: xact_id, reason: reasonOf(error) })
    throw notAllowed("Paynet did not say whether this payment was refunded before. Nothing was sent; please try again.")
  }
}

/** Who may stand for a reversal that is done, and who for one that is not, most likely first. */
const IN_ORDER: Record<"done" | "pending", readonly Refund["status"][]> = {
  done: ["approved", "requested", "unknown", "asked", "declined", "due", "resolved"],
  pending: ["requested", "unknown", "asked", "declined"],
}

/**
 * A refund of everything that Paynet has accepted may show with another sum, net of a fee, say (UNVERIFIED). One whose
 * answer was lost is known by its sum alone: another sum may be somebody else's, and the rest would never go back.
 */
const isNetOf = (part: Part, { status, whole, amount }: OurRefund): boolean =>
  whole && (status === "approved" || status === "requested") && part.amount !== null && part.amount * 2 > amount

/** Pure: finds each of our refunds among Paynet's reversals, by its amount, or by its turn where Paynet names none. */
export const compareRefunds = ({ reversed, parts }: GivenBack, refunds: readonly OurRefund[]): Comparison => {
  const done = new Set<string>()
  const shown = new Set<string>()
  const strange: Comparison["strange"] = []
  const find = (part: Part): OurRefund | undefined => {
    const order = IN_ORDER[part.done ? "done" : "pending"]
    const free = order.flatMap((status) => refunds.filter((one) => one.status === status && !shown.has(one.id)))
    if (part.amount === null) return free[0]
    const whole = parts.length === 1 ? free.find((one) => isNetOf(part, one)) : undefined
    return free.find((one) => one.amount === part.amount) ?? whole
  }
  const named = parts.filter((part) => part.amount !== null)
  const nameless = parts.filter((part) => part.amount === null)
  const byCertainty = [named, nameless].flatMap((some) => [
    ...some.filter((part) => part.done),
    ...some.filter((part) => !part.done),
  ])
  for (const part of byCertainty) {
    const ours = find(part)
    if (ours) shown.add(ours.id)
    if (ours && part.done) done.add(ours.id)
    if (!ours && part.done) strange.push(part)
  }
  if (reversed && !parts.length) {
    const whole = refunds.find((one) => one.whole && IN_ORDER.done.includes(one.status))
    if (whole) {
      shown.add(whole.id)
      done.add(whole.id)
    } else if (!refunds.some((one) => IN_ORDER.done.includes(one.status))) strange.push(null)
  }
  return { done, shown, strange }
}

import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetClient } from "../paynet/client"
import type { Kurus } from "../paynet/kurus"
import type { PaynetReversal } from "../paynet/reversal"
import type { PaynetTransaction } from "../paynet/transaction"
import { clientForLink } from "./account"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { daysBefore, istanbulDay } from "./istanbul"
import { reasonOf } from "./log"
import { chargeOf } from "./refund-step"

/**
 * One reversal that Paynet lists. `amount` in kuruş, null when Paynet's number is missing. `done` where Paynet says so or
 * does not say; `said`: it is Paynet's own word.
 */
export type Part = { id: string; amount: Kurus | null; done: boolean; said: boolean }

/** What Paynet says went back of one sale. `reversed`: the flag on the sale itself. */
export type GivenBack = { reversed: boolean; parts: Part[] }

const PAGE = 1000
const MAX_PAGES = 200
const OTHER_ACCOUNT =
  "Paynet cannot be asked: this payment belongs to another environment, or no key is set. Nothing was sent."

/** Every row of Paynet's reversal list since two days before that time, each once though the list grows meanwhile. */
export const listReversals = async (
  ctx: Pick<Context, "now" | "gate">,
  client: Pick<PaynetClient, "reversalList">,
  since: Date,
): Promise<PaynetReversal[]> => {
  const days = { from: istanbulDay(daysBefore(since, 2)), to: istanbulDay(daysBefore(ctx.now(), -1)) }
  const all = new Map<string, PaynetReversal>()
  let start = 0
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { rows, hasMore } = await ctx.gate(() => client.reversalList({ ...days, start, limit: PAGE }))
    const known = all.size
    // Without a row's own id nobody can tell two equal rows from one that is given twice.
    for (const [at, row] of rows.entries()) all.set(row.id === null ? `${start + at}` : JSON.stringify(row), row)
    start += rows.length
    if (hasMore === false || !rows.length) return [...all.values()]
    if (all.size > known) continue
    if (hasMore) throw new Error("the list of reversals gives the same rows again")
    return [...all.values()]
  }
  throw new Error(`more than ${MAX_PAGES} pages of reversals`)
}

/**
 * The rows that tell of this sale. Which of a row's two ids names the sale is UNVERIFIED; the other one is the
 * reversal's own, and where Paynet gives none, rows of one sum are told apart by their turn. A sum over the charge
 * cannot be read as lira: perhaps Paynet writes them ×100 here, as in the request (UNVERIFIED).
 */
export const partsOf = (xactId: string, charged: Kurus, rows: readonly PaynetReversal[]): Part[] => {
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
  return ofSale.map((row) => ({
    id: idOf(row),
    amount: row.amount !== null && row.amount <= charged ? row.amount : null,
    done: row.succeeded !== false,
    said: row.succeeded !== null,
  }))
}

/** What both places tell of one sale: either may lag behind the other, and nothing says that they name a reversal alike. */
export const partsIn = (
  { xact_id, charged }: { xact_id: string; charged: Kurus },
  rows: readonly PaynetTransaction[],
  listed: readonly PaynetReversal[],
): Part[] => {
  const inList = partsOf(xact_id, charged, listed)
  const inDetail = rows
    .filter((row) => row.succeeded && row.kind === "reversal" && row.reversedXactId === xact_id)
    .map((row) => ({ id: row.xactId, amount: row.amount, done: true, said: true }))
  return inDetail.length > inList.length ? inDetail : inList
}

/**
 * Before this nothing of a sale can have gone back. A ledger that was restored, or was on another environment for a
 * while, sees a sale long after it was made, but not its link.
 */
export const beginningOf = (link: PayLink, transaction: Transaction): Date =>
  link.created_at < transaction.created_at ? link.created_at : transaction.created_at

/**
 * Asks Paynet what went back of a sale, in both places that tell.
 * @throws MedusaError when Paynet cannot be asked or cannot be understood
 */
export const readGivenBack = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<GivenBack> => {
  const { xact_id } = transaction
  const client = clientForLink(ctx, link)
  if (!client) throw notAllowed(OTHER_ACCOUNT)
  try {
    const rows = await ctx.gate(() => client.transactionDetail(xact_id))
    const listed = await listReversals(ctx, client, beginningOf(link, transaction))
    const sale = { xact_id, charged: chargeOf({ link, transaction }) }
    const reversed = rows.some((row) => row.xactId === xact_id && row.reversed)
    return { reversed, parts: partsIn(sale, rows, listed) }
  } catch (error) {
    ctx.log.warn("look at refunds failed", { paylink: link.id, xact: xact_id, reason: reasonOf(error) })
    throw notAllowed("Paynet did not say whether this payment was refunded before. Nothing was sent; please try again.")
  }
}

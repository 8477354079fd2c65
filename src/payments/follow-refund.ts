import type { Refund } from "../modules/paynet/ledger"
import { isOwnerless } from "./adopt-refund"
import { inWords } from "./amount"
import { askAgain, DAY_MS } from "./ask-again"
import { FIRST_LOOK_MS, recordFailed, recordRequested } from "./ask-reversal"
import { bookInMedusa, dropFromMedusa, ownerInMedusa } from "./book-refund"
import type { Context } from "./context"
import { dueAfterFault } from "./due"
import { UNKNOWN_MS } from "./give-back"
import { compareRefunds, readGivenBack } from "./given-back"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { giveDueBack, noteDue } from "./refund-due"
import { type RefundCase, stepRefund } from "./refund-step"
import { recordStrange } from "./reversed"

const SLOWEST_MS = DAY_MS / 4
const HOUR_MS = DAY_MS / 24
/** Paynet accepted it and has not shown it for so long: somebody must ask Paynet. */
const OVERDUE_MS = 7 * DAY_MS
/** How often the job asks again by itself for a refund that Paynet declined. */
const TRIES = 3

const read = async (ctx: Context, refundId: string): Promise<RefundCase | null> => {
  const refund = await ctx.ledger.refunds.byId(refundId)
  const transaction = refund ? await ctx.ledger.transactions.byId(refund.transaction_id) : null
  const link = transaction?.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  return refund && transaction && link ? { refund, transaction, link } : null
}

const nextLook = ({ refund }: RefundCase, now: Date): Date => {
  const since = now.getTime() - (refund.requested_at ?? refund.updated_at).getTime()
  return new Date(now.getTime() + Math.min(Math.max(since, FIRST_LOOK_MS), SLOWEST_MS))
}

const approve = async (ctx: Context, about: RefundCase): Promise<void> => {
  if (!(await stepRefund(ctx, about, ["requested"], "approved", { patch: { due_at: null } }))) return
  const { link, refund } = about
  ctx.log.info("refund approved by Paynet", { paylink: link.id, refund: refund.id, amount: inWords(refund.amount) })
}

/**
 * The money is with the merchant again although Medusa gave it up: it waits for a click, or for the job's next try. A
 * refund whose answer was lost, so that Medusa dropped it, is simply over.
 */
const decline = async (ctx: Context, about: RefundCase, why: "declined" | "not_shown"): Promise<void> => {
  const { link, refund } = about
  if (isOwnerless(refund)) {
    const over = { patch: { due_at: null }, details: { why }, step: "declined" } as const
    await stepRefund(ctx, about, ["requested"], "failed", over)
    return
  }
  const tries = await ctx.ledger.entries.countOf(link.id, "refund_asked", refund.id)
  const again = why === "declined" && tries <= TRIES ? new Date(ctx.now().getTime() + DAY_MS) : null
  const change = { patch: { due_at: again }, details: { why } }
  if (!(await stepRefund(ctx, about, ["requested"], "declined", change))) return
  ctx.log.error("refund declined by Paynet: it is still owed", { paylink: link.id, refund: refund.id, why })
}

/** A process died while it asked, or the answer was lost. */
const settleLost = async (ctx: Context, about: RefundCase, isShown: boolean): Promise<void> => {
  const { refund } = about
  if (isShown) return recordRequested(ctx, about, await ownerInMedusa(ctx, refund))
  const age = ctx.now().getTime() - refund.updated_at.getTime()
  if (age < UNKNOWN_MS) return ctx.ledger.refunds.delay(refund.id, new Date(ctx.now().getTime() + FIRST_LOOK_MS))
  await recordFailed(ctx, about)
  await dropFromMedusa(ctx, refund)
}

/** Another process may have recorded the decline a moment ago: the next try is the day's. */
const isItsTurn = (ctx: Context, { due_at }: Refund): boolean =>
  due_at !== null && due_at.getTime() - ctx.now().getTime() < HOUR_MS

const follow = async (ctx: Context, found: RefundCase): Promise<void> => {
  const { link, transaction, refund } = found
  if (refund.status === "due") return giveDueBack(ctx, transaction, refund)
  if (refund.status === "declined") return isItsTurn(ctx, refund) ? askAgain(ctx, found) : undefined
  const given = await readGivenBack(ctx, link, transaction)
  const { done, shown, strange } = compareRefunds(given, await ctx.ledger.refunds.ofTransaction(transaction.id))
  if (strange.length) await recordStrange(ctx, link, transaction, strange)
  const isLost = refund.status === "asked" || refund.status === "unknown"
  if (isLost) await settleLost(ctx, found, shown.has(refund.id))
  if (isLost && !done.has(refund.id)) return
  if (!isLost && refund.status !== "requested") return ctx.ledger.refunds.delay(refund.id, null)
  if (done.has(refund.id)) return approve(ctx, found)
  const waited = ctx.now().getTime() - (refund.requested_at ?? refund.updated_at).getTime()
  if (refund.hinted === "declined" && !shown.has(refund.id)) return decline(ctx, found, "declined")
  if (waited > OVERDUE_MS && !shown.has(refund.id)) return decline(ctx, found, "not_shown")
  await ctx.ledger.refunds.delay(refund.id, nextLook(found, ctx.now()))
}

/**
 * Asks Paynet what became of one refund and records it: accepted, approved, declined, or never happened. Then Medusa's
 * books follow where they lag behind, and what is still owed to the shopper of a canceled order is noted.
 */
export const followRefund = async (ctx: Context, refundId: string): Promise<void> => {
  const found = await read(ctx, refundId)
  if (!found) return
  try {
    await follow(ctx, found)
  } catch (error) {
    ctx.log.warn("refund could not be followed", { refund: refundId, reason: reasonOf(error) })
    const now = ctx.now()
    const isDeclined = found.refund.status === "declined"
    const later = isDeclined ? new Date(now.getTime() + DAY_MS) : dueAfterFault(found.refund.attempts, now)
    await ctx.ledger.refunds.putOff(refundId, later)
  }
  const after = await read(ctx, refundId)
  if (after) await bookInMedusa(ctx, after.transaction, after.refund)
  if (after?.transaction.order_id) await noteDue(ctx, after.transaction.order_id)
  await publishEvents(ctx)
}

import { inWords } from "./amount"
import { askAgain } from "./ask-again"
import { recordRequested } from "./ask-reversal"
import { bookInMedusa } from "./book-refund"
import { compareRefunds } from "./compare-refunds"
import type { App, Context } from "./context"
import { dueAfterFault } from "./due"
import { giveUp, nextTry } from "./give-up"
import { readGivenBack } from "./given-back"
import { reasonOf } from "./log"
import { ownerInMedusa } from "./medusa-refunds"
import { publishEvents } from "./publish"
import { giveDueBack, noteDue } from "./refund-due"
import { type RefundCase, stepRefund } from "./refund-step"
import { CALL_MS, DAY_MS, FIRST_LOOK_MS, LOST_MS } from "./refund-times"
import { recordStrange } from "./reversed"

const SLOWEST_MS = DAY_MS / 4
/** Paynet accepted it and has not carried it out for so long: somebody must ask Paynet. */
const OVERDUE_MS = 7 * DAY_MS

const read = async (ctx: App, refundId: string): Promise<RefundCase | null> => {
  const refund = await ctx.ledger.refunds.byId(refundId)
  const transaction = refund ? await ctx.ledger.transactions.byId(refund.transaction_id) : null
  const link = transaction?.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  return refund && transaction && link ? { refund, transaction, link } : null
}

const nextLook = (waited: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(Math.max(waited, FIRST_LOOK_MS), SLOWEST_MS))

const approve = async (ctx: Context, about: RefundCase): Promise<void> => {
  if (!(await stepRefund(ctx, about, ["requested"], "approved", { patch: { due_at: null } }))) return
  const { link, refund } = about
  ctx.log.info("refund approved by Paynet", { paylink: link.id, refund: refund.id, amount: inWords(refund.amount) })
}

/**
 * The money is with the merchant again although Medusa gave it up: it waits for a click, or for the job's next try. One
 * that Medusa had dropped was promised to nobody: it only failed.
 */
const decline = async (ctx: Context, about: RefundCase, why: "declined" | "not_done"): Promise<void> => {
  const { link, refund } = about
  const isOwed = refund.origin === "held" || refund.medusa_refund_id !== null
  const again = isOwed && why === "declined" ? await nextTry(ctx, about) : null
  const change = { patch: { due_at: again }, details: { why }, step: "declined" } as const
  if (!(await stepRefund(ctx, about, [refund.status], isOwed ? "declined" : "failed", change))) return
  ctx.log.error("refund declined by Paynet", { paylink: link.id, refund: refund.id, why, owed: isOwed })
}

/** A process died while it asked, or the answer was lost. */
const settleLost = async (ctx: Context, about: RefundCase, isShown: boolean, isDeclined: boolean): Promise<void> => {
  const { refund } = about
  if (isShown) return void (await recordRequested(ctx, about, await ownerInMedusa(ctx, refund)))
  const now = ctx.now()
  const age = now.getTime() - refund.updated_at.getTime()
  // Somebody may still wait for the answer to what Paynet's post calls declined already.
  if (age >= (isDeclined ? CALL_MS : LOST_MS)) return void (await giveUp(ctx, about))
  await ctx.ledger.refunds.delay(refund.id, nextLook(age, now))
}

/** A refund that Paynet accepted and has not carried out yet. */
const followRequested = async (ctx: Context, about: RefundCase, isDeclined: boolean): Promise<void> => {
  const { refund } = about
  if (isDeclined) return decline(ctx, about, "declined")
  const now = ctx.now()
  const waited = now.getTime() - (refund.requested_at ?? refund.updated_at).getTime()
  if (waited > OVERDUE_MS) return decline(ctx, about, "not_done")
  await ctx.ledger.refunds.delay(refund.id, nextLook(waited, now))
}

/** Asks Paynet, and records what it says. */
const lookAfter = async (ctx: Context, about: RefundCase): Promise<void> => {
  const { link, transaction, refund } = about
  const given = await readGivenBack(ctx, link, transaction)
  const all = compareRefunds(given, await ctx.ledger.refunds.ofTransaction(transaction.id))
  if (all.strange.length) await recordStrange(ctx, link, transaction, all.strange)
  const [isDone, isShown] = [all.done.has(refund.id), all.shown.has(refund.id)]
  // Paynet's post counts where its lists do not say otherwise: whether they have what was declined is UNVERIFIED.
  const isDeclined = refund.hinted === "declined" && (!isShown || all.unsaid.has(refund.id))
  const { status } = refund
  if (status === "approved" || status === "failed" || status === "resolved") {
    // Whether Paynet lists what it has not decided, and how, is UNVERIFIED: it may have looked done too early.
    const isTakenBack = status === "approved" && isDeclined
    return isTakenBack ? decline(ctx, about, "declined") : ctx.ledger.refunds.delay(refund.id, null)
  }
  if (status === "asked" || status === "unknown") await settleLost(ctx, about, isShown, isDeclined)
  if (status === "declined" && isDone) await recordRequested(ctx, about)
  // What was lost or declined and is done goes all the way at once.
  if (isDone) return approve(ctx, about)
  if (status === "requested") await followRequested(ctx, about, isDeclined)
}

/** `look`: asks Paynet what became of it. `act`: also sends what is due or was declined; only the job does, at its time. */
type How = "look" | "act"

const follow = async (ctx: Context, about: RefundCase, how: How): Promise<void> => {
  const { status } = about.refund
  if (how === "act" && status === "due") return giveDueBack(ctx, about.transaction, about.refund)
  if (how === "act" && status === "declined") return askAgain(ctx, about)
  await lookAfter(ctx, about)
}

/**
 * Asks Paynet what became of one refund and records it: accepted, approved, declined, or never happened. Then Medusa's
 * books follow where they lag behind, and what is still owed to the shopper of a canceled order is noted.
 */
export const followRefund = async (ctx: App, refundId: string, how: How): Promise<void> => {
  const found = await read(ctx, refundId)
  if (!found) return
  try {
    await follow(await ctx.fresh(), found, how)
  } catch (error) {
    ctx.log.warn("refund could not be followed", {
      paylink: found.link.id,
      refund: refundId,
      reason: reasonOf(error),
    })
    const now = ctx.now()
    const isDeclined = found.refund.status === "declined"
    const later = isDeclined ? new Date(now.getTime() + DAY_MS) : dueAfterFault(found.refund.attempts, now)
    if (how === "act") await ctx.ledger.refunds.putOff(refundId, later)
  }
  const after = await read(ctx, refundId)
  if (after) await bookInMedusa(ctx, after.transaction, after.refund)
  if (after?.transaction.order_id) await noteDue(ctx, after.transaction.order_id)
  await publishEvents(ctx)
}

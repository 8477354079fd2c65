import type { NewRefund, PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import { isOwnerless, standFor } from "./adopt-refund"
import { askReversal, recordRequested, type WayBack } from "./ask-reversal"
import { compareRefunds } from "./compare-refunds"
import type { Context } from "./context"
import { dueAfterFault } from "./due"
import { refundEntry } from "./entries"
import { notAllowed } from "./faults"
import { giveUp } from "./give-up"
import { readGivenBack } from "./given-back"
import { assertOwn } from "./installation"
import { ownerInMedusa } from "./medusa-refunds"
import { isUnderWay, type RefundPlan } from "./refund-plan"
import { placeRule, stepRefund } from "./refund-step"
import { CALL_MS, LOST_MS } from "./refund-times"
import { recordStrange } from "./reversed"
import { hashToken } from "./tokens"

type Giving = {
  from: "captured" | "held"
  origin: "medusa" | "held"
  medusaRefundId: string | null
  /**
   * The plan for what the ledger knows of this money's refunds, or the sentence that refuses it.
   * @param isSent false: it may have gone back already, so it matters not whether Paynet would take it today
   */
  plan(refunds: Refund[], isSent: boolean): RefundPlan | string
  /** Asked once more when nothing but the sending is left; throws what refuses it. */
  check?(refunds: Refund[]): Promise<void>
}

const planned = (giving: Giving, refunds: Refund[], isSent: boolean): RefundPlan => {
  const plan = giving.plan(refunds, isSent)
  if (typeof plan === "string") throw notAllowed(plan)
  return plan
}

const STILL_UNDER_WAY =
  "An earlier refund of this payment is still under way, and Paynet does not show it yet. Nothing was sent; try again in ten minutes."
const NOT_SHOWN =
  "Paynet did not answer an earlier refund of this payment, and does not show it. Nothing was sent. Look in Paynet's panel: if it is not there, give it back there, which is found here, or try again a day after it."
const ACCEPTED_AFTER_ALL =
  "An earlier refund of this payment was accepted after all. Nothing more was sent; look again at what is left."

const ageOf = (ctx: Context, refund: Refund): number => ctx.now().getTime() - refund.updated_at.getTime()

/** Somebody may be waiting for Paynet's answer to it at this moment. */
const isBeingAsked = (ctx: Context, refund: Refund): boolean =>
  refund.status === "asked" && ageOf(ctx, refund) < CALL_MS

/** A lost answer counts as "nothing happened" only when Paynet, asked later, shows nothing of it. */
const giveUpLost = async (ctx: Context, link: PayLink, transaction: Transaction, lost: Refund): Promise<void> => {
  if (isBeingAsked(ctx, lost)) throw notAllowed(STILL_UNDER_WAY)
  // A charge goes back only once as a whole; a part that Paynet accepted unseen would go back twice.
  if (!lost.whole && ageOf(ctx, lost) < LOST_MS) throw notAllowed(NOT_SHOWN)
  const stands = await giveUp(ctx, { link, transaction, refund: lost })
  if (stands !== "declined") return
  throw notAllowed("Paynet declined an earlier refund of this payment: ask for that one again first, under Paynet.")
}

/**
 * A refund whose answer was lost is shown by Paynet. The new one stands for it when it is the same and nobody else
 * stands for it: neither another refund of Medusa's, nor somebody who still waits for the answer.
 * @throws MedusaError when it is another refund
 */
const takeOver = async (
  ctx: Context,
  about: { link: PayLink; transaction: Transaction; refund: Refund },
  giving: Giving,
  plan: RefundPlan,
): Promise<void> => {
  const { refund } = about
  if (isBeingAsked(ctx, refund)) throw notAllowed(STILL_UNDER_WAY)
  const owner = await ownerInMedusa(ctx, refund)
  const isSame = !owner && giving.origin === refund.origin && refund.booked === plan.booked
  const recorded = await recordRequested(ctx, about, isSame ? giving.medusaRefundId : owner)
  if (isSame && recorded) return
  // Paynet's post may have been quicker to tell that it was accepted.
  const now = isSame ? await ctx.ledger.refunds.byId(refund.id) : null
  if (now && isOwnerless(now) && (await standFor(ctx, now, giving.medusaRefundId, null))) return
  throw notAllowed(ACCEPTED_AFTER_ALL)
}

/**
 * Gives money back, all of it or a part. Refuses in words before anything is sent, asks Paynet what went back already,
 * and only then sends, once. Returning means that Paynet *accepted* it.
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const giveBack = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  giving: Giving,
): Promise<void> => {
  await assertOwn(ctx, link)
  const known = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const lost = known.find(isUnderWay)
  const due = known.find((one) => one.status === "due")
  const others = known.filter((one) => one.id !== lost?.id)
  const plan = planned(giving, others, !due)
  const given = await readGivenBack(ctx, link, transaction)
  const { shown, strange } = compareRefunds(given, known)
  // What is due and was given back by hand in Paynet's panel meanwhile is given back.
  const found = [lost, due].find((one) => one && shown.has(one.id))
  if (found) return takeOver(ctx, { link, transaction, refund: found }, giving, plan)
  if (strange.length) {
    await recordStrange(ctx, link, transaction, strange)
    throw notAllowed(
      "Paynet says that this payment was refunded already, or a part of it, perhaps in Paynet's panel. Nothing was sent; look again at what is left.",
    )
  }
  if (lost) await giveUpLost(ctx, link, transaction, lost)
  await send(ctx, link, transaction, giving, lost?.whole === true)
}

const send = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  giving: Giving,
  isDoubtful: boolean,
): Promise<void> => {
  const now = ctx.now()
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  await giving.check?.(refunds)
  const plan = planned(giving, refunds, true)
  const due = refunds.find((one) => one.status === "due")
  const token = ctx.token()
  const row: NewRefund = {
    id: due?.id ?? ctx.refundId(),
    transaction_id: transaction.id,
    medusa_refund_id: giving.medusaRefundId,
    origin: giving.origin,
    ...plan,
    status: "asked",
    token_hash: hashToken(token),
    due_at: new Date(now.getTime() + CALL_MS),
  }
  const about = { link, transaction, refund: asRefund(row, now) }
  const { medusa_refund_id, token_hash, due_at } = row
  const written = due
    ? await stepRefund(ctx, about, ["due"], "asked", { patch: { ...plan, medusa_refund_id, token_hash, due_at } })
    : await ctx.ledger.refunds.add(
        row,
        { from: giving.from, rule: placeRule(about) },
        refunds.length,
        refundEntry(link, transaction, row, "asked"),
        now,
      )
  if (!written) {
    throw notAllowed("This payment is not in a state in which it can be refunded, or a refund of it is on its way.")
  }
  const wayBack: WayBack = due
    ? { to: "due", dueAt: dueAfterFault(due.attempts, now) }
    : { to: "failed", dueAt: null, isDoubtful }
  await askReversal(ctx, about, token, wayBack)
}

const asRefund = (row: NewRefund, now: Date): Refund => ({
  ...row,
  hinted: null,
  requested_at: null,
  attempts: 0,
  created_at: now,
  updated_at: now,
})

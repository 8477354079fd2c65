import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import { askAgain } from "./ask-again"
import type { Context } from "./context"
import { type Actor, deedEntry, recordDeed } from "./deed"
import { notAllowed, notFound } from "./faults"
import { giveBack } from "./give-back"
import { look } from "./look"
import { publishEvents } from "./publish"
import { giveDueBack, noteDue } from "./refund-due"
import { planHeld, taken } from "./refund-plan"
import { chargeOf, stepRefund } from "./refund-step"
import { recordReversal } from "./reversed"
import { isDayOfSale } from "./sale-day"
import { settle } from "./settle"

const heldTransaction = async (ctx: Context, id: string): Promise<Transaction> => {
  const transaction = await ctx.ledger.transactions.byId(id)
  if (!transaction) throw notFound(`Transaction ${id}`)
  if (transaction.place !== "held") {
    throw notAllowed(`This transaction is not held (it is ${transaction.place}); nothing was changed.`)
  }
  return transaction
}

const whose = ({ id, paylink_id }: Transaction) => ({ transaction_id: id, paylink_id })

const linkOf = async (ctx: Context, transaction: Transaction): Promise<PayLink> => {
  const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  if (!link) throw notAllowed("This money's link is not in the ledger: it can only be dealt with in Paynet's panel.")
  return link
}

/**
 * Books held money on its cart or order, if it fits now: the same decision and the same `authorizePayment` as ever,
 * nothing overrides them. @returns the outcome; money that still does not fit stays held, under its name of now
 * @throws MedusaError for money that is not held, or whose state at Paynet cannot be learned
 */
export const applyHeld = async (ctx: Context, id: string, actor: Actor): Promise<PaynetOutcome> => {
  const transaction = await heldTransaction(ctx, id)
  const refunds = await ctx.ledger.refunds.ofTransaction(id)
  if (refunds.some((one) => one.status === "declined")) {
    throw notAllowed("This money is owed back: Paynet declined its refund. Ask for the refund again, or resolve it.")
  }
  if (taken(refunds).length) {
    throw notAllowed("A part of this money went back already, so it is not a whole payment any more. Refund the rest.")
  }
  const link = await linkOf(ctx, transaction)
  const seen = await look(ctx, link, ctx.options.timeoutMs)
  if (seen.kind === "unreachable") throw notAllowed("Paynet could not be asked just now; nothing was changed.")
  // A look does not show a part that went back in Paynet's panel, perhaps not even the whole.
  if (await recordReversal(ctx, link, transaction)) {
    throw notAllowed(
      "Money of this payment went back at Paynet meanwhile: it was written down, and nothing was booked.",
    )
  }
  const patch = { session_id: null, claimed_at: null, payment_id: null }
  if (!(await ctx.ledger.transactions.move(id, "held", "seen", patch, ctx.now()))) {
    throw notAllowed("This transaction was moved by somebody else; nothing was changed.")
  }
  await recordDeed(ctx, whose(transaction), "apply", actor)
  await ctx.ledger.queue.ring(link.id, ctx.now())
  const settled = await settle(ctx, link, transaction)
  await publishEvents(ctx)
  return settled === "open" || settled === "soon" ? "not_paid" : settled
}

/**
 * A person dealt with held money elsewhere, or with what is due or was declined.
 * @throws MedusaError for money that is neither held nor owed
 */
export const resolveHeld = async (ctx: Context, id: string, actor: Actor, note: string): Promise<void> => {
  const known = await ctx.ledger.transactions.byId(id)
  if (!known) throw notFound(`Transaction ${id}`)
  const refunds = await ctx.ledger.refunds.ofTransaction(id)
  const owed = refunds.filter((one) => one.status === "due" || one.status === "declined")
  const transaction = owed.length ? known : await heldTransaction(ctx, id)
  for (const refund of owed) {
    const link = await linkOf(ctx, transaction)
    if (
      await stepRefund(ctx, { link, transaction, refund }, [refund.status], "resolved", { patch: { due_at: null } })
    ) {
      continue
    }
    throw notAllowed("This transaction was moved by somebody else; nothing was changed.")
  }
  const entry = deedEntry(ctx, whose(transaction), "resolved", actor, { note })
  if (owed.length) {
    await ctx.ledger.entries.write(entry, ctx.now())
  } else if (!(await ctx.ledger.transactions.move(id, "held", "resolved", {}, ctx.now(), { entry }))) {
    throw notAllowed("This transaction was moved by somebody else; nothing was changed.")
  }
  // Of a canceled order's payment a declined part may have been settled, and the rest is owed.
  if (transaction.order_id) await noteDue(ctx, transaction.order_id)
  ctx.log.info("held payment resolved by a person", {
    paylink: transaction.paylink_id,
    transaction: id,
    outcome: transaction.outcome,
    actor: actor.id,
  })
}

const declinedOf = async (ctx: Context, transaction: Transaction): Promise<Refund[]> =>
  (await ctx.ledger.refunds.ofTransaction(transaction.id)).filter((one) => one.status === "declined")

/**
 * Gives held money back: what is left of it; or asks again for the refund that Paynet declined or that is due.
 * @throws MedusaError when it was not given back, or when that is not known
 */
export const refundHeld = async (ctx: Context, id: string, actor: Actor): Promise<void> => {
  const known = await ctx.ledger.transactions.byId(id)
  if (!known) throw notFound(`Transaction ${id}`)
  const refunds = await ctx.ledger.refunds.ofTransaction(id)
  const due = refunds.find((one) => one.status === "due")
  const lost = refunds.some((one) => one.origin === "held" && (one.status === "unknown" || one.status === "asked"))
  const transaction = due || lost ? known : await heldTransaction(ctx, id)
  const link = await linkOf(ctx, transaction)
  await recordDeed(ctx, whose(transaction), "refund_held", actor)
  if (due) return giveDueBack(ctx, transaction, due)
  const [declined] = await declinedOf(ctx, transaction)
  if (declined) return askAgain(ctx, { link, transaction, refund: declined })
  await giveBack(ctx, link, transaction, {
    from: "held",
    origin: "held",
    medusaRefundId: null,
    plan: (all, isSent) =>
      planHeld(chargeOf({ link, transaction }), all, isSent && isDayOfSale(transaction, ctx.now())),
  })
}

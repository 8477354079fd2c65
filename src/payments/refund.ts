import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import { adoptRefund, askedInAll, type RefundInput } from "./adopt-refund"
import { assertBookable } from "./bookable"
import { collectionOf } from "./claims"
import type { Context } from "./context"
import { placeEntry } from "./entries"
import { notAllowed } from "./faults"
import { giveBack } from "./give-back"
import { NOTES, readMedusaRefunds } from "./medusa-refunds"
import { publishEvents } from "./publish"
import { type Purchase, readPurchase } from "./purchase"
import { recordCaptured } from "./record-captured"
import { noteDue } from "./refund-due"
import { planRefund, taken } from "./refund-plan"
import { isDayOfSale } from "./sale-day"

/** Medusa has dropped the refund that we refuse by then. */
const SOON_MS = 1_000

/**
 * A refund of a payment that has no order is Medusa's own: it could not finish the order after it had booked the
 * payment, and takes the payment back. The card stays charged, so nothing goes to Paynet here: the payment is closed in
 * Medusa's books and the money is held for a person.
 */
const takeBack = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<void> => {
  const from = transaction.place === "captured" ? "captured" : "seen"
  const patch = {
    outcome: "order_failed",
    session_id: null,
    claimed_at: null,
    payment_id: null,
    order_id: null,
  } as const
  const held = await ctx.ledger.transactions.move(transaction.id, from, "held", patch, ctx.now(), {
    entry: placeEntry(link, transaction, "held", "order_failed", { sessionId: transaction.session_id }),
  })
  if (!held) throw notAllowed("This payment has moved on in the meantime; nothing was refunded.")
  ctx.log.error("order failed after payment, payment held: a person must decide", {
    paylink: link.id,
    transaction: transaction.id,
    xact: transaction.xact_id,
    outcome: "order_failed",
  })
}

/** The ledger's record may be a moment behind Medusa's books: an order can be canceled as soon as it stands. */
const upToDate = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  purchase: Purchase,
): Promise<Transaction> => {
  const payment = purchase.payments.find((one) => one.ours && one.sessionId === transaction.session_id)
  if (transaction.place !== "seen" || !payment?.sessionId) return transaction
  await recordCaptured(ctx, link, transaction, purchase, { paymentId: payment.id, sessionId: payment.sessionId })
  return (await ctx.ledger.transactions.byId(transaction.id)) ?? transaction
}

const moneyOf = async (ctx: Context, sessionId: string, paymentId: string | null): Promise<Transaction | null> => {
  const byPayment = paymentId ? await ctx.ledger.transactions.byPayment(paymentId) : null
  const [bySession] = byPayment ? [] : await ctx.ledger.transactions.bySession(sessionId)
  return byPayment ?? bySession ?? null
}

/**
 * Medusa's refund of a payment, all of it or a part; or Medusa's own compensation of an order that failed, which moves
 * no money.
 * @throws MedusaError when nothing was refunded, or when that is not known; Medusa then shows it and drops its refund
 */
export const refund = async (ctx: Context, input: RefundInput): Promise<void> => {
  const [own] = input.refundId ? await readMedusaRefunds(ctx, { id: [input.refundId] }) : []
  const paymentId = own?.payment_id ?? own?.payment?.id ?? null
  const found = await moneyOf(ctx, input.sessionId, paymentId)
  const link = found?.paylink_id ? await ctx.ledger.links.byId(found.paylink_id) : null
  if (!found || !link) throw notAllowed("The ledger knows no Paynet money for this payment. Nothing was refunded.")

  const purchase = await readPurchase(ctx, await collectionOf(ctx, found, link.collection_id))
  if (!purchase?.order) {
    if (own?.note !== NOTES.closing) await takeBack(ctx, link, found)
    return publishEvents(ctx)
  }
  if (own?.note === NOTES.closing) throw notAllowed("An order stands by now: its payment is kept.")
  if (own?.note === NOTES.compensation) {
    throw notAllowed(
      "The order of this payment stands, so the payment is kept; only another try at its cart had failed.",
    )
  }
  if (purchase.order.canceled && own?.note !== NOTES.due && own?.note !== NOTES.late) {
    // Medusa cannot finish a refund of a canceled order: it would give the money back and answer with an error.
    const { id } = purchase.order
    ctx.later(SOON_MS, `due ${id}`, () => noteDue(ctx, id))
    throw notAllowed(
      "This order is canceled. What is owed of its payment is given back by itself, or by a click under Paynet; nothing was sent now.",
    )
  }
  const transaction = await upToDate(ctx, link, found, purchase)
  const earlier = paymentId ? await readMedusaRefunds(ctx, { payment_id: paymentId }) : []
  if (await adoptRefund(ctx, transaction, earlier, { ...input, note: own?.note })) return
  if (transaction.place === "held") {
    throw notAllowed("Paynet declined an earlier refund of this payment: ask for that one again first, under Paynet.")
  }
  const { id: orderId } = purchase.order
  const check = async (refunds: Refund[]) => {
    if (own?.note !== NOTES.due) await assertBookable(ctx, orderId, refunds, input)
  }
  // Of one that is being asked, Paynet is asked first what became of it.
  await check((await ctx.ledger.refunds.ofTransaction(transaction.id)).filter((one) => one.status !== "asked"))
  await giveBack(ctx, link, transaction, {
    from: "captured",
    origin: "medusa",
    medusaRefundId: input.refundId,
    check,
    plan: (refunds, isSent) =>
      planRefund({
        booked: link.amount,
        charged: transaction.charged ?? link.amount,
        refunds,
        asked: askedInAll(earlier, taken(refunds), input),
        dayOfSale: isSent && isDayOfSale(transaction, ctx.now()),
      }),
  })
}

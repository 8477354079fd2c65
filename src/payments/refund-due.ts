import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { NewRefund, Refund, Transaction } from "../modules/paynet/ledger"
import { kurus } from "../paynet/kurus"
import { inWords } from "./amount"
import { closeOrder } from "./close-order"
import type { App } from "./context"
import { creditRefunds } from "./credit-refunds"
import { refundEntry } from "./entries"
import { isOwn } from "./installation"
import { NOTES } from "./medusa-refunds"
import { inMedusasLira, isCanceled, keptOf, readPaymentBooks } from "./order-books"
import { publishEvents } from "./publish"
import { graph } from "./purchase"
import { isUnderWay, sumOf, taken } from "./refund-plan"
import { chargeOf, placeRule } from "./refund-step"

const idRow = z.object({ id: z.string() })

/**
 * How much is owed of one payment: what the card gets and what Medusa's books give up for it, in kuruş. A refund that
 * Medusa has and the ledger has not was sent to nobody: we are about to refuse it, or a process died before it asked.
 */
const owedOf = async (
  ctx: App,
  { payment_id }: Transaction,
  refunds: Refund[],
  sums: { booked: number; charged: number },
) => {
  const payment = payment_id ? await readPaymentBooks(ctx, payment_id) : null
  const gone = taken(refunds)
  const left = sums.booked - sumOf(gone, "booked")
  const known = new Set(refunds.map((one) => one.medusa_refund_id))
  const sent = payment?.refunds.filter((one) => known.has(one.id)) ?? []
  const booked = Math.min(payment ? keptOf({ ...payment, refunds: sent }) : 0, left)
  const rest = sums.charged - sumOf(gone, "amount")
  return { booked, amount: Math.min(booked === left ? rest : booked, rest) }
}

const noteOne = async (ctx: App, transaction: Transaction): Promise<void> => {
  const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  if (!link || transaction.place !== "captured" || !(await isOwn(ctx, link))) return
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  if (refunds.some((one) => one.status === "due" || isUnderWay(one))) return
  const charged = chargeOf({ link, transaction })
  const { booked, amount } = await owedOf(ctx, transaction, refunds, { booked: link.amount, charged })
  if (booked < 1 || amount < 1) return
  const now = ctx.now()
  const row: NewRefund = {
    id: ctx.refundId(),
    transaction_id: transaction.id,
    medusa_refund_id: null,
    origin: "medusa",
    amount: kurus(amount),
    booked: kurus(booked),
    whole: amount === charged,
    status: "due",
    token_hash: ctx.token(),
    due_at: now,
  }
  const entry = refundEntry(link, transaction, row, "due", { amount: inWords(row.amount) })
  const place = { from: transaction.place, rule: placeRule({ link, transaction }) }
  if (!(await ctx.ledger.refunds.add(row, place, refunds.length, entry, now))) return
  ctx.log.error("order canceled but its payment was not given back: refund due", {
    paylink: link.id,
    order: transaction.order_id,
    amount: inWords(row.amount),
  })
}

/**
 * Medusa cancels an order and books its refund also when the refund failed. The facts say it: the order is canceled and
 * Medusa's own refunds of its payments fall short of what was captured. Then the rest is due, and the job gives it back.
 */
export const noteDue = async (ctx: App, orderId: string): Promise<void> => {
  if (!(await isCanceled(ctx, orderId))) return
  for (const transaction of await ctx.ledger.transactions.ofOrders([orderId])) await noteOne(ctx, transaction)
  await publishEvents(ctx)
}

/** Every order canceled since then, for those whose event nobody heard: its links are switched off, what is owed is due. */
export const noteAllDue = async (ctx: App, since: Date): Promise<void> => {
  const canceled = await graph(ctx, "order", ["id"], { canceled_at: { $gt: since } })
  for (const row of canceled) {
    const order = idRow.safeParse(row).data
    if (!order) continue
    await closeOrder(ctx, order.id)
    await noteDue(ctx, order.id)
  }
}

/**
 * Gives back what is due, through Medusa, so that its books show it; our provider takes the due refund over.
 * @throws MedusaError when it was not accepted: it stays due
 */
export const giveDueBack = async (ctx: App, transaction: Transaction, refund: Refund): Promise<void> => {
  const payment = transaction.payment_id ? await readPaymentBooks(ctx, transaction.payment_id) : null
  if (!payment || !transaction.payment_id) return
  await ctx.container.resolve(Modules.PAYMENT).refundPayment({
    payment_id: transaction.payment_id,
    amount: inMedusasLira(payment, refund.booked),
    note: NOTES.due,
  })
  await creditRefunds(ctx, transaction)
}

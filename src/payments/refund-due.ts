import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { NewRefund, Refund, Transaction } from "../modules/paynet/ledger"
import { kurus, kurusToLira } from "../paynet/kurus"
import { inWords, sumInKurus } from "./amount"
import type { Context } from "./context"
import { refundEntry } from "./entries"
import { publishEvents } from "./publish"
import { graph } from "./purchase"
import { sumOf, taken } from "./refund-plan"

const NOTE = "Given back after the order was canceled"

const rows = z.array(z.object({ raw_amount: z.unknown() }).nullish()).nullish()
const paymentRow = z.object({ captures: rows, refunds: rows })
const orderRow = z.object({ id: z.string(), status: z.string().nullish() })

const sum = (some: z.output<typeof rows>) => sumInKurus((some ?? []).map((row) => row?.raw_amount))

/** What Medusa captured of a payment and did not give back, in kuruş. */
const keptInMedusa = async (ctx: Context, paymentId: string): Promise<number> => {
  const [row] = await graph(ctx, "payment", ["id", "captures.raw_amount", "refunds.raw_amount"], { id: paymentId })
  const found = paymentRow.safeParse(row).data
  return found ? sum(found.captures) - sum(found.refunds) : 0
}

const noteOne = async (ctx: Context, transaction: Transaction): Promise<void> => {
  const link = transaction.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  if (!link || !transaction.payment_id || transaction.place !== "captured") return
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const open = refunds.find((one) => ["due", "asked", "unknown"].includes(one.status))
  if (open && open.status !== "due") return
  const kept = await keptInMedusa(ctx, transaction.payment_id)
  const booked = Math.min(kept, link.amount - sumOf(taken(refunds), "booked"))
  if (booked < 1 || open?.booked === booked) return
  const now = ctx.now()
  if (open) {
    const patch = { amount: kurus(booked), booked: kurus(booked), whole: refunds.length === 1 }
    await ctx.ledger.refunds.move(open.id, { from: ["due"], to: "due", patch }, now)
    return
  }
  const row: NewRefund = {
    id: ctx.refundId(),
    transaction_id: transaction.id,
    medusa_refund_id: null,
    origin: "medusa",
    amount: kurus(booked),
    booked: kurus(booked),
    whole: refunds.length === 0,
    status: "due",
    token_hash: ctx.token(),
    due_at: now,
  }
  const entry = refundEntry(link, transaction, row, "due", { amount: inWords(row.amount) })
  const place = { from: transaction.place, to: transaction.place } as const
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
export const noteDue = async (ctx: Context, orderId: string): Promise<void> => {
  const [row] = await graph(ctx, "order", ["id", "status"], { id: orderId })
  if (orderRow.safeParse(row).data?.status !== "canceled") return
  for (const transaction of await ctx.ledger.transactions.ofOrders([orderId])) await noteOne(ctx, transaction)
  await publishEvents(ctx)
}

/** Every order canceled since then, for those whose event nobody heard. */
export const noteAllDue = async (ctx: Context, since: Date): Promise<void> => {
  const canceled = await graph(ctx, "order", ["id", "status"], { canceled_at: { $gt: since } })
  for (const row of canceled) {
    const order = orderRow.safeParse(row).data
    if (order) await noteDue(ctx, order.id)
  }
}

/**
 * Gives back what is due, through Medusa, so that its books show it; our provider takes the due refund over.
 * @throws MedusaError when it was not accepted: it stays due
 */
export const giveDueBack = async (ctx: Context, { payment_id }: Transaction, refund: Refund): Promise<void> => {
  if (!payment_id) return
  await ctx.container
    .resolve(Modules.PAYMENT)
    .refundPayment({ payment_id, amount: kurusToLira(refund.booked), note: NOTE })
}

import { BigNumber, ChangeActionType, MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../modules/paynet/ledger"
import { isAmount } from "./amount"
import type { App } from "./context"
import { mendedEntry } from "./entries"
import { reasonOf } from "./log"
import { NOTES } from "./medusa-refunds"
import { type OrderBooks, type PaymentBooks, readOrderBooks, readPaymentBooks } from "./order-books"
import { isUnderWay } from "./refund-plan"
import { UNKNOWN_MS } from "./refund-times"

const LOCK_SECONDS = 30
const REFUND = "refund"
const CREDIT_LINE = "credit_line"

type MedusaRefund = PaymentBooks["refunds"][number]
type Sum = ReturnType<typeof MathBN.convert>

const sumOf = (rows: { raw_amount?: unknown }[]): Sum =>
  MathBN.sum(0, ...rows.map((one) => one.raw_amount).filter(isAmount))

const pendingChange = z.object({ id: z.string(), actions: z.array(z.object({ reference_id: z.string().nullish() })) })

/** Credits an order with a refund, as Medusa's own workflow does, also an order that is canceled. */
const creditLine = async (ctx: App, orderId: string, refund: MedusaRefund, amount: Sum): Promise<void> => {
  const orders = ctx.container.resolve(Modules.ORDER)
  const filters = { order_id: orderId, status: "pending", change_type: CREDIT_LINE }
  const left = await orders.listOrderChanges(filters, { relations: ["actions"] })
  const ours = left
    .flatMap((row) => pendingChange.safeParse(row).data ?? [])
    .find(({ actions }) => actions.some((one) => one.reference_id === refund.id))
  if (ours) return void (await orders.confirmOrderChange(ours.id))
  const change = await orders.createOrderChange({ order_id: orderId, change_type: CREDIT_LINE })
  await orders.addOrderAction({
    order_change_id: change.id,
    order_id: orderId,
    version: change.version,
    action: ChangeActionType.CREDIT_LINE_ADD,
    reference: REFUND,
    reference_id: refund.id,
    amount,
  })
  await orders.confirmOrderChange(change.id)
}

/** What Medusa would credit the order with: what it owed the shopper anyway is no credit. */
export const creditFor = (order: OrderBooks, amount: Sum, isCounted: boolean): Sum => {
  const pending = MathBN.convert(isAmount(order.summary?.pending_difference) ? order.summary.pending_difference : 0)
  if (isCounted) return MathBN.min(amount, pending)
  return pending.isNegative() ? MathBN.add(amount, pending) : amount
}

/** Which refunds of a payment its order's account does not have, and which of them Medusa counted without crediting. */
const lackingIn = (order: OrderBooks, paymentId: string, payment: PaymentBooks, before: Date) => {
  const ofRefunds = order.transactions.filter((one) => one.reference === REFUND)
  const credited = new Set(order.credit_lines.map((one) => one.reference_id))
  const writtenFor = (refund: MedusaRefund) => ofRefunds.filter((one) => one.reference_id === refund.id)
  // A cancel counts all that it meant to give back under the payment's id.
  let counted = MathBN.mult(sumOf(ofRefunds.filter((one) => one.reference_id === paymentId)), -1)
  const uncounted: MedusaRefund[] = []
  const uncredited: MedusaRefund[] = []
  const inOrder = [...payment.refunds].sort((a, b) => a.created_at.getTime() - b.created_at.getTime())
  for (const refund of inOrder) {
    const amount = sumOf([refund])
    const written = writtenFor(refund)
    if (written.length) {
      // Medusa's next refund of the payment wrote its own sum for one that was not written yet.
      const isWrong = !MathBN.eq(sumOf(written), MathBN.mult(amount, -1))
      if (isWrong && refund.created_at < before) uncounted.push(refund)
      continue
    }
    // These are made past Medusa's workflow, which does not refund on a canceled order.
    const isOurs = order.status === "canceled" && (refund.note === NOTES.due || refund.note === NOTES.late)
    if (MathBN.gte(counted, amount)) {
      counted = MathBN.sub(counted, amount)
      if (isOurs && !credited.has(refund.id)) uncredited.push(refund)
    } else if (isOurs || refund.created_at < before) uncounted.push(refund)
  }
  return { uncounted, uncredited }
}

/**
 * Makes an order's account name a refund with this sum. What is wrong there is set right by one more line: Medusa does
 * not count anew when a line goes that an earlier version of the order had.
 */
const writeDown = async (ctx: App, order: OrderBooks, payment: PaymentBooks, refundId: string, sum: Sum | 0) => {
  const written = sumOf(order.transactions.filter((one) => one.reference === REFUND && one.reference_id === refundId))
  const amount = new BigNumber(MathBN.sub(sum, written))
  if (MathBN.eq(amount, 0)) return
  await ctx.container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: order.id,
    amount,
    currency_code: payment.currency_code,
    reference: REFUND,
    reference_id: refundId,
  })
}

/** Takes a refund that never happened off the account of its order, where Medusa's next refund may have put it. */
export const uncreditRefund = async (ctx: App, { order_id, payment_id }: Transaction, refundId: string) => {
  const order = order_id ? await readOrderBooks(ctx, order_id) : null
  const payment = payment_id ? await readPaymentBooks(ctx, payment_id) : null
  if (order && payment) await writeDown(ctx, order, payment, refundId, 0)
}

type Money = Pick<Transaction, "id" | "paylink_id">

/** Only what Paynet was asked for: a refund that we know nothing of, or whose answer was lost, may never have happened. */
const readAsked = async (ctx: App, { id }: Money, paymentId: string): Promise<PaymentBooks | null> => {
  const payment = await readPaymentBooks(ctx, paymentId)
  const known = (await ctx.ledger.refunds.ofTransaction(id)).filter(
    (one) => !isUnderWay(one) && one.status !== "failed",
  )
  const asked = new Set(known.map((one) => one.medusa_refund_id))
  return payment && { ...payment, refunds: payment.refunds.filter((one) => asked.has(one.id)) }
}

const credit = async (ctx: App, money: Money, orderId: string, paymentId: string): Promise<void> => {
  const now = ctx.now()
  const before = new Date(now.getTime() - UNKNOWN_MS)
  const payment = await readAsked(ctx, money, paymentId)
  const order = payment && (await readOrderBooks(ctx, orderId))
  if (!order) return
  const { uncounted, uncredited } = lackingIn(order, paymentId, payment, before)
  for (const refund of [...uncredited, ...uncounted]) {
    const isCounted = !uncounted.includes(refund)
    const amount = creditFor((await readOrderBooks(ctx, orderId)) ?? order, sumOf([refund]), isCounted)
    if (MathBN.gt(amount, 0) && !order.credit_lines.some((one) => one.reference_id === refund.id)) {
      await creditLine(ctx, orderId, refund, amount)
      await ctx.ledger.entries.write(mendedEntry(money, refund.id, "credited", amount.toFixed(2)), now)
    }
    if (isCounted) continue
    await writeDown(ctx, order, payment, refund.id, MathBN.mult(sumOf([refund]), -1))
    await ctx.ledger.entries.write(mendedEntry(money, refund.id, "counted", sumOf([refund]).toFixed(2)), now)
    ctx.log.warn("a refund that its order did not know was added to it", { order: orderId, refund: refund.id })
  }
}

/**
 * Makes an order's account agree with the refunds of a payment: a process can be killed between the two, and an order
 * that was canceled while Paynet was down has counted a refund that came later and was not credited with it. The money
 * has moved by then, so a fault is only logged; the sweep tries again.
 */
export const creditRefunds = async (ctx: App, transaction: Transaction): Promise<void> => {
  const { order_id: order, payment_id: payment } = transaction
  if (!order || !payment) return
  const locking = ctx.container.resolve(Modules.LOCKING)
  try {
    await locking.execute(`paynet:${order}`, () => credit(ctx, transaction, order, payment), { timeout: LOCK_SECONDS })
  } catch (error) {
    ctx.log.error("an order's account could not be made to agree with its refunds", { order, reason: reasonOf(error) })
  }
}

import { MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { kurusToLira } from "../paynet/kurus"
import { kurusOf } from "./amount"
import type { Context } from "./context"
import { graph } from "./purchase"

const REFERENCE = "refund"

const orderRow = z.object({
  status: z.string().nullish(),
  currency_code: z.string(),
  summary: z.object({ pending_difference: z.unknown() }).nullish(),
  transactions: z
    .array(z.object({ reference: z.string().nullish(), reference_id: z.string().nullish() }).nullish())
    .nullish(),
})

const readOrder = async (ctx: Context, id: string): Promise<z.output<typeof orderRow> | null> => {
  const fields = ["id", "status", "currency_code", "summary.*", "transactions.reference", "transactions.reference_id"]
  const [row] = await graph(ctx, "order", fields, { id })
  return orderRow.safeParse(row).data ?? null
}

/**
 * Writes a refund on the account of its order where it is missing, and credits the order with it, as Medusa does, so
 * that it does not owe again what was given back. Medusa names the refund there, or its payment when it was canceling.
 * @returns whether it was missing
 */
export const creditRefund = async (
  ctx: Context,
  { orderId, paymentId, refundId }: { orderId: string; paymentId: string; refundId: string },
): Promise<boolean> => {
  const payments = ctx.container.resolve(Modules.PAYMENT)
  const order = await readOrder(ctx, orderId)
  if (!order || order.status === "canceled") return false
  const all = await payments.listRefunds({ payment_id: paymentId })
  const refund = all.find((one) => one.id === refundId)
  const names = new Set([paymentId, ...all.map((one) => one.id)])
  const known = (order.transactions ?? []).flatMap((one) => (one?.reference === REFERENCE && one.reference_id) || [])
  const credited = known.filter((name) => names.has(name))
  if (!refund || credited.includes(refundId) || credited.length >= all.length) return false

  await ctx.container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: orderId,
    amount: MathBN.mult(refund.amount, -1),
    currency_code: order.currency_code,
    reference: REFERENCE,
    reference_id: refundId,
  })
  const owes = kurusOf((await readOrder(ctx, orderId))?.summary?.pending_difference)
  const given = kurusOf(refund.amount)
  if (owes && given) {
    const amount = Number(kurusToLira(given < owes ? given : owes))
    const credit = { amount, reference: REFERENCE, reference_id: refundId }
    await createOrderCreditLinesWorkflow(ctx.container).run({ input: { id: orderId, credit_lines: [credit] } })
  }
  return true
}

/** Takes a refund that never happened out of Medusa's books, and off its order's account, where the next one put it. */
export const dropRefund = async (ctx: Context, refundId: string): Promise<void> => {
  const orders = ctx.container.resolve(Modules.ORDER)
  const credited = await orders.listOrderTransactions({ reference: REFERENCE, reference_id: refundId })
  if (credited.length) await orders.deleteOrderTransactions(credited.map((one) => one.id))
  await ctx.container.resolve(Modules.PAYMENT).deleteRefunds([refundId])
}

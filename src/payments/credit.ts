import { z } from "@medusajs/framework/zod"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Context } from "./context"
import { isYoung } from "./fits"
import { underOrderLock } from "./order-lock"
import { graph, type Purchase } from "./purchase"

const paymentRow = z.object({ captures: z.array(z.object({ id: z.string() }).nullish()).nullish() })
const orderRow = z.object({
  transactions: z.array(z.object({ reference_id: z.string().nullish() }).nullish()).nullish(),
})

/** Does the order's own list of transactions name every capture of this payment? */
export const isCredited = async (ctx: Context, orderId: string, paymentId: string): Promise<boolean> => {
  const [payment] = await graph(ctx, "payment", ["id", "captures.id"], { id: paymentId })
  const [order] = await graph(ctx, "order", ["id", "transactions.reference_id"], { id: orderId })
  const captures = (paymentRow.parse(payment ?? {}).captures ?? []).flatMap((one) => one?.id ?? [])
  const known = (orderRow.parse(order ?? {}).transactions ?? []).map((one) => one?.reference_id)
  return captures.length > 0 && captures.every((id) => known.includes(id))
}

/**
 * Has Medusa just made a payment that its order does not have yet? Whoever asked for it (a completion, an admin's "Check
 * status") writes it there next, and takes no lock of ours: written by both it would count twice.
 */
export const isBeingCredited = async (ctx: Context, { order, payments }: Purchase): Promise<boolean> => {
  const young = payments.filter((one) => one.ours && one.captured > one.refunded && isYoung(one, ctx.now()))
  for (const payment of young) if (order && !(await isCredited(ctx, order.id, payment.id))) return true
  return false
}

/** Books a captured payment on its order, once: the capture's id names the order's transaction. */
export const creditOrder = async (ctx: Context, purchase: Purchase, paymentId: string): Promise<void> => {
  await underOrderLock(ctx, purchase, () =>
    capturePaymentWorkflow(ctx.container).run({ input: { payment_id: paymentId } }),
  )
}

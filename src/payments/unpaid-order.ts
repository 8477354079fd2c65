import { z } from "@medusajs/framework/zod"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { PayLink } from "../modules/paynet/ledger"
import { isRefusal } from "./book"
import type { Context } from "./context"
import { linkEntry } from "./entries"
import { collectionsOfOrder } from "./finish-booked"
import { reasonOf } from "./log"
import { graph, type Purchase, readPurchase } from "./purchase"

const ids = z.array(z.object({ id: z.string() }).nullish()).nullish()
const orderRow = z.object({
  fulfillments: ids,
  payment_collections: z.array(z.object({ payments: ids }).nullish()).nullish(),
})

const count = (rows: readonly unknown[] | null | undefined): number => (rows ?? []).filter(Boolean).length

/** Nothing was paid to anybody, nothing was sent, and nobody but us was ever asked to take this payment. */
const isUntouched = async (ctx: Context, purchase: Purchase, orderId: string): Promise<boolean> => {
  if (!purchase.sessions.every((session) => session.ours)) return false
  const fields = ["id", "fulfillments.id", "payment_collections.payments.id"]
  const [row] = await graph(ctx, "order", fields, { id: orderId })
  const order = orderRow.safeParse(row).data
  if (!order || count(order.fulfillments)) return false
  return (order.payment_collections ?? []).every((collection) => !count(collection?.payments))
}

/**
 * Cancels an order that was placed and never paid, so that its stock is free again. Only for a checkout link, switched
 * off and asked about half an hour past its expiry, of an order that still owes its sum, without any payment, fulfilment
 * or other live link. @returns false when Medusa could not do it now: it is to be tried again
 */
export const cancelUnpaidOrder = async (ctx: Context, link: PayLink): Promise<boolean> => {
  if (link.purpose !== "checkout") return true
  const purchase = await readPurchase(ctx, link.collection_id)
  const order = purchase?.order
  if (!purchase || !order || order.canceled || order.owed < link.amount || !purchase.cart) return true
  for (const collectionId of new Set([link.collection_id, ...(await collectionsOfOrder(ctx, order.id))])) {
    if (await ctx.ledger.links.mayBePaid(collectionId)) return true
    if ((await ctx.ledger.transactions.ofPurchase(collectionId, link.cart_id)).length) return true
  }
  if (!(await isUntouched(ctx, purchase, order.id))) return true
  try {
    await cancelOrderWorkflow(ctx.container).run({ input: { order_id: order.id } })
    await ctx.ledger.entries.write(linkEntry(link, "order_canceled", { order: order.id }), ctx.now())
    ctx.log.info("unpaid order canceled", { paylink: link.id, order: order.id })
  } catch (error) {
    ctx.log.warn("unpaid order could not be canceled", { paylink: link.id, order: order.id, reason: reasonOf(error) })
    return isRefusal(error)
  }
  return true
}

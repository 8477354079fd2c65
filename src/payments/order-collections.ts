import { ContainerRegistrationKeys, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import type { Kurus } from "../paynet/kurus"
import { kurusToLira } from "../paynet/kurus"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { collectionsOfOrder } from "./finish-booked"
import { reasonOf } from "./log"
import { type Purchase, readPurchase } from "./purchase"

/**
 * What asked for this order's money before, through us, and was not paid, no longer asks: otherwise the order would
 * read as half paid for ever, though it owes nothing.
 */
export const retireUnpaid = async (ctx: Context, orderId: string): Promise<void> => {
  const payments = ctx.container.resolve(Modules.PAYMENT)
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const purchase = await readPurchase(ctx, collectionId)
    const isOurs = purchase?.sessions.length && purchase.sessions.every((session) => session.ours)
    if (!isOurs || purchase.payments.length || purchase.collection.status === "canceled") continue
    await payments.updatePaymentCollections(collectionId, { status: PaymentCollectionStatus.CANCELED })
  }
}

/** An order that was paid in full by one of several collections asks for nothing in the others. */
export const retireRest = async (ctx: Context, { order }: Purchase): Promise<void> => {
  if (!order || order.owed > 0 || (await collectionsOfOrder(ctx, order.id)).length < 2) return
  await retireUnpaid(ctx, order.id).catch((error: unknown) =>
    ctx.log.warn("an unpaid collection of a paid order still stands", { order: order.id, reason: reasonOf(error) }),
  )
}

/** A collection in which Medusa asks for what an order owes after an edit, and with which nobody began to pay. */
const unusedCollection = async (ctx: Context, orderId: string): Promise<string | null> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const purchase = await readPurchase(ctx, collectionId)
    if (!purchase || purchase.cart || purchase.sessions.length || purchase.payments.length) continue
    if (purchase.collection.status === "not_paid") return collectionId
  }
  return null
}

/**
 * A payment collection of exactly this sum, so that the link's payment settles exactly it. Medusa's own unused one is
 * taken first: left alone it would let the order read as half paid for ever.
 */
export const makeCollection = async (ctx: Context, orderId: string, amount: Kurus): Promise<string> => {
  const payments = ctx.container.resolve(Modules.PAYMENT)
  const sum = Number(kurusToLira(amount))
  const unused = await unusedCollection(ctx, orderId)
  if (unused) {
    await payments.updatePaymentCollections(unused, { amount: sum })
    return unused
  }
  const [collection] = await payments.createPaymentCollections([{ amount: sum, currency_code: "try" }])
  if (!collection) throw notAllowed("No payment collection could be made.")
  const link = ctx.container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.ORDER]: { order_id: orderId },
    [Modules.PAYMENT]: { payment_collection_id: collection.id },
  })
  return collection.id
}

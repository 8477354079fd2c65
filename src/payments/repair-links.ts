import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Context } from "./context"
import type { Purchase } from "./purchase"

/**
 * Medusa writes an order's link to its cart and the one to its payment collection one after the other; a kill between
 * them leaves one. Without the first the cart would be completed once more, and the payment taken back when that fails;
 * without the second the order never learns that it was paid. The missing one is written before the order is paid.
 * @returns whether one was missing
 */
export const repairLinks = async (ctx: Context, { cart, order, collection, linked }: Purchase): Promise<boolean> => {
  if (!cart || !order || order.canceled || (linked.cart && linked.collection)) return false
  const links = ctx.container.resolve(ContainerRegistrationKeys.LINK)
  const whose = { [Modules.ORDER]: { order_id: order.id } }
  if (!linked.cart) await links.create({ ...whose, [Modules.CART]: { cart_id: cart.id } })
  if (!linked.collection) await links.create({ ...whose, [Modules.PAYMENT]: { payment_collection_id: collection.id } })
  ctx.log.warn("an order's missing link was written", { order: order.id, cart: cart.id })
  return true
}

import { disableLink } from "./close"
import type { App } from "./context"
import { collectionsOfOrder } from "./finish-booked"

/** Switches off every open link of an order's payment collections. */
export const closeOrder = async (ctx: App, orderId: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = await ctx.ledger.links.payableOf(collectionId)
    if (link) await disableLink(ctx, link.id)
  }
}

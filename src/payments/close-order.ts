import { disableLink, switchOffSoon } from "./close"
import type { App } from "./context"
import { collectionsOfOrder } from "./finish-booked"

/** Switches off every open link of an order's payment collections. */
export const closeOrder = async (ctx: App, orderId: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = await ctx.ledger.links.payableOf(collectionId)
    if (link) await disableLink(ctx, link.id)
  }
}

/**
 * An order's links, of whichever of its payment collections, ask for its money one at a time: when one of them is to be
 * opened, the others' are switched off, a moment later and without a call here.
 */
export const closeOtherLinks = async (ctx: App, orderId: string, keep: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = collectionId === keep ? null : await ctx.ledger.links.payableOf(collectionId)
    if (!link) continue
    const now = ctx.now()
    const patch = { status: "disable_due", due_at: now, switching_off_at: null } as const
    if (await ctx.ledger.links.move(link.id, [link.status], patch, now)) switchOffSoon(ctx, link.id)
  }
}

import type { PayLink } from "../modules/paynet/ledger"
import { disableLink, switchOffSoon } from "./close"
import type { App } from "./context"
import { collectionsOfOrder } from "./finish-booked"
import { readPurchase } from "./purchase"

/** Switches off every open link of an order's payment collections. */
export const closeOrder = async (ctx: App, orderId: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = await ctx.ledger.links.payableOf(collectionId)
    if (link) await disableLink(ctx, link.id)
  }
}

/** Also one that was being made when it was read, and stands by now. */
const closeSoon = async (ctx: App, link: PayLink): Promise<void> => {
  const now = ctx.now()
  const patch = { status: "disable_due", due_at: now, switching_off_at: null } as const
  if (await ctx.ledger.links.move(link.id, ["creating", "open"], patch, now)) switchOffSoon(ctx, link.id)
}

/**
 * An order's links, of whichever of its payment collections, ask for its money one at a time: when one of them is to be
 * opened, the others' are switched off, a moment later and without a call here.
 */
export const closeOtherLinks = async (ctx: App, orderId: string, keep: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = collectionId === keep ? null : await ctx.ledger.links.payableOf(collectionId)
    if (link) await closeSoon(ctx, link)
  }
}

const isNewer = (one: PayLink, than: PayLink): boolean =>
  one.created_at > than.created_at || (one.created_at.getTime() === than.created_at.getTime() && one.id > than.id)

/**
 * Two links of an order that are made at one moment did not see each other before they stood. Of them the newer one
 * stays: whoever comes last to this question sees the other. @returns whether this one stays
 */
export const isTheLast = async (ctx: App, orderId: string, link: PayLink): Promise<boolean> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const rival = collectionId === link.collection_id ? null : await ctx.ledger.links.payableOf(collectionId)
    if (!rival) continue
    if (isNewer(rival, link)) return false
    await closeSoon(ctx, rival)
  }
  return true
}

/**
 * Switches off what asks for more than its order owes by now: it was sent back, exchanged, or paid in another way. A link
 * that was paid itself ends by being booked.
 */
export const closeUnowed = async (ctx: App, orderId: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const link = await ctx.ledger.links.payableOf(collectionId)
    if (!link || (await ctx.ledger.transactions.ofLink(link.id)).length) continue
    const order = (await readPurchase(ctx, collectionId))?.order
    if (order && (order.canceled || order.owed < link.amount)) await closeSoon(ctx, link)
  }
}

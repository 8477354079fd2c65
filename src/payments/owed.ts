import type { PayLink } from "../modules/paynet/ledger"
import { type Kurus, kurus } from "../paynet/kurus"
import { inWords } from "./amount"
import { isTheLast } from "./close-order"
import type { Context } from "./context"
import { linkEntry } from "./entries"
import { noPageNow, notAllowed } from "./faults"
import { type Purchase, readPurchase } from "./purchase"

/**
 * What an order does not owe could only be held when it came in: nobody is asked to pay it.
 * @throws MedusaError for an order that is canceled, or owes less than this by now
 */
export const assertOwed = ({ order }: Purchase, amount: Kurus): void => {
  if (!order) return
  if (order.canceled) throw notAllowed("This order is canceled.")
  if (order.owed < amount)
    throw notAllowed(`This order owes ${inWords(kurus(order.owed))}, less than the amount asked for.`)
}

/** The order may have been canceled, or given another link, before the row of this one stood. Nothing is at Paynet yet. */
export const assertStillOwed = async (ctx: Context, link: PayLink, { order }: Purchase): Promise<void> => {
  if (!order) return
  try {
    const now = await readPurchase(ctx, link.collection_id, { withTotal: false })
    if (now) assertOwed(now, link.amount)
    if (await isTheLast(ctx, order.id, link)) return
    throw noPageNow()
  } catch (error) {
    const patch = { status: "failed", due_at: null } as const
    await ctx.ledger.links.move(link.id, ["creating", "disable_due"], patch, ctx.now(), {
      entry: linkEntry(link, "failed"),
    })
    throw error
  }
}

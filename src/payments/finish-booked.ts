import { z } from "@medusajs/framework/zod"
import type { App } from "./context"
import { graph } from "./purchase"
import { reconcile } from "./reconcile"

const SOON_MS = 1_000
const PROOF_AGE_MS = 60_000

const collectionRow = z.object({ payment_collection_id: z.string() })

const readIds = (rows: unknown[]): string[] =>
  rows.flatMap((row) => collectionRow.safeParse(row).data?.payment_collection_id ?? [])

/** The ids of all payment collections that Medusa ties to an order. */
export const collectionsOfOrder = async (ctx: App, orderId: string): Promise<string[]> =>
  readIds(await graph(ctx, "order_payment_collection", ["payment_collection_id"], { order_id: orderId }))

const orderRow = z.object({ order_id: z.string() })

/** The order that a payment was made for: none, or one. */
export const ordersOfPayment = async (ctx: App, paymentId: string): Promise<string[]> => {
  const [collectionId] = await collectionsOf(ctx, { paymentId })
  if (!collectionId) return []
  const rows = await graph(ctx, "order_payment_collection", ["order_id"], { payment_collection_id: collectionId })
  return rows.flatMap((row) => orderRow.safeParse(row).data?.order_id ?? [])
}

const collectionsOf = async (ctx: App, whose: { orderId: string } | { paymentId: string }): Promise<string[]> =>
  "orderId" in whose
    ? collectionsOfOrder(ctx, whose.orderId)
    : readIds(await graph(ctx, "payment", ["payment_collection_id"], { id: whose.paymentId }))

/** Records money that Medusa has booked without our asking; does nothing for what is recorded already. */
export const finishBooked = async (ctx: App, whose: { orderId: string } | { paymentId: string }): Promise<void> => {
  for (const collectionId of await collectionsOf(ctx, whose)) {
    const finish = async () => {
      const known = await ctx.ledger.transactions.ofPurchase(collectionId, null)
      const open = known.find((one) => one.place === "seen" && one.session_id !== null)
      if (open?.paylink_id) await reconcile(ctx, open.paylink_id, { proofMaxAgeMs: PROOF_AGE_MS })
    }
    ctx.later(SOON_MS, `finish ${collectionId}`, finish)
  }
}

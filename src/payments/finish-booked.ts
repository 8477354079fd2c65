import { z } from "@medusajs/framework/zod"
import type { Context } from "./context"
import { graph } from "./purchase"
import { reconcile } from "./reconcile"

const SOON_MS = 1_000
const PROOF_AGE_MS = 60_000

const collectionRow = z.object({ payment_collection_id: z.string() })

const collectionsOf = async (ctx: Context, whose: { orderId: string } | { paymentId: string }): Promise<string[]> => {
  const rows =
    "orderId" in whose
      ? await graph(ctx, "order_payment_collection", ["payment_collection_id"], { order_id: whose.orderId })
      : await graph(ctx, "payment", ["payment_collection_id"], { id: whose.paymentId })
  return rows.flatMap((row) => collectionRow.safeParse(row).data?.payment_collection_id ?? [])
}

/** Records money that Medusa has booked without our asking; does nothing for what is recorded already. */
export const finishBooked = async (ctx: Context, whose: { orderId: string } | { paymentId: string }): Promise<void> => {
  for (const collectionId of await collectionsOf(ctx, whose)) {
    const finish = async () => {
      const known = await ctx.ledger.transactions.ofPurchase(collectionId, null)
      const open = known.find((one) => one.place === "seen" && one.session_id !== null)
      if (open?.paylink_id) await reconcile(ctx, open.paylink_id, { proofMaxAgeMs: PROOF_AGE_MS })
    }
    ctx.later(SOON_MS, `finish ${collectionId}`, finish)
  }
}

import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Refund } from "../modules/paynet/ledger"
import type { App } from "./context"

/** The notes by which refunds in Medusa's books that are not an admin's are told apart. */
export const NOTES = {
  /** Medusa's own: it takes a payment back after a failed completion, also when another one has succeeded. */
  compensation: "Refunded due to cart completion failure",
  /** Closes a payment without an order in Medusa's books: our provider answers it itself. */
  closing: "Closed without an order; the money is booked again on another payment session",
  due: "Given back after the order was canceled",
  late: "Accepted by Paynet although its answer was lost",
} as const

const refundRow = z.object({
  id: z.string(),
  note: z.string().nullish(),
  payment_id: z.string().nullish(),
  payment: z.object({ id: z.string() }).nullish(),
  raw_amount: z.unknown(),
})

/** A refund in Medusa's books. */
export type MedusaRefund = z.output<typeof refundRow>

export const readMedusaRefunds = async (
  ctx: App,
  filters: { id: string[] } | { payment_id: string },
): Promise<MedusaRefund[]> => {
  const rows = await ctx.container.resolve(Modules.PAYMENT).listRefunds(filters, { relations: ["payment"] })
  return rows.flatMap((row) => refundRow.safeParse(row).data ?? [])
}

/** Medusa's refund that a refund of ours stands for, or null when Medusa has dropped it meanwhile. */
export const ownerInMedusa = async (ctx: App, { medusa_refund_id }: Refund): Promise<string | null> => {
  if (!medusa_refund_id) return null
  const [row] = await readMedusaRefunds(ctx, { id: [medusa_refund_id] })
  return row?.id ?? null
}

/** Medusa must not keep a refund that never happened. */
export const dropFromMedusa = async (ctx: App, medusaRefundId: string | null): Promise<void> => {
  if (!medusaRefundId) return
  await ctx.container.resolve(Modules.PAYMENT).deleteRefunds([medusaRefundId])
  ctx.log.warn("a refund that never happened was taken out of Medusa's books", { refund: medusaRefundId })
}

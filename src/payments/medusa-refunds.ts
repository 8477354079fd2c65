import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Context } from "./context"

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
  ctx: Context,
  filters: { id: string[] } | { payment_id: string } | { created_at: { $gt: string; $lt: string } },
): Promise<MedusaRefund[]> => {
  const rows = await ctx.container.resolve(Modules.PAYMENT).listRefunds(filters, { relations: ["payment"] })
  return rows.flatMap((row) => refundRow.safeParse(row).data ?? [])
}

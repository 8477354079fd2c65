import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { App } from "./context"

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

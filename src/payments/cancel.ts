import { z } from "@medusajs/framework/zod"
import { close } from "./close"
import type { App } from "./context"
import { notAllowed } from "./faults"

const given = z.object({ session_id: z.string().min(1) })

/**
 * Cancels an unpaid payment: its link is switched off. Money that was charged is never "canceled": Medusa would mark
 * the payment so although the card stays charged. Medusa logs the refusal and leaves the payment as it is.
 * @throws MedusaError for a paid payment
 */
export const cancel = async (ctx: App, data: unknown): Promise<void> => {
  const session = given.safeParse(data).data?.session_id
  const paid = session ? await ctx.ledger.transactions.bySession(session) : []
  if (paid.length) throw notAllowed("This payment was charged at Paynet: it can be refunded, not canceled.")
  await close(ctx, data)
}

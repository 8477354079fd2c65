import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Refund, Transaction } from "../modules/paynet/ledger"
import { kurusToLira } from "../paynet/kurus"
import { isOwnerless } from "./adopt-refund"
import type { Context } from "./context"
import { dropRefund } from "./credit-refund"
import { bookedLate } from "./entries"
import { UNKNOWN_MS } from "./give-back"
import { reasonOf } from "./log"
import { readMedusaRefunds } from "./medusa-refunds"

const HOUR_MS = 60 * 60_000
const NOTE = "Accepted by Paynet although its answer was lost"

/**
 * Paynet accepted a refund that Medusa had dropped, because the answer was lost. Whoever asked for it was told to try
 * again, and that try takes it over; when none came for a while, Medusa's books follow by themselves. Our provider
 * meets that refund and knows it, so nothing is sent again.
 */
export const bookInMedusa = async (ctx: Context, { payment_id }: Transaction, refund: Refund): Promise<void> => {
  if (!payment_id || !isOwnerless(refund)) return
  const at = (refund.requested_at ?? refund.updated_at).getTime() + UNKNOWN_MS
  if (ctx.now().getTime() < at) return ctx.ledger.refunds.delay(refund.id, new Date(at))
  try {
    const input = { payment_id, amount: kurusToLira(refund.booked), note: NOTE }
    await refundPaymentWorkflow(ctx.container).run({ input })
    await ctx.ledger.entries.write(bookedLate(refund), ctx.now())
    ctx.log.warn("a refund that Medusa had dropped was booked", { refund: refund.id, payment: payment_id })
  } catch (error) {
    ctx.log.error("a refund could not be booked in Medusa", { refund: refund.id, reason: reasonOf(error) })
    await ctx.ledger.refunds.delay(refund.id, new Date(ctx.now().getTime() + HOUR_MS))
  }
}

/** Medusa's refund that a refund of ours stands for, or null when Medusa has dropped it meanwhile. */
export const ownerInMedusa = async (ctx: Context, { medusa_refund_id }: Refund): Promise<string | null> => {
  if (!medusa_refund_id) return null
  const [row] = await readMedusaRefunds(ctx, { id: [medusa_refund_id] })
  return row?.id ?? null
}

/** A process died while it asked, and nothing went back: Medusa must not keep a refund that never happened. */
export const dropFromMedusa = async (ctx: Context, refund: Refund): Promise<void> => {
  const owner = await ownerInMedusa(ctx, refund)
  if (!owner) return
  await dropRefund(ctx, owner)
  ctx.log.warn("a refund that never happened was taken out of Medusa's books", { refund: refund.id })
}

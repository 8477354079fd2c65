import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../modules/paynet/ledger"
import { PAYNET_PROVIDER_ID } from "../types"
import { kurusOf } from "./amount"
import type { App } from "./context"
import { countInCollection } from "./count-in-collection"
import { creditRefunds, uncreditRefund } from "./credit-refunds"
import { mendedEntry } from "./entries"
import { reasonOf } from "./log"
import { dropFromMedusa, NOTES } from "./medusa-refunds"
import { graph } from "./purchase"
import { isUnderWay } from "./refund-plan"
import { UNKNOWN_MS } from "./refund-times"

const refundRow = z.object({
  id: z.string(),
  note: z.string().nullish(),
  raw_amount: z.unknown(),
  payment: z.object({ id: z.string(), provider_id: z.literal(PAYNET_PROVIDER_ID) }),
})
type MedusaRefund = z.output<typeof refundRow>

/** Medusa's refunds of money that it still has on an order, which our provider was never asked for. */
const unaskedOf = async (ctx: App, transaction: Transaction, rows: MedusaRefund[]): Promise<MedusaRefund[]> => {
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const asked = new Set(refunds.map((one) => one.medusa_refund_id))
  return rows.filter((row) => !asked.has(row.id) && row.note !== NOTES.closing)
}

/** What went back at Paynet alone stands for a refund of Medusa's of the same sum: the money did go back. */
const standsFor = async (ctx: App, transaction: Transaction, row: MedusaRefund): Promise<boolean> => {
  const sum = kurusOf(row.raw_amount)
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const found = refunds.find(
    (one) => one.origin === "paynet" && one.amount === sum && one.booked === 0 && one.medusa_refund_id === null,
  )
  if (!found || !sum) return false
  const patch = { medusa_refund_id: row.id, booked: sum }
  const move = { from: [found.status], to: found.status, patch, where: { medusa_refund_id: null } }
  return ctx.ledger.refunds.move(found.id, move, ctx.now())
}

const mendOne = async (ctx: App, paymentId: string, rows: MedusaRefund[]): Promise<void> => {
  const transaction = await ctx.ledger.transactions.byPayment(paymentId)
  if (!transaction) return
  for (const row of await unaskedOf(ctx, transaction, rows)) {
    if (await standsFor(ctx, transaction, row)) continue
    const { id } = row
    await dropFromMedusa(ctx, id)
    await uncreditRefund(ctx, transaction, id)
    await ctx.ledger.entries.write(mendedEntry(transaction, id, "taken_out"), ctx.now())
  }
  // Medusa has written down what may never have happened: it is counted, or taken out, once that is known.
  if ((await ctx.ledger.refunds.ofTransaction(transaction.id)).some(isUnderWay)) return
  await countInCollection(ctx, paymentId)
  await creditRefunds(ctx, transaction)
}

/**
 * What a process that was killed in the middle of a refund left half done in Medusa's books: a refund that nobody was
 * asked for is taken out (unless the same sum went back in Paynet's panel), one that its order does not know is added
 * to it. What is younger than ten minutes is left alone: somebody may be at it.
 */
export const mendRefunds = async (ctx: App, since: Date): Promise<void> => {
  const until = new Date(ctx.now().getTime() - UNKNOWN_MS)
  const fields = ["id", "note", "raw_amount", "payment.id", "payment.provider_id"]
  const found = await graph(ctx, "refund", fields, { created_at: { $gt: since, $lt: until } })
  const byPayment = new Map<string, MedusaRefund[]>()
  for (const row of found) {
    const refund = refundRow.safeParse(row).data
    if (refund) byPayment.set(refund.payment.id, [...(byPayment.get(refund.payment.id) ?? []), refund])
  }
  for (const [paymentId, rows] of byPayment) {
    await mendOne(ctx, paymentId, rows).catch((error: unknown) =>
      ctx.log.error("a payment's refunds in Medusa could not be mended", {
        payment: paymentId,
        reason: reasonOf(error),
      }),
    )
  }
}

import type { BigNumberInput } from "@medusajs/framework/types"
import type { NewEntry, Refund, Transaction } from "../modules/paynet/ledger"
import type { Kurus } from "../paynet/kurus"
import { inWords, sumInKurus } from "./amount"
import type { Context } from "./context"
import { bookedLate } from "./entries"
import { notAllowed } from "./faults"
import { type MedusaRefund, NOTES } from "./medusa-refunds"
import { sumOf, taken } from "./refund-plan"

/** What Medusa asks of a provider. `refundId` is Medusa's refund; `amount` in lira. */
export type RefundInput = { sessionId: string; refundId: string | null; amount: BigNumberInput }

/** What Medusa's refunds of this payment come to, in kuruş: those that the ledger knows of, and this one. */
export const askedInAll = (earlier: MedusaRefund[], refunds: Refund[], input: RefundInput): Kurus => {
  const known = new Set(refunds.map((one) => one.medusa_refund_id))
  const counted = earlier.filter((one) => one.id !== input.refundId && known.has(one.id))
  return sumInKurus([...counted.map((one) => one.raw_amount), input.amount])
}

/** Accepted by Paynet for a refund of Medusa's that Medusa dropped. */
export const isOwnerless = (one: Refund): boolean =>
  one.origin === "medusa" && one.medusa_refund_id === null && (one.status === "requested" || one.status === "approved")

/** Medusa's refund stands for one that nobody stands for. @returns whether it does now */
export const standFor = (
  ctx: Context,
  ownerless: Refund,
  medusaRefundId: string | null,
  entry: NewEntry | null,
): Promise<boolean> => {
  const { status } = ownerless
  const patch = { medusa_refund_id: medusaRefundId }
  const move = { from: [status], to: status, patch, where: { medusa_refund_id: null }, entry }
  return ctx.ledger.refunds.move(ownerless.id, move, ctx.now())
}

/**
 * An admin was told that it is not known whether a refund was accepted, and tries again, when it turned out to be
 * accepted and was booked: the same sum is then refused once, in words, instead of going out a second time.
 */
const assertNotTheSame = async (ctx: Context, refunds: Refund[], part: number): Promise<void> => {
  for (const one of refunds) {
    if (one.booked !== part || !(await ctx.ledger.entries.has(bookedLate(one).fact))) continue
    const told = {
      fact: `refund_told:${one.id}`,
      kind: "refund_told" as const,
      transactionId: one.transaction_id,
      refundId: one.id,
    }
    if (!(await ctx.ledger.entries.write(told, ctx.now()))) continue
    throw notAllowed(
      `An earlier refund of ${inWords(one.booked)}, whose answer was lost, was accepted and is booked now. Nothing more was sent; to give back the same sum once more, refund it again.`,
    )
  }
}

/**
 * A refund that Paynet accepted although its answer was lost, and that Medusa dropped: Medusa's next refund of the same
 * sum stands for it, and nothing is sent. @returns whether it does
 * @throws MedusaError when it would be confused with another one
 */
export const adoptRefund = async (
  ctx: Context,
  transaction: Transaction,
  earlier: MedusaRefund[],
  input: RefundInput & { note?: string | null },
): Promise<boolean> => {
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const ownerless = refunds.find(isOwnerless)
  const rest = taken(refunds).filter((one) => one.id !== ownerless?.id)
  const part = askedInAll(earlier, rest, input) - sumOf(rest, "booked")
  const isLate = input.note === NOTES.late
  if (!ownerless && !isLate) {
    await assertNotTheSame(ctx, rest, part)
    return false
  }
  const adopted =
    part === ownerless?.booked &&
    (await standFor(ctx, ownerless, input.refundId, isLate ? bookedLate(ownerless) : null))
  if (adopted) return true
  throw notAllowed("An earlier refund of this payment was accepted after all, and is being booked. Look again.")
}

import type { BigNumberInput } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { Kurus } from "../paynet/kurus"
import { inWords, kurusOf } from "./amount"
import { CLOSING_NOTE, collectionOf } from "./claims"
import type { Context } from "./context"
import { placeEntry } from "./entries"
import { notAllowed, refuse } from "./faults"
import { giveBack } from "./give-back"
import { publishEvents } from "./publish"
import { readPurchase } from "./purchase"

/** The note by which Medusa takes a payment back after a failed completion, also when another one has succeeded. */
const COMPENSATION = "Refunded due to cart completion failure"

export type RefundInput = { sessionId: string; refundId: string | null; amount: BigNumberInput }

const refundRow = z.object({
  note: z.string().nullish(),
  payment_id: z.string().nullish(),
  payment: z.object({ id: z.string() }).nullish(),
})

const medusaRefund = async (
  ctx: Context,
  refundId: string | null,
): Promise<{ note: string | null; paymentId: string | null }> => {
  if (!refundId) return { note: null, paymentId: null }
  const [row] = await ctx.container.resolve(Modules.PAYMENT).listRefunds({ id: [refundId] }, { relations: ["payment"] })
  const found = refundRow.safeParse(row).data
  return { note: found?.note ?? null, paymentId: found?.payment_id ?? found?.payment?.id ?? null }
}

/**
 * A refund of a payment that has no order is Medusa's own: it could not finish the order after it had booked the
 * payment, and takes the payment back. The card stays charged, so nothing goes to Paynet here: the payment is closed in
 * Medusa's books and the money is held for a person.
 */
const takeBack = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<void> => {
  const from = transaction.place === "captured" ? "captured" : "seen"
  const patch = {
    outcome: "order_failed",
    session_id: null,
    claimed_at: null,
    payment_id: null,
    order_id: null,
  } as const
  const held = await ctx.ledger.transactions.move(transaction.id, from, "held", patch, ctx.now(), {
    entry: placeEntry(link, transaction, "held", "order_failed", { sessionId: transaction.session_id }),
  })
  if (!held) throw notAllowed("This payment has moved on in the meantime; nothing was refunded.")
  ctx.log.error("order failed after payment, payment held: a person must decide", {
    paylink: link.id,
    transaction: transaction.id,
    xact: transaction.xact_id,
    outcome: "order_failed",
  })
}

const assertWhole = (amount: Kurus | null, link: PayLink, { charged }: Transaction): void => {
  if (amount === null || amount < 1) throw refuse("A refund must be at least one kuruş. Nothing was refunded.")
  if (amount > link.amount) throw refuse(`More than the payment of ${inWords(link.amount)} cannot be refunded.`)
  if (amount === link.amount) return
  throw notAllowed(
    `Only the whole payment of ${inWords(charged ?? link.amount)} can be refunded here so far. Nothing was refunded; a part of it can be given back in Paynet's panel.`,
  )
}

/**
 * Medusa's refund of a payment: the whole sum (parts are refused in words), or Medusa's own compensation of an order
 * that failed, which moves no money.
 * @throws MedusaError when nothing was refunded, or when that is not known; Medusa then shows it and drops its refund
 */
export const refund = async (ctx: Context, input: RefundInput): Promise<void> => {
  const { note, paymentId } = await medusaRefund(ctx, input.refundId)
  const byPayment = paymentId ? await ctx.ledger.transactions.byPayment(paymentId) : null
  const [bySession] = await ctx.ledger.transactions.bySession(input.sessionId)
  const transaction = byPayment ?? bySession
  const link = transaction?.paylink_id ? await ctx.ledger.links.byId(transaction.paylink_id) : null
  if (!transaction || !link)
    throw notAllowed("The ledger knows no Paynet money for this payment. Nothing was refunded.")

  const purchase = await readPurchase(ctx, await collectionOf(ctx, transaction, link.collection_id))
  if (!purchase?.order) {
    if (note !== CLOSING_NOTE) await takeBack(ctx, link, transaction)
    return publishEvents(ctx)
  }
  if (note === COMPENSATION) {
    throw notAllowed(
      "The order of this payment stands, so the payment is kept; only another try at its cart had failed.",
    )
  }
  assertWhole(kurusOf(input.amount), link, transaction)
  await giveBack(ctx, link, transaction, "captured", input.refundId)
}

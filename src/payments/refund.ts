import type { BigNumberInput } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import { PaynetError } from "../paynet/errors"
import type { Kurus } from "../paynet/kurus"
import { clientForLink } from "./account"
import { inWords, kurusOf } from "./amount"
import type { Context } from "./context"
import { placeEntry, refundEntry } from "./entries"
import { notAllowed, refuse } from "./faults"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { readPurchase } from "./purchase"
import { hashToken, refundHookUrl } from "./tokens"

/** The note that Medusa's own compensation of a failed cart completion gives its refund. */
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
 * Medusa could not finish an order after it had booked the payment, and takes the payment back. The card stays charged,
 * so nothing goes to Paynet here: the payment is closed in Medusa's books and the money is held for a person.
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

const assertWhole = (amount: Kurus | null, link: PayLink, transaction: Transaction, earlier: Refund[]): Kurus => {
  const charged = transaction.charged
  if (amount === null || amount < 1) throw refuse("A refund must be at least one kuruş. Nothing was refunded.")
  if (charged === null)
    throw notAllowed("What was charged could not be read, so nothing can be refunded here. Use Paynet's panel.")
  if (earlier.some((one) => one.status === "requested" || one.status === "approved")) {
    throw notAllowed("This payment was already refunded.")
  }
  if (amount > link.amount) throw refuse(`More than the payment of ${inWords(link.amount)} cannot be refunded.`)
  if (amount < link.amount) {
    throw notAllowed(
      `Only the whole payment of ${inWords(charged)} can be refunded here so far. Nothing was refunded; a part of it can be given back in Paynet's panel.`,
    )
  }
  return charged
}

const accepted = async (ctx: Context, link: PayLink, transaction: Transaction, refundId: string): Promise<void> => {
  const entry = refundEntry(link, transaction.id, refundId, "requested")
  await ctx.ledger.refunds.move(refundId, ["asked", "unknown"], "requested", ctx.now(), entry)
  ctx.log.info("refund accepted by Paynet", { paylink: link.id, xact: transaction.xact_id, refund: refundId })
  await publishEvents(ctx)
}

const isReversedAtPaynet = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<boolean> => {
  const client = clientForLink(ctx, link)
  if (!client)
    throw notAllowed("Paynet cannot be asked: this payment belongs to another environment, or no key is set.")
  try {
    const rows = await ctx.gate(() => client.transactionDetail(transaction.xact_id))
    return rows.some(
      (row) =>
        row.succeeded &&
        ((row.xactId === transaction.xact_id && row.reversed) || row.reversedXactId === transaction.xact_id),
    )
  } catch (error) {
    ctx.log.warn("look before refund failed", { paylink: link.id, xact: transaction.xact_id, reason: reasonOf(error) })
    throw notAllowed("Paynet did not say whether this payment was refunded before. Nothing was sent; please try again.")
  }
}

const ask = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  refundId: string,
  token: string,
): Promise<void> => {
  const client = clientForLink(ctx, link)
  const { options } = ctx
  try {
    if (!client)
      throw notAllowed("Paynet cannot be asked: this payment belongs to another environment, or no key is set.")
    const succeedUrl = options.confirmable ? refundHookUrl(options.backendUrl, token) : undefined
    await ctx.gate(() => client.requestReversal({ xactId: transaction.xact_id, succeedUrl }))
  } catch (error) {
    const unknown = error instanceof PaynetError && error.effect === "unknown"
    const status = unknown ? "unknown" : "failed"
    const entry = refundEntry(link, transaction.id, refundId, status)
    await ctx.ledger.refunds.move(refundId, ["asked"], status, ctx.now(), entry)
    if (!unknown) await ctx.ledger.transactions.move(transaction.id, "refunding", "captured", {}, ctx.now())
    ctx.log.error("refund failed", { paylink: link.id, xact: transaction.xact_id, status, reason: reasonOf(error) })
    throw notAllowed(
      unknown
        ? "Paynet did not answer, so it is not known whether the refund was accepted. Try again: Paynet is asked first, and nothing is sent twice."
        : "Paynet did not accept the refund. Nothing was refunded; the server's log says why.",
    )
  }
}

/**
 * Gives a whole payment back (kuruş-exact; parts are refused in words). Looks before it sends, and never sends twice
 * while it is unknown what became of the last request. Returning means that Paynet *accepted* the request, not that the
 * money has arrived (documented so; staff may review it).
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

  if (note === COMPENSATION) {
    const purchase = await readPurchase(ctx, link.collection_id)
    if (!purchase?.order) {
      await takeBack(ctx, link, transaction)
      return publishEvents(ctx)
    }
  }
  const earlier = await ctx.ledger.refunds.ofTransaction(transaction.id)
  assertWhole(kurusOf(input.amount), link, transaction, earlier)

  const unknown = earlier.find((one) => one.status === "unknown" || one.status === "asked")
  if (await isReversedAtPaynet(ctx, link, transaction)) {
    if (unknown) return accepted(ctx, link, transaction, unknown.id)
    throw notAllowed("Paynet says that this payment was refunded already, perhaps in Paynet's panel. Nothing was sent.")
  }
  if (unknown) {
    throw notAllowed(
      "Paynet does not show the earlier refund of this payment, and whether it was accepted is not known. Nothing was sent: check Paynet's panel first.",
    )
  }
  const id = ctx.refundId()
  const token = ctx.token()
  const row = {
    id,
    transaction_id: transaction.id,
    medusa_refund_id: input.refundId,
    amount: link.amount,
    whole: true,
    token_hash: hashToken(token),
  }
  if (!(await ctx.ledger.transactions.move(transaction.id, "captured", "refunding", {}, ctx.now()))) {
    throw notAllowed("This payment is not in a state in which it can be refunded.")
  }
  if (!(await ctx.ledger.refunds.ask(row, refundEntry(link, transaction.id, id, "asked"), ctx.now()))) {
    throw notAllowed("Another refund of this payment is on its way.")
  }
  await ask(ctx, link, transaction, id, token)
  await accepted(ctx, link, transaction, id)
}

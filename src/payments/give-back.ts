import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import { PaynetError } from "../paynet/errors"
import type { Kurus } from "../paynet/kurus"
import { clientForLink } from "./account"
import type { Context } from "./context"
import { refundEntry } from "./entries"
import { notAllowed } from "./faults"
import { assertNoCopy } from "./installation"
import { daysBefore, istanbulDay } from "./istanbul"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { hashToken } from "./tokens"

type From = "captured" | "held"

const OTHER_ACCOUNT =
  "Paynet cannot be asked: this payment belongs to another environment, or no key is set. Nothing was sent."

const accepted = async (ctx: Context, link: PayLink, transaction: Transaction, refundId: string): Promise<void> => {
  const entry = refundEntry(link, transaction.id, refundId, "requested")
  await ctx.ledger.refunds.move(refundId, ["asked", "unknown"], "requested", ctx.now(), entry)
  ctx.log.info("refund accepted by Paynet", { paylink: link.id, xact: transaction.xact_id, refund: refundId })
  await publishEvents(ctx)
}

/**
 * Was all of this money given back at Paynet? `reversed` on the row of a sale that went back only in part is
 * UNVERIFIED, so the sums of the reversals count where Paynet lists them.
 * @throws MedusaError when Paynet cannot be asked, or only a part went back
 */
const isReversedAtPaynet = async (ctx: Context, link: PayLink, transaction: Transaction): Promise<boolean> => {
  const { xact_id, charged, created_at } = transaction
  const client = clientForLink(ctx, link)
  if (!client) throw notAllowed(OTHER_ACCOUNT)
  let parts: (Kurus | null)[] = []
  try {
    const rows = await ctx.gate(() => client.transactionDetail(xact_id))
    const reversals = rows.filter((row) => row.succeeded && row.reversedXactId === xact_id && row.xactId !== xact_id)
    if (!reversals.length && !rows.some((row) => row.xactId === xact_id && row.reversed)) return false
    const days = { from: istanbulDay(daysBefore(created_at, 2)), to: istanbulDay(daysBefore(ctx.now(), -1)) }
    const { rows: listed } = await ctx.gate(() => client.reversalList({ ...days, start: 0, limit: 1000 }))
    parts = listed.filter((row) => row.reversedXactId === xact_id || row.xactId === xact_id).map((row) => row.amount)
  } catch (error) {
    ctx.log.warn("look before refund failed", { paylink: link.id, xact: xact_id, reason: reasonOf(error) })
    throw notAllowed("Paynet did not say whether this payment was refunded before. Nothing was sent; please try again.")
  }
  const known = parts.filter((part) => part !== null)
  const sum = known.reduce((total: number, part) => total + part, 0)
  if (known.length && known.length === parts.length && sum < (charged ?? link.amount)) {
    throw notAllowed(
      "A part of this payment was given back in Paynet's panel. Nothing was sent: give back the rest there.",
    )
  }
  return true
}

const ask = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  refundId: string,
  from: From,
): Promise<void> => {
  const client = clientForLink(ctx, link)
  try {
    if (!client) throw notAllowed(OTHER_ACCOUNT)
    await ctx.gate(() => client.requestReversal({ xactId: transaction.xact_id }))
  } catch (error) {
    const unknown = error instanceof PaynetError && error.effect === "unknown"
    const status = unknown ? "unknown" : "failed"
    const entry = refundEntry(link, transaction.id, refundId, status)
    await ctx.ledger.refunds.move(refundId, ["asked"], status, ctx.now(), entry)
    if (!unknown) await ctx.ledger.transactions.move(transaction.id, "refunding", from, {}, ctx.now())
    ctx.log.error("refund failed", { paylink: link.id, xact: transaction.xact_id, status, reason: reasonOf(error) })
    throw notAllowed(
      unknown
        ? "Paynet did not answer, so it is not known whether the refund was accepted. Try again: Paynet is asked first, and nothing is sent twice."
        : "Paynet did not accept the refund. Nothing was refunded; the server's log says why.",
    )
  }
}

/** What stands in the way of giving this money back, before Paynet is asked anything. */
const assertFree = (earlier: Refund[]): void => {
  if (earlier.some((one) => one.status === "requested" || one.status === "approved")) {
    throw notAllowed("This payment was already refunded.")
  }
}

/**
 * Gives a whole payment back. Looks before it sends, and never sends twice while it is unknown what became of the last
 * request. Returning means that Paynet *accepted* the request, not that the money has arrived (documented so; staff may
 * review it).
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const giveBack = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  from: From,
  medusaRefundId: string | null,
): Promise<void> => {
  await assertNoCopy(ctx)
  const earlier = await ctx.ledger.refunds.ofTransaction(transaction.id)
  assertFree(earlier)
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
  const row = {
    id,
    transaction_id: transaction.id,
    medusa_refund_id: medusaRefundId,
    amount: transaction.charged ?? link.amount,
    whole: true,
    token_hash: hashToken(ctx.token()),
  }
  if (!(await ctx.ledger.refunds.ask(row, from, refundEntry(link, transaction.id, id, "asked"), ctx.now()))) {
    throw notAllowed("This payment is not in a state in which it can be refunded, or a refund of it is on its way.")
  }
  await ask(ctx, link, transaction, id, from)
  await accepted(ctx, link, transaction, id)
}

import { MathBN, Modules } from "@medusajs/framework/utils"
import type { Refund } from "../modules/paynet/ledger"
import type { RefundInput } from "./adopt-refund"
import type { App } from "./context"
import { creditFor } from "./credit-refunds"
import { notAllowed } from "./faults"
import { type OrderBooks, readOrderBooks } from "./order-books"
import { CALL_MS } from "./refund-times"

/** A refund of this payment that is being asked, or was accepted a moment ago and that its order does not have yet. */
const isBeingWritten = (order: OrderBooks, refunds: readonly Refund[], now: Date): boolean => {
  const written = new Set(order.transactions.map((one) => one.reference_id))
  return refunds.some(({ status, updated_at, requested_at, medusa_refund_id: id }) => {
    const since = status === "asked" ? updated_at : requested_at
    return since && id && now.getTime() - since.getTime() < CALL_MS && !written.has(id)
  })
}

/**
 * Medusa lets the money go first and writes it into the order afterwards, which fails while another change of the order
 * is open: the money would be gone, and the answer an error that asks to be tried again.
 * @throws MedusaError when Medusa could not finish this refund; nothing was sent
 */
export const assertBookable = async (
  app: App,
  orderId: string,
  refunds: readonly Refund[],
  { amount }: Pick<RefundInput, "amount">,
): Promise<void> => {
  const order = await readOrderBooks(app, orderId)
  if (!order) return
  if (isBeingWritten(order, refunds, app.now())) {
    throw notAllowed(
      "Medusa is just writing down another refund of this payment. Nothing was sent; try again in a moment.",
    )
  }
  if (MathBN.lte(creditFor(order, MathBN.convert(amount), false), 0)) return
  const filters = { order_id: orderId, status: ["pending", "requested"] }
  const open = await app.container.resolve(Modules.ORDER).listOrderChanges(filters, { take: 1 })
  if (!open.length) return
  throw notAllowed(
    "Medusa cannot write a refund into this order while a change of it is open (an edit, a return that is being received, a transfer): confirm or cancel that first. Nothing was sent.",
  )
}

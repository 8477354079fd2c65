import type { NewEntry, PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import {
  PAYNET_EVENTS,
  type PaynetEntryKind,
  type PaynetEventData,
  type PaynetEventName,
  type PaynetOutcome,
} from "../types"

type Ids = { sessionId?: string | null; orderId?: string | null; cartId?: string | null }

const payload = (
  link: PayLink,
  outcome: PaynetEventData["outcome"],
  ids: Ids & { transactionId?: string; refundId?: string },
): Omit<PaynetEventData, "id"> => {
  const cartId = ids.cartId ?? link.cart_id
  const orderId = ids.orderId ?? link.order_id
  return {
    paylink_id: link.id,
    payment_session_id: ids.sessionId ?? link.session_id,
    ...(ids.transactionId && { transaction_id: ids.transactionId }),
    ...(ids.refundId && { refund_id: ids.refundId }),
    ...(cartId && { cart_id: cartId }),
    ...(orderId && { order_id: orderId }),
    outcome,
  }
}

/** A plain fact of a link's life. */
export const linkEntry = (
  link: Pick<PayLink, "id" | "session_id">,
  kind: PaynetEntryKind,
  details: Record<string, unknown> = {},
): NewEntry => ({
  fact: `${kind}:${link.id}`,
  kind,
  paylinkId: link.id,
  details,
})

/** A payment session was given this link: keeps the way from session to link open after Medusa deletes the session. */
export const sessionEntry = (linkId: string, sessionId: string): NewEntry => ({
  fact: `session:${linkId}:${sessionId}`,
  kind: "session",
  paylinkId: linkId,
  sessionId,
})

export const declinedEntry = (link: PayLink, xactId: string, details: Record<string, unknown>): NewEntry => ({
  fact: `declined:${xactId}`,
  kind: "declined",
  paylinkId: link.id,
  outcome: "declined",
  details,
  event: { name: PAYNET_EVENTS.failed, data: payload(link, "declined", {}) },
})

export const expiredEntry = (link: PayLink): NewEntry => ({
  ...linkEntry(link, "expired"),
  outcome: "not_paid",
  event: { name: PAYNET_EVENTS.expired, data: payload(link, "not_paid", {}) },
})

const EVENT_OF_PLACE = {
  captured: PAYNET_EVENTS.authorized,
  held: PAYNET_EVENTS.held,
  refunded: PAYNET_EVENTS.reversed,
} as const satisfies Record<string, PaynetEventName>

/** Transaction X reached place Y: one fact, one event, whoever noticed it. `turn` tells a second time from a repeat. */
export const placeEntry = (
  link: PayLink,
  transaction: Pick<Transaction, "id">,
  place: keyof typeof EVENT_OF_PLACE,
  outcome: PaynetOutcome,
  ids: Ids & { refundId?: string } = {},
): NewEntry => ({
  fact: `${place}:${transaction.id}${ids.refundId ? `:${ids.refundId}` : ""}${place === "held" ? `:${outcome}` : ""}${ids.sessionId ? `:${ids.sessionId}` : ""}`,
  kind: place,
  paylinkId: link.id,
  transactionId: transaction.id,
  outcome,
  event: { name: EVENT_OF_PLACE[place], data: payload(link, outcome, { ...ids, transactionId: transaction.id }) },
})

const EVENT_OF_REFUND = {
  due: PAYNET_EVENTS.refundDue,
  requested: PAYNET_EVENTS.refundRequested,
  approved: PAYNET_EVENTS.refundApproved,
  declined: PAYNET_EVENTS.refundDeclined,
} as const satisfies Partial<Record<Refund["status"], PaynetEventName>>

/** What the time line says of a refund. */
export type RefundStep = Exclude<Refund["status"], "resolved">
const isTold = (step: RefundStep): step is keyof typeof EVENT_OF_REFUND => step in EVENT_OF_REFUND

/** A refund reached a step. A refund can be asked more than once: the token of its turn tells one time from the next. */
export const refundEntry = (
  link: PayLink,
  transaction: Pick<Transaction, "id" | "order_id" | "cart_id" | "session_id">,
  refund: { id: string; token_hash: string },
  step: RefundStep,
  details: Record<string, unknown> = {},
): NewEntry => {
  const about = {
    sessionId: transaction.session_id,
    orderId: transaction.order_id,
    cartId: transaction.cart_id,
    transactionId: transaction.id,
    refundId: refund.id,
  }
  return {
    fact: `refund:${refund.id}:${step}:${refund.token_hash.slice(0, 12)}`,
    kind: `refund_${step}`,
    paylinkId: link.id,
    transactionId: transaction.id,
    refundId: refund.id,
    details,
    ...(isTold(step) && { event: { name: EVENT_OF_REFUND[step], data: payload(link, step, about) } }),
  }
}

/** What was put right in Medusa's books of a refund of its own. */
export const mendedEntry = (
  { id, paylink_id }: Pick<Transaction, "id" | "paylink_id">,
  medusaRefundId: string,
  what: "taken_out" | "counted" | "credited",
  amount?: string,
): NewEntry => ({
  fact: `refund_mended:${medusaRefundId}:${what}`,
  kind: "refund_mended",
  paylinkId: paylink_id,
  transactionId: id,
  details: { medusa_refund: medusaRefundId, what, ...(amount !== undefined && { amount }) },
})

/** A refund whose answer was lost was booked in Medusa afterwards, by us. */
export const bookedLate = (refund: Pick<Refund, "id" | "transaction_id">): NewEntry => ({
  fact: `refund_booked:${refund.id}`,
  kind: "refund_booked",
  transactionId: refund.transaction_id,
  refundId: refund.id,
})

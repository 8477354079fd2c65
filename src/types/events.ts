import type { PaynetOutcome } from "./outcome"

/** Events that this plugin emits. */
export const PAYNET_EVENTS = {
  authorized: "paynet.payment.authorized",
  failed: "paynet.payment.failed",
  held: "paynet.payment.held",
  reversed: "paynet.payment.reversed",
  expired: "paynet.paylink.expired",
  refundRequested: "paynet.refund.requested",
  refundApproved: "paynet.refund.approved",
  refundDeclined: "paynet.refund.declined",
  refundDue: "paynet.refund.due",
} as const

export type PaynetEventName = (typeof PAYNET_EVENTS)[keyof typeof PAYNET_EVENTS]

/** Payload of every event: ids and words only. The same `id` always means the same fact, also when it comes twice. */
export type PaynetEventData = {
  id: string
  paylink_id: string
  transaction_id?: string
  refund_id?: string
  payment_session_id: string | null
  cart_id?: string
  order_id?: string
  outcome: PaynetOutcome | "requested" | "approved" | "due"
}

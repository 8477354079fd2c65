import type { PaynetLinkStatus, PaynetOutcome, PaynetPlace } from "./outcome"

/** A PayLink in the admin's answers. `amount` is decimal text in lira. */
export type AdminPayLink = {
  id: string
  status: PaynetLinkStatus
  outcome: PaynetOutcome | null
  purpose: "checkout" | "pay_by_link"
  amount: string
  currency_code: "try"
  environment: "test" | "live"
  session_id: string | null
  payment_collection_id: string
  cart_id: string | null
  order_id: string | null
  url: string | null
  expires_at: string
  due_at: string | null
  created_at: string
}

/** Money in the admin's answers. `charged` is decimal text in lira, null when Paynet's number could not be read. */
export type AdminTransaction = {
  id: string
  xact_id: string
  paylink_id: string | null
  place: PaynetPlace
  outcome: PaynetOutcome | null
  charged: string | null
  currency: string | null
  reversed: boolean
  xact_date: string | null
  payment_id: string | null
  cart_id: string | null
  order_id: string | null
  created_at: string
}

export type AdminTransactionAnswer = { transaction: AdminTransaction }
export type AdminPayLinkAnswer = { paylink: AdminPayLink }

import type { PayLink, Transaction } from "../modules/paynet/ledger"
import { kurusToLira } from "../paynet/kurus"
import type { AdminPayLink, AdminTransaction } from "../types"

/** A link as the admin's routes show it: sums in lira, no token, no key. */
export const presentLink = (link: PayLink): AdminPayLink => ({
  id: link.id,
  status: link.status,
  outcome: link.outcome,
  purpose: link.purpose,
  amount: kurusToLira(link.amount),
  currency_code: "try",
  environment: link.environment,
  session_id: link.session_id,
  payment_collection_id: link.collection_id,
  cart_id: link.cart_id,
  order_id: link.order_id,
  url: link.url,
  expires_at: link.expires_at.toISOString(),
  due_at: link.due_at?.toISOString() ?? null,
  created_at: link.created_at.toISOString(),
})

/** Money as the admin's routes show it: sums in lira. */
export const presentTransaction = (transaction: Transaction): AdminTransaction => ({
  id: transaction.id,
  xact_id: transaction.xact_id,
  paylink_id: transaction.paylink_id,
  place: transaction.place,
  outcome: transaction.outcome,
  charged: transaction.charged === null ? null : kurusToLira(transaction.charged),
  currency: transaction.currency,
  reversed: transaction.reversed,
  xact_date: transaction.xact_date,
  payment_id: transaction.payment_id,
  cart_id: transaction.cart_id,
  order_id: transaction.order_id,
  created_at: transaction.created_at.toISOString(),
})

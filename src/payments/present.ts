import type { Entry, PayLink, Refund, Transaction, Waiting } from "../modules/paynet/ledger"
import { type Kurus, kurusToLira } from "../paynet/kurus"
import type { AdminEntry, AdminPayLink, AdminRefund, AdminTransaction, AdminWaitingMoney } from "../types"
import { linkActions, transactionActions } from "./actions"

const lira = (amount: Kurus | null): string | null => (amount === null ? null : kurusToLira(amount))
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A link as the admin's routes show it: sums in lira, no token, no key. */
export const presentLink = (link: PayLink, now: Date): AdminPayLink => ({
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
  due_at: iso(link.due_at),
  created_at: link.created_at.toISOString(),
  actions: linkActions(link, now),
})

const presentRefund = (refund: Refund): AdminRefund => ({
  id: refund.id,
  origin: refund.origin,
  medusa_refund_id: refund.medusa_refund_id,
  amount: kurusToLira(refund.amount),
  booked: kurusToLira(refund.booked),
  whole: refund.whole,
  status: refund.status,
  requested_at: iso(refund.requested_at),
  created_at: refund.created_at.toISOString(),
  updated_at: refund.updated_at.toISOString(),
})

/** Money as the admin's routes show it: sums in lira. */
export const presentTransaction = (
  transaction: Transaction,
  link: PayLink | null,
  refunds: readonly Refund[],
): AdminTransaction => ({
  id: transaction.id,
  xact_id: transaction.xact_id,
  paylink_id: transaction.paylink_id,
  place: transaction.place,
  outcome: transaction.outcome,
  requested: lira(link?.amount ?? null),
  charged: lira(transaction.charged),
  net: lira(transaction.net),
  commission: lira(transaction.commission),
  currency: transaction.currency,
  instalment: transaction.instalment,
  bank_id: transaction.bank_id,
  card_last4: transaction.card_last4,
  authorization_code: transaction.authorization_code,
  reversed: transaction.reversed,
  xact_date: transaction.xact_date,
  payment_id: transaction.payment_id,
  cart_id: transaction.cart_id ?? link?.cart_id ?? null,
  order_id: transaction.order_id ?? link?.order_id ?? null,
  environment: link?.environment ?? null,
  created_at: transaction.created_at.toISOString(),
  refunds: refunds.map(presentRefund),
  actions: transactionActions(transaction, refunds),
})

type Detail = AdminEntry["details"][string]
const isShown = (pair: [string, unknown]): pair is [string, Detail] =>
  pair[0] !== "actor" && (pair[1] === null || ["string", "number", "boolean"].includes(typeof pair[1]))

export const presentEntry = (entry: Entry): AdminEntry => ({
  id: entry.id,
  kind: entry.kind,
  outcome: entry.outcome,
  at: entry.created_at.toISOString(),
  actor: typeof entry.details.actor === "string" ? entry.details.actor : null,
  paylink_id: entry.paylink_id,
  transaction_id: entry.transaction_id,
  refund_id: entry.refund_id,
  details: Object.fromEntries(Object.entries(entry.details).filter(isShown)),
})

export const presentWaiting = ({ count, amount, notInAmount }: Waiting): AdminWaitingMoney => ({
  count,
  amount: kurusToLira(amount),
  not_in_amount: notInAmount,
})

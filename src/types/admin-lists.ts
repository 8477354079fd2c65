import type { AdminPayLinkRow, AdminTransaction } from "./admin-payments"
import type { PaynetLinkStatus, PaynetOutcome, PaynetPlace } from "./outcome"

/**
 * What a person looks for, in one word. `open`: can be paid. `paid`: money is captured. `held`: money waits for a
 * person. `refund_due`: money is owed back. `expired`: was not paid and no longer can be (expired or switched off).
 */
export const PAYNET_LIST_STATES = ["open", "paid", "held", "refund_due", "expired"] as const
export type PaynetListState = (typeof PAYNET_LIST_STATES)[number]

/** A leading `-` is descending. */
export const PAYNET_PAYLINK_ORDERS = [
  "-created_at",
  "created_at",
  "-expires_at",
  "expires_at",
  "-amount",
  "amount",
] as const
export type PaynetPayLinkOrder = (typeof PAYNET_PAYLINK_ORDERS)[number]
export const PAYNET_TRANSACTION_ORDERS = ["-created_at", "created_at", "-charged", "charged"] as const
export type PaynetTransactionOrder = (typeof PAYNET_TRANSACTION_ORDERS)[number]

/** `limit` is 1 to 100 (20 when absent), `offset` at most `PAYNET_MAX_OFFSET`: beyond it, narrow the search. */
type Paged = { limit?: number; offset?: number }
type Filters = {
  /**
   * An id, exactly and whole: of a PayLink (the `reference_no` at Paynet), a transaction (`xact_id`), payment session,
   * payment collection, payment, refund, cart or order; or an order's number, with or without `#`.
   */
  q?: string
  state?: PaynetListState
  place?: PaynetPlace
  outcome?: PaynetOutcome
  /** Also finds what belongs to the order by its cart or its payment collections. */
  order_id?: string
  cart_id?: string
  /** ISO times: rows made at or after, and before. */
  created_from?: string
  created_until?: string
}

/** Query of `GET /admin/paynet/paylinks`. An unknown parameter is refused with 400. */
export type AdminPayLinksQuery = Filters & Paged & { status?: PaynetLinkStatus; order?: PaynetPayLinkOrder }
/** Query of `GET /admin/paynet/transactions`. `open` and `expired` are no states of a transaction. */
export type AdminTransactionsQuery = Omit<Filters, "state"> &
  Paged & {
    state?: Exclude<PaynetListState, "open" | "expired">
    paylink_id?: string
    order?: PaynetTransactionOrder
  }

/** Rows are counted up to here. */
export const PAYNET_MAX_COUNT = 1_000
export const PAYNET_MAX_OFFSET = 10_000

/** Money that waits, of the whole ledger whatever the list's filters. `amount` is decimal text in lira. */
export type AdminWaitingMoney = {
  count: number
  amount: string
  /** How many of `count` are not in `amount`: not in lira, or a sum that could not be read. */
  not_in_amount: number
}

type ListAnswer = {
  /** Rows that match, counted up to `PAYNET_MAX_COUNT`. */
  count: number
  /** False: there are more than `count`. */
  count_is_exact: boolean
  offset: number
  limit: number
  held: AdminWaitingMoney
  refund_due: AdminWaitingMoney
}

/** Answer of `GET /admin/paynet/paylinks`. */
export type AdminPayLinksAnswer = ListAnswer & { paylinks: AdminPayLinkRow[] }
/** Answer of `GET /admin/paynet/transactions`. */
export type AdminTransactionsAnswer = ListAnswer & { transactions: AdminTransaction[] }

import type { AdminEntry } from "./admin-timeline"
import type { PaynetLinkStatus, PaynetOutcome, PaynetPlace } from "./outcome"

/** What a person may do with a link at this moment. `share`: its url can be copied, shown as a QR code and paid. */
export const PAYNET_LINK_ACTIONS = ["check", "share", "disable"] as const
export type PaynetLinkAction = (typeof PAYNET_LINK_ACTIONS)[number]

/** What a person may do with a transaction at this moment: routes of the same names. */
export const PAYNET_TRANSACTION_ACTIONS = ["apply", "refund", "resolve"] as const
export type PaynetTransactionAction = (typeof PAYNET_TRANSACTION_ACTIONS)[number]

/**
 * Where a refund stands. `due`: owed to the payer and not asked for yet. `requested`: Paynet accepted it. `unknown`: its
 * answer was lost. `failed`: nothing went back. `resolved`: a person gave it back in another way.
 */
export const PAYNET_REFUND_STATUSES = [
  "due",
  "asked",
  "unknown",
  "requested",
  "approved",
  "declined",
  "failed",
  "resolved",
] as const
export type PaynetRefundStatus = (typeof PAYNET_REFUND_STATUSES)[number]

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
  actions: PaynetLinkAction[]
}

/** Money on its way back. Sums are decimal text in lira. */
export type AdminRefund = {
  id: string
  /** A refund of Medusa's, one of held money, or one that was made at Paynet without us. */
  origin: "medusa" | "held" | "paynet"
  /** The refund in Medusa's books; null for held money, which Medusa never had, and while Medusa does not have it. */
  medusa_refund_id: string | null
  /** What the card gets. */
  amount: string
  /** What Medusa's books give up for it: less than `amount` where the shopper had paid the commission. */
  booked: string
  /** Was all of the transaction asked back at once? */
  whole: boolean
  status: PaynetRefundStatus
  requested_at: string | null
  created_at: string
  /** Since when it stands as it does. */
  updated_at: string
}

/**
 * Money in the admin's answers. Sums are decimal text in lira; `charged`, `net` and `commission` are null when Paynet's
 * number could not be read, and in `currency`, which need not be TRY for held money.
 */
export type AdminTransaction = {
  id: string
  xact_id: string
  paylink_id: string | null
  place: PaynetPlace
  outcome: PaynetOutcome | null
  /** What the link asked for; null for money without a link. */
  requested: string | null
  charged: string | null
  net: string | null
  commission: string | null
  currency: string | null
  instalment: number | null
  /** Paynet's short code of the bank, such as `WRLD`. */
  bank_id: string | null
  card_last4: string | null
  authorization_code: string | null
  reversed: boolean
  /** Paynet's own words for the time of the sale, as they came. */
  xact_date: string | null
  payment_id: string | null
  cart_id: string | null
  order_id: string | null
  environment: "test" | "live" | null
  created_at: string
  refunds: AdminRefund[]
  actions: PaynetTransactionAction[]
}

/** A link in a list, with the money that came in on it. */
export type AdminPayLinkRow = AdminPayLink & { transactions: AdminTransaction[] }

/** One link with everything that is known of it. */
export type AdminPayLinkDetail = AdminPayLinkRow & {
  flow: "pay_first" | "order_first"
  commission: "merchant" | "shopper"
  agent_id: string | null
  /** Paynet's own id of the link. */
  paynet_id: string | null
  /** When Paynet last said what became of it. */
  answered_at: string | null
  /** When the payer's browser came back: as paid, and as not completed. */
  returned_at: string | null
  not_completed_at: string | null
  /** Confirmations that came in for it, believed or not. */
  hints: number
  timeline: AdminEntry[]
}

/** One transaction with everything that is known of it. */
export type AdminTransactionDetail = AdminTransaction & { paylink: AdminPayLink | null; timeline: AdminEntry[] }

/** Answer of `GET /admin/paynet/paylinks/:id` and `POST …/:id/disable`. */
export type AdminPayLinkAnswer = { paylink: AdminPayLinkDetail }
/** Answer of `POST /admin/paynet/paylinks/:id/check`: what the look ended in. */
export type AdminPayLinkCheckAnswer = AdminPayLinkAnswer & { outcome: PaynetOutcome }
/** Answer of `GET /admin/paynet/transactions/:id`, and of `POST …/:id/apply`, `/refund` and `/resolve`. */
export type AdminTransactionAnswer = { transaction: AdminTransactionDetail }

/** Body of `POST /admin/paynet/transactions/:id/resolve`. */
export type AdminResolveBody = { note: string }

/** Body of `POST /admin/paynet/orders/:id/paylinks`. `amount` in lira, at most what the order owes; absent: all of it. */
export type AdminPayByLinkBody = {
  amount?: number
  lifetime_hours?: number
  note?: string
  send_email?: boolean
  send_sms?: boolean
}
/** Answer of `POST /admin/paynet/orders/:id/paylinks`. */
export type AdminPayByLinkAnswer = { paylink: AdminPayLink }

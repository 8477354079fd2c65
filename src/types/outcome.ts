/** Every way in which looking at a PayLink can end. Public: ledger, admin, store route and events use these words. */
export const PAYNET_OUTCOMES = [
  "captured",
  "adopted",
  "already_captured",
  "not_paid",
  "declined",
  "amount_mismatch",
  "currency_mismatch",
  "late_payment",
  "order_failed",
  "test_money",
  "unknown_link",
  "paid_twice",
  "reversed",
  "unreachable",
] as const

export type PaynetOutcome = (typeof PAYNET_OUTCOMES)[number]

/** The outcomes with which money rests until a person decides. */
export type PaynetHeldOutcome = Extract<
  PaynetOutcome,
  | "amount_mismatch"
  | "currency_mismatch"
  | "late_payment"
  | "order_failed"
  | "test_money"
  | "unknown_link"
  | "paid_twice"
>

/**
 * Where a transaction's money is. `seen`: Paynet has it, nothing is decided yet. `captured`: booked on an order. `held`:
 * waits for a person. `refunding`: all of it is on its way back. `resolved`: a person dealt with it.
 */
export const PAYNET_PLACES = ["seen", "captured", "held", "refunding", "refunded", "resolved"] as const
export type PaynetPlace = (typeof PAYNET_PLACES)[number]

/**
 * Where a PayLink stands. `create_unknown`: the answer to making it was lost, so it may exist at Paynet. `disable_due`: is
 * being switched off. One that is paid all the same becomes `paid`, whatever it was.
 */
export const PAYNET_LINK_STATUSES = [
  "creating",
  "open",
  "create_unknown",
  "failed",
  "paid",
  "expired",
  "disable_due",
  "disabled",
] as const
export type PaynetLinkStatus = (typeof PAYNET_LINK_STATUSES)[number]

/** The statuses in which a PayLink may still be paid, as far as is known. */
export const PAYNET_OPEN_LINK_STATUSES = [
  "creating",
  "open",
  "create_unknown",
  "disable_due",
] as const satisfies readonly PaynetLinkStatus[]

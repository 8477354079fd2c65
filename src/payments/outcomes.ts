import type { PaynetHeldOutcome, PaynetOutcome, PaynetSessionStatus } from "../types"

type Row<Outcome> = {
  /** What a storefront is told. */
  store: PaynetSessionStatus
  /** Does money rest with this outcome until somebody decides? */
  holds: Outcome extends PaynetHeldOutcome ? true : false
}

/** The one table of outcomes (docs: README, "What can happen"). */
export const OUTCOMES: { readonly [Outcome in PaynetOutcome]: Row<Outcome> } = {
  captured: { store: "paid", holds: false },
  adopted: { store: "paid", holds: false },
  already_captured: { store: "paid", holds: false },
  not_paid: { store: "pending", holds: false },
  declined: { store: "declined", holds: false },
  amount_mismatch: { store: "held", holds: true },
  currency_mismatch: { store: "held", holds: true },
  late_payment: { store: "held", holds: true },
  order_failed: { store: "held", holds: true },
  test_money: { store: "held", holds: true },
  unknown_link: { store: "held", holds: true },
  paid_twice: { store: "paid", holds: true },
  reversed: { store: "refunded", holds: false },
  unreachable: { store: "pending", holds: false },
}

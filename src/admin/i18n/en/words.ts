/** Names of what the ledger says, for badges and sentences. */
export const words = {
  state: {
    all: "All",
    open: "Open",
    paid: "Paid",
    held: "Held",
    refund_due: "Refund due",
    expired: "Expired",
  },
  linkStatus: {
    creating: "Being made",
    open: "Open",
    create_unknown: "Unclear",
    failed: "Failed",
    paid: "Paid",
    expired: "Expired",
    disable_due: "Being switched off",
    disabled: "Switched off",
  },
  place: {
    seen: "Being booked",
    captured: "Captured",
    held: "Held",
    refunding: "Refund under way",
    refunded: "Refunded",
    resolved: "Resolved",
  },
  purpose: {
    checkout: "Checkout",
    pay_by_link: "Payment link",
  },
  refund: {
    asked: "Being sent",
    requested: "Asked, Paynet decides",
    approved: "Approved",
    declined: "Declined",
    unknown: "Unclear",
    failed: "Failed",
    due: "Due",
    resolved: "Given back in another way",
  },
  outcome: {
    captured: { name: "Captured", means: "Paid as asked, and booked on the order." },
    adopted: {
      name: "Captured",
      means: "Paid after the checkout had moved on. The sum was still right, so it was booked.",
    },
    already_captured: { name: "Captured", means: "This money is already booked on the order." },
    not_paid: { name: "Not paid", means: "Paynet knows no payment for this link." },
    declined: { name: "Declined", means: "The bank refused a card. The link stays open for another try." },
    amount_mismatch: {
      name: "Wrong amount",
      means:
        "The sum charged is not the sum of the order or cart of now. Compare them: apply once the order or cart is put right, or refund.",
    },
    currency_mismatch: {
      name: "Wrong currency",
      means:
        "Paynet did not charge lira, or named no currency. Look at it in Paynet's panel before you refund or resolve.",
    },
    late_payment: {
      name: "Paid late",
      means:
        "An old link was paid: the cart had changed, was bought in another way, or the order is canceled. Refund it, or apply it if exactly this sum is wanted again.",
    },
    order_failed: {
      name: "No order",
      means:
        "Paid, but the order could not be placed, for example for want of stock or delivery. Put that right and apply, or refund.",
    },
    test_money: {
      name: "Test money",
      means: "A test payment in a live store. It is not real money: ship nothing, resolve it.",
    },
    unknown_link: {
      name: "Unknown link",
      means:
        "Paynet lists this payment, but this store does not know its link, as after a restored backup. Settle it in Paynet's panel, then resolve.",
    },
    paid_twice: { name: "Paid twice", means: "The same purchase was paid a second time. Refund this one." },
    reversed: {
      name: "Taken back",
      means:
        "The money went back at Paynet without this store asking, by Paynet's panel or the bank. Do not refund it again.",
    },
    unreachable: {
      name: "No answer",
      means: "Paynet did not answer. Nothing is known yet; it is asked again by itself.",
    },
  },
}

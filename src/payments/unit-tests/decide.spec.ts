import { kurus } from "../../paynet/kurus"
import { decide, type Question } from "../decide"
import type { Purchase } from "../purchase"

const SUM = kurus(14990)

const payment = (more: Partial<Purchase["payments"][number]> = {}): Purchase["payments"][number] => ({
  id: "pay_1",
  ours: true,
  sessionId: "payses_1",
  createdAt: new Date("2026-11-01T00:00:00Z"),
  canceled: false,
  captured: 14990,
  refunded: 0,
  ...more,
})

const session = (more: Partial<Purchase["sessions"][number]> = {}): Purchase["sessions"][number] => ({
  id: "payses_1",
  ours: true,
  amount: SUM,
  status: "pending",
  paid: false,
  ...more,
})

const purchase = (more: Partial<Purchase> = {}): Purchase => ({
  collection: { id: "paycol_1", amount: SUM, currency: "try", status: "awaiting" },
  sessions: [session()],
  payments: [],
  cart: { id: "cart_1", total: SUM, currency: "try" },
  order: null,
  linked: { cart: true, collection: true },
  ...more,
})

const order = (more: Partial<NonNullable<Purchase["order"]>> = {}): Purchase["order"] => ({
  id: "order_1",
  displayId: 1,
  canceled: false,
  owed: 14990,
  createdAt: new Date("2026-11-01T00:00:00Z"),
  ...more,
})

/** A payment of exactly what was asked, on a live session of a cart that still wants it; each test spoils one thing. */
const question = (more: {
  link?: Partial<Question["link"]>
  transaction?: Partial<Question["transaction"]>
  others?: Question["others"]
  purchase?: Purchase | null
  storeEnvironment?: "test" | "live"
}): Question => ({
  link: {
    amount: SUM,
    commission: "merchant",
    environment: "test",
    session_id: "payses_1",
    purpose: "checkout",
    flow: "pay_first",
    ...more.link,
  },
  transaction: {
    id: "pntx_1",
    charged: SUM,
    currency: "TRY",
    reversed: false,
    session_id: null,
    payment_id: null,
    ...more.transaction,
  },
  others: more.others ?? [],
  purchase: more.purchase === undefined ? purchase() : more.purchase,
  storeEnvironment: more.storeEnvironment ?? "test",
})

const outcome = (more: Parameters<typeof question>[0] = {}) => decide(question(more)).outcome
const booked = { id: "pntx_0", place: "captured", session_id: "payses_0", outcome: "captured" } as const

describe("decide: what we asked, what Paynet says, what Medusa says → one named outcome", () => {
  it("captures what fits in every respect", () => expect(outcome()).toBe("captured"))

  it.each([
    ["test money while the store is live", { storeEnvironment: "live" }, "test_money"],
    ["another currency", { transaction: { currency: "EUR" } }, "currency_mismatch"],
    ["no currency at all", { transaction: { currency: null } }, "currency_mismatch"],
    ["a sum that could not be read", { transaction: { charged: null } }, "amount_mismatch"],
    ["a kuruş less", { transaction: { charged: kurus(14989) } }, "amount_mismatch"],
    ["a kuruş more, commission the merchant's", { transaction: { charged: kurus(14991) } }, "amount_mismatch"],
    [
      "more, commission the shopper's",
      { link: { commission: "shopper" }, transaction: { charged: kurus(15365) } },
      "captured",
    ],
    [
      "less, commission the shopper's",
      { link: { commission: "shopper" }, transaction: { charged: kurus(14989) } },
      "amount_mismatch",
    ],
    ["given back at Paynet", { transaction: { reversed: true } }, "reversed"],
    ["a payment collection that is gone", { purchase: null }, "late_payment"],
  ] as const)("%s", (_what, spoiled, expected) => expect(outcome(spoiled)).toBe(expected))

  it.each([
    ["the session is gone and the cart wants exactly this", purchase({ sessions: [] }), "adopted"],
    [
      "the session is gone and the cart wants another sum",
      purchase({ sessions: [], cart: { id: "c", total: kurus(29980), currency: "try" } }),
      "late_payment",
    ],
    [
      "the collection asks another sum than the cart",
      purchase({ sessions: [], collection: { id: "p", amount: kurus(1), currency: "try", status: "awaiting" } }),
      "late_payment",
    ],
    ["another session of ours asks for the same sum", purchase({ sessions: [session({ id: "payses_2" })] }), "adopted"],
    [
      "another session of ours asks for another sum",
      purchase({ sessions: [session({ id: "payses_2", amount: kurus(29980) })] }),
      "late_payment",
    ],
    [
      "the cart's total changed under the session",
      purchase({ cart: { id: "c", total: kurus(17988), currency: "try" } }),
      "amount_mismatch",
    ],
    ["the cart's total is unusable", purchase({ cart: { id: "c", total: null, currency: "try" } }), "amount_mismatch"],
    ["the cart became a euro cart", purchase({ cart: { id: "c", total: SUM, currency: "eur" } }), "late_payment"],
    ["its session ended with its link", purchase({ sessions: [session({ status: "canceled" })] }), "adopted"],
    [
      "its session ended with its link and the cart wants another sum",
      purchase({
        sessions: [session({ status: "canceled" })],
        cart: { id: "c", total: kurus(17988), currency: "try" },
      }),
      "late_payment",
    ],
    [
      "the cart's total changed, the session was refused before",
      purchase({
        sessions: [session({ status: "requires_more" })],
        cart: { id: "c", total: kurus(17988), currency: "try" },
      }),
      "amount_mismatch",
    ],
    ["only a session of another provider is left", purchase({ sessions: [session({ ours: false })] }), "adopted"],
    [
      "the cart was paid by another payment",
      purchase({ payments: [payment({ sessionId: "payses_9", ours: false })] }),
      "paid_twice",
    ],
  ] as const)("no order yet: %s", (_what, state, expected) => expect(outcome({ purchase: state })).toBe(expected))

  it.each([
    ["owes the sum and nothing was paid", purchase({ order: order() }), "captured"],
    ["owes nothing", purchase({ order: order({ owed: 0 }) }), "paid_twice"],
    ["owes less", purchase({ order: order({ owed: 100 }) }), "amount_mismatch"],
    ["was canceled", purchase({ order: order({ canceled: true }) }), "late_payment"],
    [
      "waits for another provider's capture",
      purchase({ order: order(), payments: [payment({ sessionId: "x", ours: false, captured: 0 })] }),
      "late_payment",
    ],
    ["has no session of ours any more", purchase({ order: order(), sessions: [] }), "adopted"],
    [
      "has no session of ours any more and asks another sum",
      purchase({
        order: order({ owed: 29980 }),
        sessions: [],
        collection: { id: "p", amount: kurus(29980), currency: "try", status: "awaiting" },
      }),
      "late_payment",
    ],
    ["its link expired unpaid", purchase({ order: order(), sessions: [session({ status: "canceled" })] }), "captured"],
  ] as const)("an order exists and %s", (_what, state, expected) => expect(outcome({ purchase: state })).toBe(expected))

  it.each([
    ["order_first", "captured"],
    ["pay_first", "amount_mismatch"],
  ] as const)("an order that was edited is owed what it says, not what its cart says (%s)", (flow, expected) => {
    const dearer = kurus(29980)
    const state = purchase({ order: order({ owed: dearer }), sessions: [session({ amount: dearer })] })
    expect(outcome({ link: { flow, amount: dearer }, transaction: { charged: dearer }, purchase: state })).toBe(
      expected,
    )
  })

  describe("money that Medusa has a payment for", () => {
    const claimed = { session_id: "payses_1" }

    it("with an order it is captured already", () => {
      const state = purchase({ payments: [payment()], order: order({ owed: 0 }), sessions: [session({ paid: true })] })
      const decision = decide(question({ transaction: claimed, purchase: state }))
      expect(decision).toMatchObject({ outcome: "already_captured", payment: { id: "pay_1" } })
    })

    it("also when the store went live since", () => {
      const state = purchase({ payments: [payment()], order: order({ owed: 0 }) })
      expect(outcome({ transaction: claimed, purchase: state, storeEnvironment: "live" })).toBe("already_captured")
    })

    it("without an order the cart is completed, the payment is not made again", () => {
      const decision = decide(question({ transaction: claimed, purchase: purchase({ payments: [payment()] }) }))
      expect(decision).toMatchObject({ outcome: "captured", payment: { id: "pay_1" } })
    })

    it("a payment that Medusa took back is no payment", () => {
      const state = purchase({ payments: [payment({ refunded: 14990 })], sessions: [] })
      expect(outcome({ transaction: claimed, purchase: state })).toBe("order_failed")
    })
  })

  describe("a second payment", () => {
    it("of a cart whose first is booked is paid_twice", () => {
      expect(outcome({ others: [booked], purchase: purchase({ order: order({ owed: 0 }) }) })).toBe("paid_twice")
    })

    it("of a session whose payment in Medusa is the first one's is not captured with that", () => {
      const first = { ...booked, session_id: "payses_1" }
      const state = purchase({ payments: [payment()], order: order({ owed: 0 }), sessions: [session({ paid: true })] })
      expect(outcome({ transaction: { session_id: "payses_1" }, others: [first], purchase: state })).toBe("paid_twice")
    })

    it("beside one that is only held is not", () => {
      expect(outcome({ others: [{ ...booked, place: "held", session_id: null }] })).toBe("captured")
    })
  })

  describe("precedence", () => {
    it("currency before amount", () => {
      expect(outcome({ transaction: { currency: "EUR", charged: kurus(1) } })).toBe("currency_mismatch")
    })
    it("amount before reversed", () => {
      expect(outcome({ transaction: { charged: kurus(1), reversed: true } })).toBe("amount_mismatch")
    })
    it("reversed before paid twice", () => {
      expect(outcome({ transaction: { reversed: true }, others: [booked] })).toBe("reversed")
    })
    it("paid twice before late", () => {
      expect(outcome({ others: [booked], purchase: purchase({ sessions: [], order: order({ owed: 0 }) }) })).toBe(
        "paid_twice",
      )
    })
  })
})

import { readTransaction } from "../transaction"
import { REFERENCE, row } from "./local-paynet"

const read = (changes: Record<string, unknown>) => readTransaction(row(changes))

describe("a transaction", () => {
  it.each([
    [1, "sale"],
    ["1", "sale"],
    [undefined, "sale"],
    [null, "sale"],
    ["", "sale"],
    [2, "reversal"],
    [5, "reversal"],
    ["6", "reversal"],
    [9, "reversal"],
    [3, "other"],
    [4, "other"],
    [7, "other"],
    [10, "other"],
    [0, "other"],
    [1.5, "other"],
    ["sale", "other"],
    [true, "other"],
  ])("of type %p is a %s", (transaction_type, kind) => {
    expect(read({ transaction_type })).toMatchObject({ kind })
  })

  it.each([
    [undefined, false],
    [null, false],
    ["false", false],
    ["yes", false],
    [true, true],
    ["True", true],
    ["1", true],
    [1, true],
  ])("with is_succeed %p: %p", (is_succeed, succeeded) => {
    expect(read({ is_succeed })).toMatchObject({ succeeded })
  })

  it.each(["agent_reference", "xact_agent_reference", "reference_no", "referance_no", "Agent_Reference"])(
    "names our reference as %s",
    (name) => {
      expect(read({ agent_reference: undefined, [name]: REFERENCE })).toMatchObject({ reference: REFERENCE })
    },
  )

  it.each([
    [0, 0],
    ["12", 12],
    [-1, null],
    [99_999_999_999, null],
  ])("with instalment %p has %p: what is no count does not keep a payment from being written", (instalment, count) => {
    expect(read({ instalment })).toMatchObject({ instalment: count })
  })

  it("is known by agent_reference even if reference_no says something else", () => {
    expect(read({ reference_no: "bank-7" })).toMatchObject({ reference: REFERENCE })
  })

  it.each([
    ["netAmount", { net_amount: undefined, netAmount: "1,50" }, { netAmount: 150 }],
    ["commission", { comission: undefined, commission: "1,50" }, { commission: 150 }],
    ["installment", { instalment: undefined, installment: "3" }, { instalment: 3 }],
    ["card_number", { card_no: undefined, card_number: "4355084358" }, { cardLast4: "4358" }],
    ["reversed", { reversed: "True", reversed_xact_id: "xk_9" }, { reversed: true, reversedXactId: "xk_9" }],
  ])("is read in every spelling: %s", (_name, changes, expected) => {
    expect(read(changes)).toMatchObject(expected)
  })

  it.each(["1.149", -149.9, "abc", null, undefined, 1.149, {}])("with the amount %p has no amount", (amount) => {
    expect(read({ amount })).toMatchObject({ amount: null })
  })

  it.each([
    ["TL", "TRY"],
    ["tl", "TRY"],
    ["try", "TRY"],
    ["TRY", "TRY"],
    ["usd", "USD"],
    [undefined, null],
    ["", null],
  ])("in %p is in %p", (currency, expected) => {
    expect(read({ currency })).toMatchObject({ currency: expected })
  })

  it.each([
    ["435508******4358", "4358"],
    ["4355 08** **** 4358", "4358"],
    ["4355084355084358", "4358"],
    ["4358", "4358"],
    ["435508", null],
    ["435508**********", null],
    ["435508******58", null],
    [undefined, null],
  ])("of the card %p keeps %p", (card_no, cardLast4) => {
    expect(read({ card_no })).toMatchObject({ cardLast4 })
  })

  it("keeps no card holder, card number, e-mail or phone number", () => {
    const text = JSON.stringify(read({ card_no: "4355084355084358" }))
    for (const secret of ["AYŞE", "435508", "ayse@", "532"]) {
      expect(text).not.toContain(secret)
    }
  })

  it.each([null, undefined, "x", 1, [], {}, { is_succeed: true }])("is not made of %p", (value) => {
    expect(readTransaction(value)).toBeNull()
  })
})

import type { Refund } from "../../modules/paynet/ledger"
import { kurus } from "../../paynet/kurus"
import { placeOf, planHeld, planRefund } from "../refund-plan"

const row = (status: Refund["status"], amount: number, booked = amount) => ({
  status,
  amount: kurus(amount),
  booked: kurus(booked),
})

const question = {
  booked: kurus(14990),
  charged: kurus(14990),
  refunds: [] as ReturnType<typeof row>[],
  asked: kurus(14990),
  dayOfSale: false,
}
const plan = (spoiled: Partial<typeof question>) => planRefund({ ...question, ...spoiled })

describe("a refund is planned in whole kuruş, from what Medusa asks in all", () => {
  it("all of an untouched payment goes back at once, also on the day of sale", () => {
    expect(plan({ dayOfSale: true })).toEqual({ amount: 14990, booked: 14990, whole: true })
  })
  it("a part is asked for by its sum", () => {
    expect(plan({ asked: kurus(5000) })).toEqual({ amount: 5000, booked: 5000, whole: false })
  })
  it("the last part is what is left, and no longer the whole", () => {
    expect(plan({ refunds: [row("approved", 5000)] })).toEqual({ amount: 9990, booked: 9990, whole: false })
  })
  it("thirds: 4.004 three times is 4.00, 4.01 and 4.00 of 12.01", () => {
    const third = { booked: kurus(1201), charged: kurus(1201) }
    expect(plan({ ...third, asked: kurus(400) })).toMatchObject({ amount: 400 })
    expect(plan({ ...third, asked: kurus(801), refunds: [row("approved", 400)] })).toMatchObject({ amount: 401 })
    const both = [row("approved", 400), row("requested", 401)]
    expect(plan({ ...third, asked: kurus(1201), refunds: both })).toMatchObject({ amount: 400 })
  })
  it("the commission that the shopper paid goes back with the last part, and not before", () => {
    const charged = kurus(15365)
    expect(plan({ charged })).toEqual({ amount: 15365, booked: 14990, whole: true })
    expect(plan({ charged, asked: kurus(5000) })).toEqual({ amount: 5000, booked: 5000, whole: false })
    const refunds = [row("requested", 5000)]
    expect(plan({ charged, refunds })).toEqual({ amount: 10365, booked: 9990, whole: false })
  })
  it("a refund that failed or was never sent takes nothing", () => {
    expect(plan({ refunds: [row("failed", 14990), row("due", 14990)] })).toMatchObject({ whole: true })
  })
  it("what was declined or not answered is still taken", () => {
    const refunds = [row("declined", 5000), row("unknown", 5000)]
    expect(plan({ refunds })).toMatchObject({ amount: 4990 })
  })
  it("what went back in Paynet's panel is not there to give; all the rest of it is", () => {
    const refunds = [row("approved", 5000, 0)]
    expect(plan({ refunds, asked: kurus(12000) })).toMatch(/only 99,90 TL/)
    expect(plan({ refunds })).toMatchObject({ amount: 9990, booked: 14990, whole: false })
  })
})

describe("a refund is refused before anything is sent", () => {
  it.each([
    ["nothing after rounding", { asked: kurus(0) }, /at least one kuruş/],
    ["nothing more than before", { asked: kurus(5000), refunds: [row("approved", 5000)] }, /at least one kuruş/],
    ["a kuruş too much", { asked: kurus(14991) }, /149,90 TL of it is left/],
    ["a part on the day of sale", { asked: kurus(5000), dayOfSale: true }, /from tomorrow/],
    ["the rest on the day of sale", { refunds: [row("approved", 5000)], dayOfSale: true }, /from tomorrow/],
    ["all of what is gone", { refunds: [row("approved", 14990, 0)] }, /only 0,00 TL/],
  ])("%s", (_what, spoiled, sentence) => {
    expect(plan(spoiled)).toMatch(sentence)
  })
})

describe("held money goes back as a whole, or as what is left of it", () => {
  const held = (refunds: ReturnType<typeof row>[], dayOfSale = false) => planHeld(kurus(14990), refunds, dayOfSale)
  it("is not in Medusa's books", () => {
    expect(held([], true)).toEqual({ amount: 14990, booked: 0, whole: true })
    expect(held([row("approved", 4990, 0)])).toEqual({ amount: 10000, booked: 0, whole: false })
  })
  it("is refused when nothing is left, or a rest on the day of sale", () => {
    expect(held([row("approved", 14990, 0)])).toMatch(/Nothing of this money is left/)
    expect(held([row("approved", 4990, 0)], true)).toMatch(/from tomorrow/)
  })
})

describe("money is where its refunds say", () => {
  it.each([
    ["captured", [], "captured"],
    ["held", [row("failed", 14990)], "held"],
    ["captured", [row("requested", 5000)], "captured"],
    ["captured", [row("asked", 14990)], "refunding"],
    ["captured", [row("approved", 5000), row("requested", 9990)], "refunding"],
    ["captured", [row("approved", 5000), row("approved", 9990)], "refunded"],
    ["captured", [row("approved", 5000), row("declined", 5000)], "held"],
    ["held", [row("resolved", 14990)], "resolved"],
    ["captured", [row("resolved", 5000)], "captured"],
  ] as const)("home %s, %j: %s", (home, refunds, place) => {
    expect(placeOf(home, kurus(14990), refunds)).toBe(place)
  })
})

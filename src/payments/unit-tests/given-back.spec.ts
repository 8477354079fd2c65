import type { Refund } from "../../modules/paynet/ledger"
import { kurus } from "../../paynet/kurus"
import type { PaynetTransaction } from "../../paynet/transaction"
import { compareRefunds } from "../compare-refunds"
import { partsIn, partsOf } from "../given-back"

const ours = (id: string, status: Refund["status"], amount: number, whole = false) => ({
  id,
  status,
  amount: kurus(amount),
  whole,
  hinted: null as Refund["hinted"],
})
const part = (id: string, amount: number | null, done = true, said = true) => ({
  id,
  amount: amount === null ? null : kurus(amount),
  done,
  said,
})
const compare = (parts: ReturnType<typeof part>[], refunds: ReturnType<typeof ours>[], reversed = false) => {
  const { done, shown, strange } = compareRefunds({ reversed, parts }, refunds)
  return { done: [...done], shown: [...shown], strange: strange.map((one) => one?.id ?? null) }
}

describe("our refunds are found among what Paynet lists", () => {
  it("by their sums, the certain ones first", () => {
    const refunds = [ours("a", "approved", 5000), ours("b", "requested", 5000), ours("c", "unknown", 3000)]
    expect(compare([part("1", 5000)], refunds)).toEqual({ done: ["a"], shown: ["a"], strange: [] })
    const two = [part("1", 5000), part("2", 5000)]
    expect(compare(two, refunds)).toEqual({ done: ["a", "b"], shown: ["a", "b"], strange: [] })
    expect(compare([...two, part("3", 3000)], refunds).done).toEqual(["a", "b", "c"])
  })

  it("a request that nobody has decided is shown and not done", () => {
    const waiting = [ours("b", "requested", 5000)]
    expect(compare([part("1", 5000, false)], waiting)).toEqual({ done: [], shown: ["b"], strange: [] })
  })

  it("what nobody here asked for is strange, what is only waiting there is not", () => {
    expect(compare([part("1", 700)], [ours("a", "requested", 5000)]).strange).toEqual(["1"])
    expect(compare([part("1", 700, false)], []).strange).toEqual([])
  })

  it("a refund that failed here and is done there is strange: it is counted, not lost", () => {
    expect(compare([part("1", 5000)], [ours("a", "failed", 5000)]).strange).toEqual(["1"])
  })

  it("by their turn where Paynet names no sum", () => {
    const refunds = [ours("a", "requested", 5000), ours("b", "unknown", 3000)]
    expect(compare([part("1", null)], refunds).done).toEqual(["a"])
    expect(compare([part("1", null), part("2", null), part("3", null)], refunds).strange).toEqual(["3"])
  })

  it("one reversal of another sum is the whole one that we asked for (net of a fee, say)", () => {
    expect(compare([part("1", 14500)], [ours("a", "requested", 14990, true)]).done).toEqual(["a"])
  })

  it.each([
    ["whose answer was lost", "unknown", 14500],
    ["that Paynet accepted, but by far not its sum", "requested", 7495],
  ] as const)("a part is not the whole one %s: the rest would never go back", (_which, status, sum) => {
    expect(compare([part("1", sum)], [ours("a", status, 14990, true)])).toEqual({ done: [], shown: [], strange: ["1"] })
  })

  it("a part is not the whole one that Paynet declined: the rest is still owed", () => {
    expect(compare([part("1", 7495)], [ours("a", "declined", 14990, true)])).toEqual({
      done: [],
      shown: [],
      strange: ["1"],
    })
  })

  it("only the flag on the sale: the whole one of ours, or nobody's; a part of ours may have set it", () => {
    expect(compare([], [ours("a", "unknown", 14990, true)], true).done).toEqual(["a"])
    expect(compare([], [], true).strange).toEqual([null])
    expect(compare([], [ours("a", "requested", 5000)], true)).toEqual({ done: [], shown: [], strange: [] })
  })

  it("what Paynet's post called declined is not done because a row says nothing; where a row says it, it is", () => {
    const refund = { ...ours("a", "approved", 5000), hinted: "declined" as const }
    expect(compare([part("1", 5000, true, false)], [refund])).toEqual({ done: [], shown: ["a"], strange: [] })
    expect(compare([part("1", 5000, true, true)], [refund]).done).toEqual(["a"])
    expect(compare([part("1", 5000, true, false)], [ours("a", "requested", 5000)]).done).toEqual(["a"])
    const whole = { ...ours("a", "requested", 14990, true), hinted: "declined" as const }
    expect(compare([part("1", 14990, true, false)], [whole], true).done).toEqual(["a"])
  })

  it("what is due and went back by hand at Paynet is given back", () => {
    expect(compare([part("1", 14990)], [ours("a", "due", 14990, true)])).toEqual({
      done: ["a"],
      shown: ["a"],
      strange: [],
    })
  })
})

describe("the rows of Paynet's list that tell of one sale", () => {
  const row = (xactId: string, reversedXactId: string | null, amount = 5000) => ({
    id: null,
    xactId,
    reversedXactId,
    amount: kurus(amount),
    date: null,
    succeeded: true,
  })
  const ids = (rows: ReturnType<typeof row>[]) => partsOf("sale", kurus(14990), rows).map((one) => one.id)

  it("are named by the reversal, whichever of the two ids that is", () => {
    expect(ids([row("r1", "sale"), row("sale", "r2"), row("other", "r3")])).toEqual(["r1", "r2"])
  })

  it("stay two where Paynet names no reversal and both are of one sum", () => {
    const nameless = [row("sale", null), row("sale", null), row("sale", null, 700)]
    expect(new Set(ids(nameless)).size).toBe(3)
  })

  it("have no readable sum where it is over the charge: perhaps it is written ×100", () => {
    const parts = partsOf("sale", kurus(14990), [row("r1", "sale", 14990), row("r2", "sale", 14991)])
    expect(parts.map((one) => one.amount)).toEqual([14990, null])
  })

  it("are taken from where there are more of them: either place may lag behind the other", () => {
    const sale = { xact_id: "sale", charged: kurus(14990) }
    const inDetail = (xactId: string) =>
      ({ xactId, kind: "reversal", succeeded: true, reversedXactId: "sale", amount: kurus(5000) }) as PaynetTransaction
    const found = (detail: string[], listed: string[]) =>
      partsIn(
        sale,
        detail.map(inDetail),
        listed.map((id) => row(id, "sale")),
      ).map((one) => one.id)
    expect(found([], ["r1"])).toEqual(["r1"])
    expect(found(["d1", "d2"], ["r1"])).toEqual(["d1", "d2"])
    expect(found(["d1"], ["r1"])).toEqual(["r1"])
  })
})

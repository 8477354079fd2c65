import type { Refund } from "../../modules/paynet/ledger"
import { kurus } from "../../paynet/kurus"
import type { PageQuery } from "../../paynet/page"
import { compareRefunds, listReversals, partsOf } from "../given-back"

const ours = (id: string, status: Refund["status"], amount: number, whole = false) => ({
  id,
  status,
  amount: kurus(amount),
  whole,
})
const part = (id: string, amount: number | null, done = true) => ({
  id,
  amount: amount === null ? null : kurus(amount),
  done,
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
    xactId,
    reversedXactId,
    amount: kurus(amount),
    date: null,
    succeeded: true,
  })
  const ids = (rows: ReturnType<typeof row>[]) => partsOf("sale", rows).map((one) => one.id)

  it("are named by the reversal, whichever of the two ids that is", () => {
    expect(ids([row("r1", "sale"), row("sale", "r2"), row("other", "r3")])).toEqual(["r1", "r2"])
  })

  it("stay two where Paynet names no reversal and both are of one sum", () => {
    const nameless = [row("sale", null), row("sale", null), row("sale", null, 700)]
    expect(new Set(ids(nameless)).size).toBe(3)
  })
})

describe("Paynet's list of reversals is read to its end", () => {
  const rows = ["a", "b", "c", "d", "e"].map((xactId) => ({
    xactId,
    reversedXactId: null,
    amount: kurus(100),
    date: null,
    succeeded: null,
  }))
  const ctx = {
    gate: <T>(work: () => Promise<T>) => work(),
    now: () => new Date("2026-03-10T00:00:00Z"),
  }
  const asked: PageQuery[] = []
  /** Gives two rows at a time, however many are asked for. */
  const client = {
    reversalList: async (query: PageQuery) => {
      asked.push(query)
      const page = rows.slice(query.start, query.start + 2)
      return { rows: page, hasMore: page.length > 0 }
    },
  }

  it("also when it gives fewer rows than were asked for and does not say that there are more", async () => {
    const read = await listReversals(ctx, client, new Date("2026-03-01T00:00:00Z"))
    expect(read.map(({ xactId }) => xactId)).toEqual(["a", "b", "c", "d", "e"])
    expect(asked.map(({ start }) => start)).toEqual([0, 2, 4, 5])
    expect(asked[0]).toMatchObject({ from: "2026-02-27", to: "2026-03-11" })
  })
})

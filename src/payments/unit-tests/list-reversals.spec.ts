import type { ReversalPage } from "../../paynet/client"
import type { PageQuery } from "../../paynet/page"
import type { PaynetReversal } from "../../paynet/reversal"
import { createGate } from "../gate"
import { listReversals } from "../given-back"

const NOW = new Date("2026-03-02T09:00:00+03:00")
const ctx = { now: () => NOW, gate: createGate(8) }

const row = (id: string | null): PaynetReversal => ({
  id,
  xactId: "sale",
  reversedXactId: null,
  amount: null,
  date: "01.03.2026",
  succeeded: true,
})
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(`r${at}`))

/** Lists in pages of two, however many are asked for. */
const paynet = (pageOf: (query: PageQuery) => ReversalPage) => {
  const asked: number[] = []
  const reversalList = async (query: PageQuery) => {
    asked.push(query.start)
    return pageOf(query)
  }
  return { client: { reversalList }, asked }
}
const pageOfTwo = (all: PaynetReversal[], { start }: PageQuery) => all.slice(start, start + 2)

describe("Paynet's list of reversals is read to its end: one that was missed could be sent a second time", () => {
  it.each([
    ["Paynet says that more follow", (left: number) => left > 0, [0, 2, 4]],
    ["Paynet says nothing: until an empty page", () => null, [0, 2, 4, 5]],
  ] as const)("%s", async (_what, hasMore, starts) => {
    const all = rows(5)
    const { client, asked } = paynet((query) => {
      const page = pageOfTwo(all, query)
      return { rows: page, hasMore: page.length ? hasMore(all.length - query.start - page.length) : false }
    })
    expect(await listReversals(ctx, client, NOW)).toEqual(all)
    expect(asked).toEqual(starts)
  })

  it("a row that moved to the next page while the list grew counts once; two that nothing tells apart are two", async () => {
    const twin = row(null)
    const pages = [[row("r1"), row("r2")], [row("r2"), row("r3")], [twin, twin], []]
    const { client } = paynet(({ start }) => ({ rows: pages[start / 2] ?? [], hasMore: start < 6 ? null : false }))
    expect(await listReversals(ctx, client, NOW)).toEqual([row("r1"), row("r2"), row("r3"), twin, twin])
  })

  it("the same rows again: the list has no pages; but if Paynet says that more follow, it is not whole", async () => {
    const again = (hasMore: boolean | null) => paynet(() => ({ rows: rows(2), hasMore })).client
    expect(await listReversals(ctx, again(null), NOW)).toEqual(rows(2))
    await expect(listReversals(ctx, again(true), NOW)).rejects.toThrow("same rows")
  })
})

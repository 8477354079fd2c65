import { checked, failureOf, type LocalPaynet, row, startLocalPaynet } from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const query = { from: "2026-04-08", to: "2026-04-09", start: 100, limit: 2 }
const list = async (body: unknown) => {
  paynet.answers({ body })
  return paynet.client().transactionList(query)
}

describe("the transaction list", () => {
  it("pages by row index", async () => {
    await list(checked(row()))
    expect(paynet.requests[0]).toMatchObject({ path: "/v1/transaction/list" })
    expect(paynet.requests[0]?.body).toEqual({
      datab: "2026-04-08",
      datbi: "2026-04-09",
      starting_after: 100,
      limit: 2,
      show_unsucceed: false,
    })
  })

  it("asks for failures and one dealer only when told", async () => {
    paynet.answers({ body: checked() })
    await paynet.client().transactionList({ ...query, unsuccessful: true, agentId: "A1" })
    expect(paynet.requests[0]?.body).toMatchObject({ show_unsucceed: true, agent_id: "A1" })
  })

  it("goes on as long as has_more says so", async () => {
    expect(await list({ ...checked(row()), has_more: true, total_count: 7 })).toMatchObject({ hasMore: true })
    expect(await list({ ...checked(row(), row()), has_more: "false" })).toMatchObject({ hasMore: false })
  })

  it("goes on when there are more rows than came, whatever has_more says", async () => {
    const page = checked(row(), row())
    expect(await list({ ...page, has_more: false, total_count: 103 })).toMatchObject({ hasMore: true })
    expect(await list({ ...page, has_more: false, total: 102 })).toMatchObject({ hasMore: false })
  })

  it("says nothing of its end where Paynet says nothing: it may give fewer rows than were asked for", async () => {
    const nameless = { xact_id: undefined, id: undefined, is_succeed: false }
    expect(await list(checked(row(), row(nameless)))).toMatchObject({ hasMore: null, rows: [{ xactId: "xk_0001" }] })
    expect(await list(checked(row()))).toMatchObject({ hasMore: null })
  })

  it("ends at an empty page, whatever has_more says", async () => {
    expect(await list({ ...checked(), has_more: true })).toMatchObject({ rows: [], hasMore: false })
    expect(await list({ code: 12 })).toEqual({ rows: [], hasMore: false })
  })

  it("names the reference as xact_agent_reference", async () => {
    const { rows } = await list(checked(row({ agent_reference: undefined, xact_agent_reference: "pl_x" })))
    expect(rows).toMatchObject([{ reference: "pl_x" }])
  })
})

describe("the transaction detail", () => {
  it("is asked by xact_id and says what was reversed", async () => {
    paynet.answers({ body: checked(row({ reversed: true, reversed_xact_id: "xk_0002" })) })
    const rows = await paynet.client().transactionDetail("xk_0001")
    expect(paynet.requests[0]).toMatchObject({ path: "/v1/transaction/detail", body: { xact_id: "xk_0001" } })
    expect(rows).toMatchObject([{ reversed: true, reversedXactId: "xk_0002" }])
  })

  it("is refused for an empty id", async () => {
    await expect(paynet.client().transactionDetail("")).rejects.toThrow(RangeError)
  })
})

describe("the reversal list", () => {
  const reversals = async (body: unknown) => {
    paynet.answers({ body })
    return paynet.client(1_000).reversalList(query)
  }

  it("reads both ids, and says null for what Paynet does not list", async () => {
    const body = { code: 0, Data: [{ id: 5, xact_id: "xk_r", reversed_xact_id: "xk_s", entry_date: "08.04.2026" }] }
    expect(await reversals(body)).toEqual({
      rows: [{ id: "5", xactId: "xk_r", reversedXactId: "xk_s", amount: null, date: "08.04.2026", succeeded: null }],
      hasMore: null,
    })
    expect(paynet.requests[0]).toMatchObject({ path: "/v1/transaction/reversal_list", body: { datab: "2026-04-08" } })
  })

  it("reads amount and success where they are", async () => {
    const body = { code: 0, Data: [{ xact_id: "a", amount: "10,00", is_succeed: "false" }, { id: "b" }] }
    expect(await reversals(body)).toMatchObject({
      rows: [{ amount: 1000, succeeded: false }, { xactId: "b" }],
    })
  })

  it.each([
    ["has_more: true", { has_more: true }, true],
    ["has_more: false", { has_more: "false" }, false],
    ["how many there are, and more", { total_count: 102 }, true],
    ["how many there are, and these are the last", { total: 101 }, false],
    ["nothing: then only an empty page is the end", {}, null],
  ])("says that it goes on by %s", async (_what, says, hasMore) => {
    expect(await reversals({ code: 0, ...says, Data: [{ xact_id: "a" }] })).toMatchObject({ hasMore })
    expect(await reversals({ code: 0, ...says, Data: [] })).toMatchObject({ hasMore: false })
  })

  it("is never shortened: a row without an id makes it unreadable", async () => {
    expect(await failureOf(reversals({ code: 0, Data: [{ reversed_xact_id: "xk_s" }] }))).toMatchObject({
      kind: "unreadable",
    })
    expect(await failureOf(reversals({ code: 0 }))).toMatchObject({ kind: "unreadable" })
  })

  it("is empty when Paynet has none", async () => {
    expect(await reversals({ code: 12 })).toEqual({ rows: [], hasMore: false })
  })
})

import { PaynetUnreadableError } from "../errors"
import { checked, failureOf, type LocalPaynet, REFERENCE, row, startLocalPaynet } from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const check = async (body: unknown, status = 200) => {
  paynet.answers({ status, body })
  return paynet.client().checkTransactions(REFERENCE, { retries: 0 })
}

describe("the check of a payment", () => {
  it("asks by our reference", async () => {
    await check(checked(row()))
    expect(paynet.requests[0]).toMatchObject({ path: "/v1/transaction/check", body: { reference_no: REFERENCE } })
  })

  it("reads a row, and nothing personal", async () => {
    expect(await check(checked(row()))).toEqual([
      {
        xactId: "xk_0001",
        reference: REFERENCE,
        kind: "sale",
        succeeded: true,
        reversed: false,
        reversedXactId: null,
        amount: 14990,
        netAmount: 14540,
        commission: 450,
        currency: "TRY",
        instalment: 0,
        bankId: "AXSS",
        cardLast4: "4358",
        authorizationCode: "A1B2C3",
        date: "2026-04-08T10:27:22.0296925+03:00",
      },
    ])
  })

  it.each([
    ["Data", checked(row())],
    ["data", { code: 0, data: [row()] }],
    ["one object in Data", { code: 0, Data: row() }],
    ["the root", { code: 0, ...row() }],
    ["a bare list", [row()]],
    ["an earlier success repeated", { code: 100, Data: [row()] }],
    ["a code as text", { code: "0", Data: [row()] }],
  ])("finds the row in %s", async (_where, body) => {
    expect(await check(body)).toMatchObject([{ xactId: "xk_0001", succeeded: true }])
  })

  it.each([
    ["an empty Data", 200, { code: 0, Data: [] }],
    ["an empty data", 200, { code: 0, data: [] }],
    ["code 12", 200, { code: 12, message: "Veri yok" }],
    ["code 12 as text", 200, { code: "12" }],
    ["code 12 with an empty list", 200, { code: 12, Data: [] }],
    ["404 no_data_error", 404, { type: "no_data_error", code: 404, message: "x" }],
    ["404 with result code 12", 404, { type: "invalid_request_error", code: 404, result_code: 12 }],
    ["400 with result code 12", 400, { code: 400, result_code: 12 }],
    ["no_data_error on 200", 200, { type: "no_data_error", code: 404, result_code: 12 }],
    ["no_data_error on 500", 500, { type: "no_data_error", code: 500, result_code: 12 }],
  ])("is empty when Paynet says it has nothing: %s", async (_how, status, body) => {
    expect(await check(body, status)).toEqual([])
  })

  it.each([
    ["no list at all", { code: 0, message: "ok" }],
    ["a null list", { code: 0, Data: null }],
    ["a list as text", { code: 0, Data: "[]" }],
    ["an empty object for a list", { code: 0, Data: {} }],
    ["no code", { Data: [] }],
    ["an unknown code", { code: 999, Data: [] }],
    ["an HTTP status for a code", { code: 404 }],
    ["an empty bare list", []],
    ["null", "null"],
    ["a number", "12"],
    ["nothing", ""],
    ["half of a JSON", '{"code":0,"Data":['],
    ["no data, and data", { code: 12, Data: [row()] }],
    ["a row that is no object", { code: 0, Data: ["xk_0001"] }],
    ["a null row", { code: 0, Data: [null] }],
  ])("is never empty by misreading: %s", async (_how, body) => {
    const error = await failureOf(check(body))
    expect(error).toBeInstanceOf(PaynetUnreadableError)
    expect(error).toMatchObject({ kind: "unreadable", effect: "none", service: "transaction/check" })
  })

  it("is an error, not empty, when Paynet refuses", async () => {
    expect(await failureOf(check({ code: 1, Data: [] }))).toMatchObject({ kind: "refused", resultCode: 1 })
    expect(await failureOf(check({ code: 8 }))).toMatchObject({ kind: "unreachable", resultCode: 8 })
    expect(await failureOf(check({ code: 404, type: "invalid_request_error" }, 404))).toMatchObject({ kind: "refused" })
    expect(await failureOf(check({ code: 12 }, 404))).toMatchObject({ kind: "unreadable" })
  })

  it("never loses a success for want of an id", async () => {
    const nameless = { id: undefined, xact_id: undefined }
    expect(await check(checked(row({ xact_id: undefined })))).toMatchObject([{ xactId: "911" }])
    expect(await failureOf(check(checked(row(nameless))))).toMatchObject({ kind: "unreadable" })
    expect(await failureOf(check(checked(row({ ...nameless, xact_id: "x".repeat(5_000) }))))).toMatchObject({
      kind: "unreadable",
    })
    expect(await check(checked(row({ ...nameless, is_succeed: false }), row()))).toHaveLength(1)
  })

  it("leaves out money of another reference, and keeps rows that name none", async () => {
    const other = row({ xact_id: "xk_other", agent_reference: `${REFERENCE}x` })
    const shouted = row({ xact_id: "xk_shouted", agent_reference: REFERENCE.toUpperCase() })
    const silent = row({ xact_id: "xk_silent", agent_reference: null })
    const rows = await check(checked(other, shouted, silent))
    expect(rows.map((transaction) => transaction.xactId)).toEqual(["xk_shouted", "xk_silent"])
  })

  it.each(["", "  "])("is refused for the reference %p, which could match everything", async (reference) => {
    paynet.answers({ body: checked(row()) })
    await expect(paynet.client().checkTransactions(reference)).rejects.toThrow(RangeError)
    expect(paynet.requests).toHaveLength(0)
  })
})

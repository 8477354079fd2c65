import { failureOf, type LocalPaynet, REFERENCE, startLocalPaynet } from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const detail = {
  code: 0,
  reference_no: REFERENCE,
  xact_id: "",
  amount: "149,90",
  currency: "TRY",
  status: 3,
  name_surname: "Ayşe Yılmaz",
  email: "ayse@example.com",
  create_date: "08.04.2026",
}

const ask = async (body: unknown, status = 200) => {
  paynet.answers({ status, body })
  return paynet.client(1_000).payLinkDetail({ reference: REFERENCE })
}

describe("a PayLink's detail", () => {
  it("is read from the root or from Data, without the payer", async () => {
    const expected = {
      id: null,
      reference: REFERENCE,
      amount: 14990,
      currency: "TRY",
      status: 3,
      xactId: null,
      createDate: "08.04.2026",
      expireDate: null,
    }
    expect(await ask(detail)).toEqual(expected)
    expect(await ask({ code: 0, Data: [detail] })).toEqual(expected)
    expect(paynet.requests[0]).toMatchObject({ path: "/v1/mailorder/detail", body: { reference_no: REFERENCE } })
  })

  it("is asked by id as well", async () => {
    paynet.answers({ body: detail })
    await paynet.client().payLinkDetail({ id: "lnk_1" })
    expect(paynet.requests[0]?.body).toEqual({ id: "lnk_1" })
  })

  it("is null only when Paynet says that there is none", async () => {
    expect(await ask({ code: 12 })).toBeNull()
    expect(await ask({ type: "no_data_error", code: 404 }, 404)).toBeNull()
    expect(await ask({ code: 0, Data: [] })).toBeNull()
    expect(await failureOf(ask({ code: 0, message: "ok" }))).toMatchObject({ kind: "unreadable" })
    expect(await failureOf(ask({ code: 0, Data: ["x"] }))).toMatchObject({ kind: "unreadable" })
  })

  it("of another link is not taken for this one", async () => {
    expect(await failureOf(ask({ ...detail, reference_no: "pl_other" }))).toMatchObject({ kind: "unreadable" })
  })

  it("is refused for an empty key", async () => {
    await expect(paynet.client().payLinkDetail({ reference: "" })).rejects.toThrow(RangeError)
    await expect(paynet.client().payLinkDetail({ id: "" })).rejects.toThrow(RangeError)
  })
})

describe("a PayLink's status", () => {
  it.each([
    ["awaiting", 0],
    ["passive", 3],
  ] as const)("%s is %d", async (status, code) => {
    paynet.answers({ body: { code: 0 } })
    await paynet.client().setPayLinkStatus({ reference: REFERENCE }, status)
    expect(paynet.requests[0]?.path).toBe("/v1/mailorder/status_update")
    expect(paynet.requests[0]?.body).toEqual({ reference_no: REFERENCE, status: code })
  })

  it("is not set when Paynet knows no such link", async () => {
    paynet.answers({ status: 404, body: { type: "no_data_error", code: 404 } })
    const error = await failureOf(paynet.client().setPayLinkStatus({ id: "x" }, "passive"))
    expect(error).toMatchObject({ kind: "refused", resultCode: 12, effect: "none", httpStatus: 404 })
  })
})

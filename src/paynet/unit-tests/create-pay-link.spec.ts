import { PaynetRefusedError, PaynetUnreadableError } from "../errors"
import { kurus } from "../kurus"
import { created, failureOf, KEY, type LocalPaynet, link, REFERENCE, startLocalPaynet } from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const sent = async (changes: Parameters<typeof link>[0] = {}) => {
  paynet.answers({ body: created() })
  await paynet.client().createPayLink(link(changes))
  return paynet.requests[0]?.body as Record<string, unknown>
}

describe("creating a PayLink", () => {
  it("posts JSON with the raw key, not base64 of it", async () => {
    paynet.answers({ body: created() })
    await paynet.client().createPayLink(link())
    expect(paynet.requests).toHaveLength(1)
    expect(paynet.requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/mailorder/create",
      headers: {
        authorization: `Basic ${KEY}`,
        "content-type": "application/json; charset=UTF-8",
        accept: "application/json; charset=UTF-8",
        "user-agent": "medusa-payment-paynet",
      },
    })
  })

  it("always says what Paynet's defaults disagree about, and sends nothing that was not set", async () => {
    expect(await sent({ email: undefined, phone: undefined })).toEqual({
      amount: 149.9,
      name_surname: "Ayşe Yılmaz",
      reference_no: REFERENCE,
      succeed_url: "https://shop.example/paynet/return/Tok3nOk",
      error_url: "https://shop.example/paynet/return/Tok3nNo",
      expire_date: "2",
      addcomission_to_amount: false,
      multi_payment: false,
      send_confirmation_mail: false,
      send_mail: false,
      send_sms: false,
    })
  })

  it("sends what was set under Paynet's names", async () => {
    const changes = {
      confirmationUrl: "https://shop.example/hooks/paynet/T",
      addCommission: true,
      posType: 1,
      agentId: "A1",
      ratioCode: "R1",
      note: "n",
      agentNote: "an",
      sendEmail: true,
      sendSms: true,
    } as const
    expect(await sent(changes)).toMatchObject({
      confirmation_url: "https://shop.example/hooks/paynet/T",
      addcomission_to_amount: true,
      pos_type: 1,
      agent_id: "A1",
      ratio_code: "R1",
      note: "n",
      agent_note: "an",
      send_mail: true,
      send_sms: true,
      email: "ayse@example.com",
      phone: "+905321234567",
    })
  })

  it.each([
    [[1], { installments: "0" }],
    [[6, 1, 3, 3], { installments: "0,3,6" }],
    ["none" as const, { no_instalment: true }],
  ])("writes instalments %p as %p", async (installments, expected) => {
    expect(await sent({ installments })).toMatchObject(expected)
  })

  it.each([
    [1, 0.01],
    [14990, 149.9],
    [1_000_000_00, 1_000_000],
    [101357, 1013.57],
  ])("sends %d kuruş as the JSON number %d", async (amount, expected) => {
    expect((await sent({ amount: kurus(amount) })).amount).toBe(expected)
  })

  it.each([
    ["no amount", { amount: kurus(0) }],
    ["no payer", { payerName: "  " }],
    ["no reference", { reference: "" }],
    ["a reference over 50 characters", { reference: "r".repeat(51) }],
    ["half an hour", { lifetimeHours: 0.5 }],
    ["no hours", { lifetimeHours: 0 }],
    ["no instalments", { installments: [] }],
    ["zero instalments", { installments: [0] }],
    ["13 instalments", { installments: [13] }],
    ["a mail to nobody", { sendEmail: true, email: undefined }],
    ["a text to nobody", { sendSms: true, phone: undefined }],
  ])("refuses %s before anything is sent", async (_what, changes) => {
    paynet.answers({ body: created() })
    await expect(paynet.client().createPayLink(link(changes))).rejects.toThrow(RangeError)
    expect(paynet.requests).toHaveLength(0)
  })
})

describe("a created PayLink", () => {
  const create = async (changes: Record<string, unknown>) => {
    paynet.answers({ body: created(changes) })
    return paynet.client().createPayLink(link())
  }

  it("is its id and url", async () => {
    expect(await create({})).toEqual({ id: "lnk_1", url: "https://pay.paynet.com.tr/l/abc?x=1" })
  })

  it("may have no id, because the reference addresses it too", async () => {
    expect(await create({ id: undefined })).toMatchObject({ id: null })
  })

  it("may be an earlier success that Paynet repeats (code 100), if the url is there", async () => {
    expect(await create({ code: 100 })).toMatchObject({ url: "https://pay.paynet.com.tr/l/abc?x=1" })
    expect(await failureOf(create({ code: 100, url: undefined }))).toMatchObject({ resultCode: 100, effect: "unknown" })
  })

  it("may come with a byte order mark and text numbers", async () => {
    paynet.answers({ body: `\uFEFF${JSON.stringify(created({ code: "0" }))}` })
    await expect(paynet.client().createPayLink(link())).resolves.toMatchObject({ id: "lnk_1" })
  })

  it("may be http only because the account is on loopback http itself", async () => {
    expect(await create({ url: "http://127.0.0.1:9/pay" })).toMatchObject({ url: "http://127.0.0.1:9/pay" })
  })

  it.each([
    ["no url", undefined],
    ["an empty url", ""],
    ["a url that is none", "pay.paynet.com.tr/l/abc"],
    ["a script", "javascript:alert(1)"],
    ["another protocol", "ftp://pay.paynet.com.tr/l"],
    ["credentials", "https://paynet.com.tr@evil.example/l"],
    ["a password", "https://:p@evil.example/l"],
    ["an object", { href: "https://pay.paynet.com.tr" }],
  ])("sends nobody to %s, and may exist all the same", async (_what, url) => {
    const error = await failureOf(create({ url }))
    expect(error).toBeInstanceOf(PaynetUnreadableError)
    expect(error).toMatchObject({ kind: "unreadable", effect: "unknown", service: "mailorder/create", httpStatus: 200 })
  })

  it("is not made when Paynet says duplicate data", async () => {
    const error = await failureOf(create({ code: 5 }))
    expect(error).toBeInstanceOf(PaynetRefusedError)
    expect(error).toMatchObject({ kind: "refused", resultCode: 5, effect: "none", httpStatus: 200 })
  })

  it("is not believed without a code, whatever else is there", async () => {
    expect(await failureOf(create({ code: undefined }))).toMatchObject({ kind: "unreadable", effect: "unknown" })
    expect(await failureOf(create({ code: 999 }))).toMatchObject({ kind: "unreadable", effect: "unknown" })
    expect(await failureOf(create({ code: false }))).toMatchObject({ kind: "unreadable", effect: "unknown" })
  })
})

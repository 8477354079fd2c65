import { handClock, rows, type Scene, startScene } from "./scene"

let scene: Scene
const clock = handClock("2026-03-01T10:00:00Z")

beforeAll(async () => {
  scene = await startScene({ now: clock.now })
})
afterEach(() => {
  scene.simulator.control.reset()
  clock.goTo("2026-03-01T10:00:00Z")
})
afterAll(() => scene.end())

async function paid(fields: Record<string, unknown> = {}) {
  const link = await scene.createLink(fields)
  const payment = await scene.simulator.pay(link.url, { confirm: false })
  return { ...link, xactId: payment.xactId }
}

describe("transaction/check", () => {
  it.each([
    ["code12", { status: 200, body: { code: 12 } }],
    ["empty", { status: 200, body: { code: 0, Data: [] } }],
    ["http404", { status: 404, body: { type: "no_data_error", code: 404, result_code: 12 } }],
  ] as const)("says no data as %s", async (noDataStyle, answer) => {
    scene.simulator.control.set({ check: { noDataStyle } })
    expect(await scene.call("transaction/check", { reference_no: "nobody" })).toMatchObject(answer)
  })

  it("lags behind a payment for as many checks as told", async () => {
    const { reference } = await paid()
    scene.simulator.control.set({ check: { noDataFor: 2 } })
    const codes = []
    for (let at = 0; at < 3; at += 1) {
      codes.push((await scene.call("transaction/check", { reference_no: reference })).body.code)
    }
    expect(codes).toEqual([12, 12, 0])
  })

  it.each([
    ["number", 1149.99],
    ["dot", "1149.99"],
    ["comma", "1149,99"],
    ["tr-thousands", "1.149,99"],
  ] as const)("writes money as %s", async (numberFormat, amount) => {
    const { reference } = await paid()
    scene.simulator.control.set({ check: { numberFormat } })
    expect(rows((await scene.call("transaction/check", { reference_no: reference })).body)[0]).toMatchObject({ amount })
  })

  it.each([
    [true, false],
    ["true", "false"],
    ["True", "False"],
    [1, 0],
    ["1", "0"],
  ] as const)("writes true as %p and false as %p", async (boolStyle, no) => {
    const link = await scene.createLink()
    await scene.simulator.pay(link.url, { outcome: "decline" })
    await scene.simulator.pay(link.url, { confirm: false })
    scene.simulator.control.set({ check: { boolStyle } })
    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body).map(({ is_succeed }) => is_succeed)).toEqual([no, boolStyle])
  })

  it("spells, keys and spoils rows as told", async () => {
    const { reference } = await paid()
    scene.simulator.control.set({
      check: {
        dataKey: "data",
        currencyStyle: "TL",
        referenceName: "referance_no",
        netName: "netAmount",
        instalmentName: "installment",
        commissionName: "commission",
        cardName: "card_number",
        overrides: { [reference]: { amount: 1 }, "*": { amount: 2, ratio: 9 } },
      },
    })
    const { body } = await scene.call("transaction/check", { reference_no: reference })
    expect(body.data).toEqual([
      expect.objectContaining({
        referance_no: reference,
        netAmount: 1121.24,
        installment: 0,
        commission: 28.75,
        card_number: "435508******4358",
        currency: "TL",
        amount: 1,
        ratio: 9,
      }),
    ])
    scene.simulator.control.set({ check: { dataKey: "root" } })
    expect((await scene.call("transaction/check", { reference_no: reference })).body).toMatchObject({
      code: 0,
      referance_no: reference,
    })
  })

  it("hides declined attempts and shows reversals when told", async () => {
    const { reference, url, xactId } = await paid({ multi_payment: true })
    await scene.simulator.pay(url, { outcome: "decline" })
    scene.simulator.control.reverse(xactId)
    scene.simulator.control.set({ check: { showDeclined: false, showReversals: true, showReversedFlag: true } })
    const { body } = await scene.call("transaction/check", { reference_no: reference })
    expect(rows(body)).toEqual([
      expect.objectContaining({ xact_id: xactId, transaction_type: 1, reversed: true, amount: 1149.99 }),
      expect.objectContaining({ reversed_xact_id: xactId, transaction_type: 2, amount: 1149.99 }),
    ])
  })

  it("needs a key", async () => {
    expect((await scene.call("transaction/check", {})).status).toBe(400)
  })
})

describe("transaction/detail and list", () => {
  it("tell reversals by their flag", async () => {
    const { xactId, reference } = await paid()
    const detail = await scene.call("transaction/detail", { xact_id: xactId })
    expect(rows(detail.body)[0]).toMatchObject({ reversed: false, agent_reference: reference, xact_type_desc: "Satış" })
    scene.simulator.control.reverse(xactId)
    expect(rows((await scene.call("transaction/detail", { xact_id: xactId })).body)[0]).toMatchObject({
      reversed: true,
    })
  })

  it("list one day in pages, successes only unless asked, minus what is left out", async () => {
    clock.goTo("2026-05-01T20:59:59Z")
    const first = await paid()
    clock.goTo("2026-05-01T21:00:00Z")
    const [second, third] = [await paid(), await paid()]
    const failed = await scene.createLink()
    await scene.simulator.pay(failed.url, { outcome: "decline" })

    const list = async (fields: object) => {
      const days = { datab: "2026-05-02", datbi: "2026-05-02" }
      const { body } = await scene.call("transaction/list", { ...days, ...fields })
      return { references: rows(body).map((row) => row.xact_agent_reference), body }
    }
    expect((await list({})).references).toEqual([second.reference, third.reference])
    expect((await list({ datab: "2026-05-01" })).references).toContain(first.reference)
    expect((await list({ show_unsucceed: true })).references).toContain(failed.reference)
    expect((await list({ limit: 1 })).body).toMatchObject({ has_more: true, total: 2, total_amount: 2299.98 })
    expect((await list({ limit: 1, starting_after: 1 })).references).toEqual([third.reference])
    for (const [hasMore, said] of [
      ["false", false],
      ["absent", undefined],
    ] as const) {
      scene.simulator.control.set({ lists: { hasMore } })
      expect((await list({ limit: 1 })).body.has_more).toBe(said)
    }
    scene.simulator.control.set({ lists: { omit: [second.reference], hasMore: "told" } })
    expect((await list({})).references).toEqual([third.reference])
  })
})

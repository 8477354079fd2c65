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

describe("a payment", () => {
  it("goes from link to page to confirmation to check to refund, and the books agree", async () => {
    const link = await scene.createLink()
    const payment = await scene.simulator.pay(link.url, { instalment: 3 })
    expect(payment.redirectUrl).toBe(`${scene.shopUrl}/done?xact_id=${payment.xactId}`)
    await expect(payment.confirmation).resolves.toEqual({ status: 200, statuses: [200] })

    const hook = scene.received.find(({ body }) => body.includes(link.reference))
    expect(hook).toMatchObject({ method: "POST", path: "/hook", contentType: "application/json; charset=UTF-8" })
    expect(JSON.parse(hook?.body ?? "")).toMatchObject({
      referance_no: link.reference,
      xact_date: "2026-03-01T13:00:00.0000000+03:00",
      amount: 1149.99,
      netAmount: 1098.24,
      comission: 51.75,
      currency: "TRY",
      card_number: "435508******4358",
      instalment: 3,
      is_succeed: true,
    })
    expect(hook?.body).not.toContain(payment.xactId)

    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body)).toEqual([
      expect.objectContaining({
        xact_id: payment.xactId,
        agent_reference: link.reference,
        amount: 1149.99,
        net_amount: 1098.24,
        comission: 51.75,
        transaction_type: 1,
        is_succeed: true,
      }),
    ])

    clock.goTo("2026-03-02T10:00:00Z")
    const refund = await scene.call("transaction/reversed_request", { xact_id: payment.xactId, amount: "14999" })
    expect(refund.body).toMatchObject({ object_name: "transaction_reversed_request", code: 0 })
    const books = scene.simulator.books()
    expect(books.transactions.find(({ xactId }) => xactId === payment.xactId)).toMatchObject({
      amount: "1149.99",
      netAmount: "1098.24",
      commission: "51.75",
      refunded: "149.99",
      reversed: false,
      succeeded: true,
    })
    expect(books.links.find(({ reference }) => reference === link.reference)).toMatchObject({
      status: 1,
      payable: false,
    })
  })

  it("that is declined leaves the link payable, goes to error_url and is listed by check", async () => {
    const link = await scene.createLink()
    const declined = await scene.simulator.pay(link.url, { outcome: "decline" })
    expect(declined.redirectUrl).toBe(`${scene.shopUrl}/failed?xact_id=${declined.xactId}`)
    await expect(declined.confirmation).resolves.toBeNull()
    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body)).toEqual([expect.objectContaining({ xact_id: declined.xactId, is_succeed: false })])
    await scene.simulator.pay(link.url)
  })

  it.each([
    ["already paid", async (link: { url: string }) => void (await scene.simulator.pay(link.url))],
    [
      "switched off",
      async ({ id }: { id: string }) => void (await scene.call("mailorder/status_update", { id, status: 3 })),
    ],
    ["has expired", async () => clock.goTo("2026-03-01T12:00:00Z")],
  ])("of a link that is %s is refused, unless forced", async (words, spoil) => {
    const link = await scene.createLink()
    await spoil(link)
    await expect(scene.simulator.pay(link.url)).rejects.toThrow(words)
    await expect(scene.simulator.pay(link.url, { force: true })).resolves.toMatchObject({
      xactId: expect.stringMatching(/^xk_/),
    })
  })

  it("may be repeated on a link that does not forbid multi_payment", async () => {
    const link = await scene.createLink({ multi_payment: undefined })
    await scene.simulator.pay(link.url)
    await scene.simulator.pay(link.url)
    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body)).toHaveLength(2)
  })

  it("costs the card the commission on top when the link says so", async () => {
    const link = await scene.createLink({ amount: 100, addcomission_to_amount: true })
    await scene.simulator.pay(link.url)
    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body)[0]).toMatchObject({ amount: 102.5, net_amount: 100, comission: 2.5 })
  })

  it("can be charged another amount and currency than the link asks", async () => {
    const link = await scene.createLink()
    await scene.simulator.pay(link.url, { amount: "0.10", currency: "USD" })
    const { body } = await scene.call("transaction/check", { reference_no: link.reference })
    expect(rows(body)[0]).toMatchObject({ amount: 0.1, currency: "USD" })
  })

  it("lets the browser follow only when asked", async () => {
    const link = await scene.createLink({ confirmation_url: "" })
    const { landing, xactId } = await scene.simulator.pay(link.url, { follow: true })
    expect(landing).toMatchObject({ status: 200 })
    expect(scene.received.filter(({ path }) => path.includes(xactId))).toEqual([
      expect.objectContaining({ method: "GET", path: `/done?xact_id=${xactId}` }),
    ])
    const alone = await scene.simulator.pay((await scene.createLink()).url)
    await alone.confirmation
    expect(scene.received.filter(({ path }) => path.includes(alone.xactId))).toEqual([])
  })
})

describe("a switched-off link", () => {
  it("can be switched on again and paid", async () => {
    const link = await scene.createLink()
    await scene.call("mailorder/status_update", { reference_no: link.reference, status: 3 })
    await scene.call("mailorder/status_update", { reference_no: link.reference, status: 0 })
    await expect(scene.simulator.pay(link.url)).resolves.toBeDefined()
  })
})

import { handClock, rows, type Scene, startScene } from "./scene"

let scene: Scene
const SALE = "2026-03-01T10:00:00Z"
const LAST_SECOND_OF_THE_DAY_IN_ISTANBUL = "2026-03-01T20:59:59Z"
const NEXT_DAY_IN_ISTANBUL = "2026-03-01T21:00:00Z"
const clock = handClock(SALE)

beforeAll(async () => {
  scene = await startScene({ now: clock.now })
})
afterEach(() => {
  scene.simulator.control.reset()
  clock.goTo(SALE)
})
afterAll(() => scene.end())

async function paid(): Promise<string> {
  const { url } = await scene.createLink({ amount: 100 })
  return (await scene.simulator.pay(url, { confirm: false })).xactId
}

const ask = async (xact_id: string, fields: object = {}) =>
  scene.call("transaction/reversed_request", { xact_id, ...fields })
const sale = (xactId: string) => scene.simulator.books().transactions.find((row) => row.xactId === xactId)

describe("reversed_request", () => {
  it.each([[undefined], ["0"], ["10000"]])("with amount %p on the day of the sale cancels all", async (amount) => {
    const xactId = await paid()
    expect((await ask(xactId, { amount })).body).toMatchObject({ code: 0 })
    expect(sale(xactId)).toMatchObject({ refunded: "100.00", reversed: true })
    expect(scene.simulator.books().reversals.at(-1)).toMatchObject({
      kind: "cancel",
      state: "approved",
      amount: "100.00",
      asked: amount ?? null,
    })
  })

  it("refuses a part until the day is over in Istanbul", async () => {
    const xactId = await paid()
    clock.goTo(LAST_SECOND_OF_THE_DAY_IN_ISTANBUL)
    expect((await ask(xactId, { amount: "1000" })).body).toMatchObject({ code: 1 })
    clock.goTo(NEXT_DAY_IN_ISTANBUL)
    expect((await ask(xactId, { amount: "1000" })).body).toMatchObject({ code: 0 })
    expect(sale(xactId)).toMatchObject({ refunded: "10.00", reversed: false })
  })

  it("can take a part on the day of the sale for a full cancel", async () => {
    scene.simulator.control.set({ reversals: { sameDayPartial: "full" } })
    const xactId = await paid()
    await ask(xactId, { amount: "1000" })
    expect(sale(xactId)).toMatchObject({ refunded: "100.00", reversed: true })
  })

  it("never gives back more than is left, and takes an absent amount for all that is left", async () => {
    const xactId = await paid()
    clock.goTo(NEXT_DAY_IN_ISTANBUL)
    await ask(xactId, { amount: "6000" })
    expect((await ask(xactId, { amount: "4001" })).body).toMatchObject({ code: 1 })
    expect((await ask(xactId)).body).toMatchObject({ code: 0 })
    expect(sale(xactId)).toMatchObject({ refunded: "100.00", reversed: true })
    expect((await ask(xactId)).body).toMatchObject({ code: 1 })
  })

  it.each([["10.00"], ["-1"], [1000], ["1e3"]])("refuses the amount %p", async (amount) => {
    expect((await ask(await paid(), { amount })).status).toBe(400)
  })

  it("refuses what is unknown, declined or itself a reversal", async () => {
    expect((await ask("xk_none")).body).toMatchObject({ code: 12 })
    const { url } = await scene.createLink()
    const { xactId } = await scene.simulator.pay(url, { outcome: "decline" })
    expect((await ask(xactId)).body).toMatchObject({ code: 1 })
    await ask(await paid())
    const reversal = scene.simulator.books().reversals.at(-1)?.reversalXactId ?? ""
    expect((await ask(reversal)).body).toMatchObject({ code: 19 })
  })

  it("moves nothing while it is held, and says what a person decided", async () => {
    scene.simulator.control.set({ reversals: { mode: "hold" } })
    const xactId = await paid()
    clock.goTo(NEXT_DAY_IN_ISTANBUL)
    await ask(xactId, { amount: "6000", succeedUrl: `${scene.shopUrl}/refund` })
    expect(sale(xactId)).toMatchObject({ refunded: "0.00" })
    expect((await ask(xactId, { amount: "6000" })).body).toMatchObject({ code: 1 })
    await expect(scene.simulator.control.approveReversal(xactId)).resolves.toMatchObject({ status: 200 })
    expect(sale(xactId)).toMatchObject({ refunded: "60.00" })
    const post = JSON.parse(scene.received.find(({ path }) => path === "/refund")?.body ?? "")
    expect(post).toEqual({ xact_id: xactId, code: "0", status: "approved", message: expect.any(String) })
  })

  it("gives a declined amount free again", async () => {
    scene.simulator.control.set({ reversals: { mode: "decline" } })
    const xactId = await paid()
    await ask(xactId)
    expect(sale(xactId)).toMatchObject({ refunded: "0.00", reversed: false })
    scene.simulator.control.set({ reversals: { mode: "approve" } })
    expect((await ask(xactId)).body).toMatchObject({ code: 0 })
  })

  it("is not repeated by deciding it twice", async () => {
    const xactId = await paid()
    await ask(xactId)
    expect(() => scene.simulator.control.reverse(xactId)).toThrow("no such amount left")
    await expect(async () => scene.simulator.control.approveReversal(xactId)).rejects.toThrow("no reversal")
  })
})

describe("reversal_list", () => {
  it("tells requests with days written in dots", async () => {
    const xactId = await paid()
    clock.goTo("2026-04-10T10:00:00Z")
    await ask(xactId, { amount: "1000" })
    const days = { datab: "2026-04-10", datbi: "2026-04-10" }
    const { body } = await scene.call("transaction/reversal_list", days)
    expect(rows(body)).toEqual([
      expect.objectContaining({
        reversed_xact_id: xactId,
        xact_date: "01.03.2026",
        entry_date: "10.04.2026",
        amount: 10,
        transaction_type: 9,
      }),
    ])
    scene.simulator.control.set({ reversals: { listXactId: "sale" } })
    const swapped = await scene.call("transaction/reversal_list", days)
    expect(rows(swapped.body)[0]).toMatchObject({ xact_id: xactId })
  })

  it("can leave out what is not documented, write sums ×100, and keep to itself how many rows there are", async () => {
    const xactId = await paid()
    clock.goTo("2026-05-10T10:00:00Z")
    await ask(xactId, { amount: "1000" })
    const listed = async (faults: object) => {
      scene.simulator.control.set(faults)
      return (await scene.call("transaction/reversal_list", { datab: "2026-05-10", datbi: "2026-05-10" })).body
    }
    expect(rows(await listed({ reversals: { listAmount: "minor" } }))[0]).toMatchObject({ amount: "1000" })
    const [bare] = rows(await listed({ reversals: { listColumns: "documented" } }))
    expect(Object.keys(bare ?? {})).toEqual(["id", "xact_date", "entry_date", "xact_id", "reversed_xact_id"])
    const silent = await listed({ lists: { hasMore: "silent" } })
    expect([silent.has_more, silent.total, rows(silent).length]).toEqual([undefined, undefined, 1])
  })

  it("can go on telling of a request that was declined", async () => {
    const xactId = await paid()
    clock.goTo("2026-06-10T10:00:00Z")
    scene.simulator.control.set({ reversals: { mode: "decline" } })
    await ask(xactId, { amount: "1000" })
    const listed = async () =>
      rows((await scene.call("transaction/reversal_list", { datab: "2026-06-10", datbi: "2026-06-10" })).body)
    expect(await listed()).toEqual([])
    scene.simulator.control.set({ reversals: { listDeclined: true } })
    expect(await listed()).toMatchObject([{ is_succeed: false, amount: 10 }])
  })
})

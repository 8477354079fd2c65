import type { ServiceFault } from "../index"
import { type Body, goodLink, KEY, type Scene, startScene } from "./scene"

let scene: Scene
let references = 0

beforeAll(async () => {
  scene = await startScene()
})
afterEach(() => scene.simulator.control.reset())
afterAll(() => scene.end())

/** A create whose raw answer is looked at, and whether it had its effect. */
async function createUnder(fault: ServiceFault | ServiceFault[]) {
  scene.simulator.control.set({ services: { "mailorder/create": fault } })
  const reference = `fault_${++references}`
  const answer = await fetch(`${scene.simulator.url}/v1/mailorder/create`, {
    method: "POST",
    headers: { authorization: `Basic ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify(goodLink(scene.shopUrl, reference)),
    redirect: "manual",
  }).then(
    async (response) => ({ status: response.status, headers: response.headers, text: await response.text() }),
    () => null,
  )
  const books = scene.simulator.books()
  return { answer, made: books.links.some((link) => link.reference === reference), call: books.calls.at(-1) }
}

describe("a fault of a service", () => {
  it.each([
    ["reset-before", { kind: "reset-before" }, false],
    ["reset-after", { kind: "reset-after" }, true],
    ["timeout-before", { kind: "timeout-before", ms: 20 }, false],
    ["timeout-after", { kind: "timeout-after", ms: 20 }, true],
  ] as const)("%s cuts the answer, and the effect happens as told", async (_name, fault, effect) => {
    const { answer, made, call } = await createUnder(fault)
    expect(answer).toBeNull()
    expect(made).toBe(effect)
    expect(call).toMatchObject({ service: "mailorder/create", status: null, fault: fault.kind })
  })

  it.each([401, 403, 404])("status %i answers Paynet's error envelope without effect", async (status) => {
    const { answer, made } = await createUnder({ kind: "status", status })
    expect(answer?.status).toBe(status)
    expect(JSON.parse(answer?.text ?? "")).toMatchObject({ code: status, message: expect.any(String) })
    expect(made).toBe(false)
  })

  it("status 502 and html answer a page, redirect another place, huge 10 MB, code an envelope", async () => {
    const badGateway = await createUnder({ kind: "status", status: 502 })
    expect(badGateway.answer).toMatchObject({ status: 502, text: expect.stringContaining("<h1>") })
    const page = await createUnder({ kind: "html" })
    expect(page.answer?.headers.get("content-type")).toContain("text/html")
    const moved = await createUnder({ kind: "redirect" })
    expect(moved.answer).toMatchObject({ status: 302 })
    const huge = await createUnder({ kind: "huge" })
    expect(huge.answer?.text.length).toBeGreaterThan(10 * 1024 * 1024)
    const code = await createUnder({ kind: "code", code: 8, message: "server error" })
    expect(JSON.parse(code.answer?.text ?? "")).toMatchObject({ code: 8, message: "server error" })
    expect([badGateway, page, moved, huge, code].map(({ made }) => made)).toEqual(Array(5).fill(false))
  })

  it.each([{ kind: "drip", ms: 60 } as const, { kind: "delay", ms: 60 } as const])("slow: %p", async (fault) => {
    const started = Date.now()
    const { answer, made } = await createUnder(fault)
    expect(Date.now() - started).toBeGreaterThanOrEqual(50)
    expect(JSON.parse(answer?.text ?? "")).toMatchObject({ code: 0 })
    expect(made).toBe(true)
  })

  it("is used up call by call, in the order of the queue", async () => {
    const first = await createUnder([
      { kind: "status", status: 401, times: 2 },
      { kind: "status", status: 403 },
    ])
    const statuses = [first.answer?.status]
    for (let at = 0; at < 3; at += 1) statuses.push((await scene.call("mailorder/create", {})).status)
    expect(statuses).toEqual([401, 401, 403, 400])
  })

  it("for all services stands until it is taken away", async () => {
    scene.simulator.control.set({ services: { "*": { kind: "code", code: 2, times: "always" } } })
    for (const service of ["transaction/check", "mailorder/list", "transaction/check"]) {
      expect((await scene.call(service, {})).body).toMatchObject({ code: 2 })
    }
    scene.simulator.control.set({ services: { "*": [] } })
    expect((await scene.call("transaction/check", { xact_id: "none" })).body).toMatchObject({ code: 12 })
  })
})

describe("a hold", () => {
  it("parks the next call before its effect, and only that one", async () => {
    const hold = scene.simulator.control.hold("mailorder/create")
    const parked = scene.createLink()
    await hold.reached
    const before = scene.simulator.books().links.length
    await scene.createLink()
    expect(scene.simulator.books().links).toHaveLength(before + 1)
    hold.release()
    await parked
    expect(scene.simulator.books().links).toHaveLength(before + 2)
  })

  it("is let go by reset, also when nobody came", async () => {
    scene.simulator.control.hold("*")
    scene.simulator.control.reset()
    await expect(scene.createLink()).resolves.toBeDefined()
  })
})

describe("the switches", () => {
  it.each([
    [{ nothing: {} }, "nothing is not a group"],
    [{ check: { nodata: 1 } }, "check.nodata is not a switch"],
    [{ check: { noDataFor: -1 } }, "check.noDataFor must not be negative"],
    [{ confirmation: { mode: "maybe" } }, "confirmation.mode must be one of"],
    [{ services: { "mailorder/delete": { kind: "html" } } }, "not a service"],
    [{ services: { "*": { kind: "flood" } } }, "not a fault"],
    [{ services: { "*": { kind: "html", times: 0 } } }, "at least 1"],
    [{ clock: { fixed: "noon" } }, "clock.fixed must be an ISO time"],
    [{ charge: { commissionPercent: "101" } }, "commissionPercent"],
    [{ check: { noDataFor: 5 }, create: { code100: "yes" } }, "create.code100 must be true or false"],
  ])("refuse %j and change nothing", async (patch, words) => {
    const before = scene.simulator.control.get()
    const { status, message } = await postControl("", patch)
    expect(status).toBe(400)
    expect(message).toContain(words)
    expect(scene.simulator.control.get()).toEqual(before)
  })

  it("move the clock", async () => {
    scene.simulator.control.set({ clock: { fixed: "2026-01-01T00:00:00Z", offsetMs: 1000 } })
    const { id } = await scene.createLink()
    const link = scene.simulator.books().links.find((row) => row.id === id)
    expect(link).toMatchObject({ createdAt: "2026-01-01T00:00:01.000Z", expiresAt: "2026-01-01T02:00:01.000Z" })
    const ruled = await startScene({ now: () => new Date() })
    expect(() => ruled.simulator.control.set({ clock: { fixed: "2026-01-01T00:00:00Z" } })).toThrow("`now`")
    await ruled.end()
  })

  it("work over HTTP as in process", async () => {
    await postControl("", { check: { noDataFor: 1 } })
    expect(scene.simulator.control.get().check.noDataFor).toBe(1)
    await postControl("reset", {})
    expect(scene.simulator.control.get().check.noDataFor).toBe(0)
    const { url } = await scene.createLink()
    const paid = await postControl("pay", { url, confirm: false })
    expect(paid).toMatchObject({ status: 200, xactId: expect.stringMatching(/^xk_/) })
    expect(await postControl("reverse", { xactId: paid.xactId })).toMatchObject({ status: 200 })
    expect(await postControl("approve-reversal", { xactId: paid.xactId })).toMatchObject({ status: 400 })
    const state = await (await fetch(`${scene.simulator.url}/_control`)).json()
    expect(state).toMatchObject({ faults: { check: { noDataFor: 0 } }, heldConfirmations: 0 })
    const books = await (await fetch(`${scene.simulator.url}/_control/books`)).json()
    expect(books).toEqual(scene.simulator.books())
    expect(scene.simulator.books().transactions.at(-1)).toMatchObject({ xactId: paid.xactId, reversed: true })
  })

  it("do not obey a foreign web page", async () => {
    expect(await postControl("reset", {}, { origin: "https://evil.example" })).toMatchObject({ status: 403 })
  })
})

async function postControl(action: string, fields: object, headers: Record<string, string> = {}): Promise<Body> {
  const response = await fetch(`${scene.simulator.url}/_control${action && `/${action}`}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(fields),
  })
  const body: Body = JSON.parse(await response.text())
  return { ...body, status: response.status }
}

import { startSimulator } from "../index"
import { goodLink, KEY, type Scene, startScene } from "./scene"

let scene: Scene
let references = 0
const good = () => goodLink(scene.shopUrl, `gate_${++references}`)

beforeAll(async () => {
  scene = await startScene()
})
afterEach(() => scene.simulator.control.reset())
afterAll(() => scene.end())

describe("the gate", () => {
  it.each([
    ["no key", { authorization: "" }, 401],
    ["another key", { authorization: "Basic other" }, 401],
    ["the key in base64", { authorization: `Basic ${Buffer.from(`${KEY}:`).toString("base64")}` }, 401],
    ["a bearer", { authorization: `Bearer ${KEY}` }, 401],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 400],
    ["plain text", { "content-type": "text/plain" }, 400],
  ])("refuses %s", async (_what, headers, status) => {
    const answer = await scene.call("mailorder/create", good(), headers)
    expect(answer).toMatchObject({ status, body: { code: status, type: expect.any(String) } })
  })

  it("refuses GET, an unknown service and a body that is no object", async () => {
    const { status } = await fetch(`${scene.simulator.url}/v1/mailorder/create`)
    expect(status).toBe(405)
    expect((await scene.call("mailorder/nothing", {})).status).toBe(404)
    expect((await scene.call("mailorder/create", [1])).status).toBe(400)
  })

  it("takes the key it was started with", async () => {
    const other = await startSimulator({ secretKey: "another" })
    const headers = { authorization: "Basic another", "content-type": "application/json" }
    const answer = await fetch(`${other.url}/v1/transaction/check`, {
      method: "POST",
      headers,
      body: '{"xact_id":"x"}',
    })
    expect(answer.status).toBe(200)
    await other.close()
  })
})

describe("mailorder/create", () => {
  it.each([
    ["amount as text", { amount: "10.00" }],
    ["amount 0", { amount: 0 }],
    ["a negative amount", { amount: -1 }],
    ["three decimals", { amount: 1.001 }],
    ["no amount", { amount: undefined }],
    ["no name", { name_surname: " " }],
    ["a reference of 51 characters", { reference_no: "x".repeat(51) }],
    ["a lifetime as number", { expire_date: 72 }],
    ["a lifetime as date", { expire_date: "2026-03-01" }],
    ["mail without address", { send_mail: true }],
    ["a text without phone", { send_sms: true }],
    ["a url that is none", { confirmation_url: "shop/hook" }],
    ["an unknown pos_type", { pos_type: 2 }],
    ["a flag as text", { addcomission_to_amount: "false" }],
    ["instalments that are no counts", { installments: "one" }],
  ])("refuses %s", async (_what, spoilt) => {
    const answer = await scene.call("mailorder/create", { ...good(), ...spoilt })
    expect(answer).toMatchObject({ status: 400, body: { type: "invalid_request_error", code: 400, result_code: 11 } })
  })

  it("answers a link", async () => {
    const { status, body } = await scene.call("mailorder/create", good())
    expect(status).toBe(200)
    expect(body).toEqual({
      object_name: "mail_order",
      code: 0,
      message: "Başarılı İşlem",
      id: expect.any(String),
      url: expect.stringContaining(`${scene.simulator.url}/pay/`),
    })
  })

  it("refuses a reference twice with code 5, or makes a second link, or repeats the first", async () => {
    const request = good()
    const first = await scene.call("mailorder/create", request)
    expect((await scene.call("mailorder/create", request)).body).toMatchObject({ code: 5 })
    scene.simulator.control.set({ create: { duplicateReference: "old-success" } })
    expect((await scene.call("mailorder/create", request)).body).toMatchObject({ code: 100, url: first.body.url })
    scene.simulator.control.set({ create: { duplicateReference: "second-link" } })
    const second = await scene.call("mailorder/create", request)
    expect(second.body).toMatchObject({ code: 0 })
    expect(second.body.url).not.toBe(first.body.url)
  })

  it("can answer without id, with a foreign http url and with code 100", async () => {
    scene.simulator.control.set({ create: { missingId: true, httpUrl: true, code100: true } })
    const { body } = await scene.call("mailorder/create", good())
    expect(body).toMatchObject({ code: 100, url: expect.stringMatching(/^http:\/\/paynet\.example\/pay\//) })
    expect(body).not.toHaveProperty("id")
    await expect(scene.simulator.pay(String(body.url))).resolves.toBeDefined()
  })
})

describe("mailorder/detail, list and status_update", () => {
  it("tell the requested amount by id or reference", async () => {
    const link = await scene.createLink({ amount: 10.5 })
    for (const key of [{ id: link.id }, { reference_no: link.reference }]) {
      const { body } = await scene.call("mailorder/detail", key)
      expect(body).toMatchObject({ code: 0, amount: 10.5, reference_no: link.reference, status: 0, xact_id: "" })
      expect(body).not.toHaveProperty("url")
    }
    expect((await scene.call("mailorder/detail", {})).status).toBe(400)
    expect((await scene.call("mailorder/detail", { id: "none" })).body).toMatchObject({ code: 12 })
  })

  it("know only the statuses 0 and 3", async () => {
    const { id } = await scene.createLink()
    expect((await scene.call("mailorder/status_update", { id, status: 1 })).status).toBe(400)
    expect((await scene.call("mailorder/status_update", { id, status: 3 })).body).toMatchObject({ code: 0 })
    expect((await scene.call("mailorder/detail", { id })).body).toMatchObject({ status: 3 })
  })

  it("page by row index", async () => {
    const other = await startScene({ now: () => new Date("2026-03-01T10:00:00Z") })
    const made: string[] = []
    for (let at = 0; at < 12; at += 1) made.push((await other.createLink()).reference)
    const days = { datab: "2026-03-01", datbi: "2026-03-01" }
    const references = async (page: object) => {
      const { body } = await other.call("mailorder/list", { ...days, ...page })
      const data = Array.isArray(body.Data) ? body.Data : []
      return { all: data.map(({ reference_no }) => reference_no), more: body.has_more }
    }
    expect(await references({})).toEqual({ all: made.slice(0, 10), more: true })
    expect(await references({ starting_after: 10, limit: 5 })).toEqual({ all: made.slice(10), more: false })
    expect((await other.call("mailorder/list", { datab: "2026-03-01" })).status).toBe(400)
    await other.end()
  })
})

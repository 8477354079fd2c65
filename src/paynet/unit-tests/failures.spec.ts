import type { ServerResponse } from "node:http"
import { createServer } from "node:net"
import { gzipSync } from "node:zlib"
import { createPaynetClient } from "../client"
import {
  type Answer,
  checked,
  created,
  everythingIn,
  failureOf,
  KEY,
  type LocalPaynet,
  link,
  REFERENCE,
  row,
  send,
  startLocalPaynet,
} from "./local-paynet"

let paynet: LocalPaynet
let elsewhere: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
  elsewhere = await startLocalPaynet()
})
afterAll(async () => {
  await paynet.close()
  await elsewhere.close()
})

const SHORT_MS = 400
const POISON = "Ayşe Yılmaz ayse@example.com 4355084355084358 sck_echoed"
const HTML = `<html><body>${POISON}</body></html>`
const big = "x".repeat(10 * 1_048_576)

const reset = (response: ServerResponse) => response.socket?.resetAndDestroy()
const drip = (response: ServerResponse) => {
  response.writeHead(200, { "Content-Type": "application/json" })
  const timer = setInterval(() => response.write(" "), 20)
  response.on("close", () => clearInterval(timer))
}
const breakOff = (response: ServerResponse) => {
  response.writeHead(200, { "Content-Length": "100" })
  response.write('{"code":0', () => response.socket?.destroy())
}
const never = () => undefined

type Case = [what: string, behaviour: Answer | ((response: ServerResponse) => void), kind: string, effect: string]
const html = { "Content-Type": "text/html" }
const CASES: Case[] = [
  ["401", { status: 401, body: { type: "authorization_error", code: 401, message: POISON } }, "configuration", "none"],
  ["401 in HTML", { status: 401, headers: html, body: HTML }, "configuration", "none"],
  ["403", { status: 403, body: { type: "authorization_error", code: 403, result_code: 7 } }, "configuration", "none"],
  ["403 in HTML", { status: 403, headers: html, body: HTML }, "configuration", "none"],
  ["code 7", { body: { code: 7, message: POISON } }, "configuration", "none"],
  ["code 2", { body: { code: 2, message: POISON } }, "refused", "none"],
  ["400", { status: 400, body: { type: "invalid_request_error", code: 400, result_code: 11 } }, "refused", "none"],
  ["400 without a code", { status: 400, body: { type: "invalid_request_error", code: 400 } }, "refused", "none"],
  ["400 that claims success", { status: 400, body: { code: 400, result_code: 0 } }, "unreadable", "unknown"],
  ["400 with code 0", { status: 400, body: created() }, "unreadable", "unknown"],
  ["404 in HTML", { status: 404, headers: html, body: HTML }, "unreadable", "unknown"],
  ["429", { status: 429, headers: html, body: HTML }, "unreachable", "unknown"],
  [
    "500",
    { status: 500, body: { type: "api_error", code: 500, result_code: 8, message: POISON } },
    "unreachable",
    "unknown",
  ],
  [
    "500 that says no",
    { status: 500, body: { type: "api_error", code: 500, result_code: 5 } },
    "unreachable",
    "unknown",
  ],
  ["502 in HTML", { status: 502, headers: html, body: HTML }, "unreachable", "unknown"],
  ["503 with code 0", { status: 503, body: created() }, "unreachable", "unknown"],
  ["200 in HTML", { headers: html, body: HTML }, "unreadable", "unknown"],
  ["200 without a body", { body: "" }, "unreadable", "unknown"],
  ["201", { status: 201, body: created() }, "unreadable", "unknown"],
  ["204", { status: 204, body: "" }, "unreadable", "unknown"],
  ["10 MB", { body: JSON.stringify({ ...created(), ...checked(row()), message: big }) }, "unreadable", "unknown"],
  ["an answer that breaks off", breakOff, "unreadable", "unknown"],
  ["a reset", reset, "unreachable", "unknown"],
  ["silence", never, "unreachable", "unknown"],
  ["a body that trickles", drip, "unreachable", "unknown"],
]

describe.each(CASES)("%s", (what, behaviour, kind, effect) => {
  const isSlow = what === "silence" || what === "a body that trickles"
  const client = () => paynet.client(isSlow ? SHORT_MS : 5_000)

  it(`of a write is ${kind}, with the effect ${effect}, and the write is not repeated`, async () => {
    paynet.answers(behaviour)
    const error = await failureOf(client().createPayLink(link()))
    expect(error).toMatchObject({ kind, effect, service: "mailorder/create" })
    expect(paynet.requests).toHaveLength(1)
    expect(error.message).toContain("mailorder/create")
  })

  it(`of a read is ${kind}, never "nothing was paid"`, async () => {
    paynet.answers(behaviour)
    const error = await failureOf(client().checkTransactions(REFERENCE, { retries: 0 }))
    expect(error).toMatchObject({ kind, effect: "none", service: "transaction/check" })
  })

  it("shows no key, no payer, no reference, no url, nothing of Paynet's text", async () => {
    paynet.answers(behaviour)
    const text = everythingIn(await failureOf(client().createPayLink(link({ note: "a private note" }))))
    const secrets = [
      KEY,
      "sck_",
      "Basic ",
      "Ayşe",
      "ayse@",
      "53212",
      "4355",
      "Tok3n",
      REFERENCE,
      "private",
      "html",
      "127.0.0.1",
    ]
    for (const secret of secrets) {
      expect(text).not.toContain(secret)
    }
  })
})

describe("a call", () => {
  it("takes no longer than its time, however slowly the body comes", async () => {
    for (const behaviour of [never, drip]) {
      paynet.answers(behaviour)
      const begun = performance.now()
      await failureOf(paynet.client(SHORT_MS).requestReversal({ xactId: "xk_1" }))
      expect(performance.now() - begun).toBeLessThan(SHORT_MS * 4)
    }
  })

  it.each([301, 302, 303, 307, 308])("does not follow a %d with the key", async (status) => {
    elsewhere.answers({ body: { ...created(), ...checked(row()) } })
    paynet.answers({ status, headers: { Location: `${elsewhere.url}/v1/mailorder/create` }, body: created() })
    expect(await failureOf(paynet.client().createPayLink(link()))).toMatchObject({
      kind: "unreadable",
      effect: "unknown",
      httpStatus: status,
    })
    expect(elsewhere.requests).toHaveLength(0)
    expect(paynet.requests).toHaveLength(1)
  })

  it("reads a small compressed answer, and refuses one that unpacks to 10 MB", async () => {
    const zipped = (body: unknown) => (response: ServerResponse) => {
      response.writeHead(200, { "Content-Encoding": "gzip" })
      response.end(gzipSync(JSON.stringify(body)))
    }
    paynet.answers(zipped(created()))
    await expect(paynet.client().createPayLink(link())).resolves.toMatchObject({ id: "lnk_1" })
    paynet.answers(zipped(created({ message: big })))
    expect(await failureOf(paynet.client().createPayLink(link()))).toMatchObject({ kind: "unreadable" })
  })

  it("that nobody listened to did nothing", async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve))
    const address = closed.address()
    const port = typeof address === "object" ? address?.port : undefined
    await new Promise((resolve) => closed.close(resolve))
    const client = createPaynetClient({ baseUrl: `http://127.0.0.1:${port}`, secretKey: KEY, timeoutMs: 2_000 })
    const error = await failureOf(client.createPayLink(link()))
    expect(error).toMatchObject({ kind: "unreachable", effect: "none" })
    expect(everythingIn(error)).not.toContain(KEY)
  })

  it("to a name that does not exist did nothing", async () => {
    const client = createPaynetClient({ baseUrl: "https://paynet.invalid", secretKey: KEY, timeoutMs: 5_000 })
    const error = await failureOf(client.requestReversal({ xactId: "xk_1" }))
    expect(error).toMatchObject({ kind: "unreachable", effect: "none" })
    expect(everythingIn(error)).not.toContain(KEY)
  })

  it("keeps a path that the base url has", async () => {
    paynet.answers({ body: created() })
    const client = createPaynetClient({ baseUrl: `${paynet.url}/proxy//`, secretKey: KEY, timeoutMs: 2_000 })
    await client.createPayLink(link())
    expect(paynet.requests[0]?.path).toBe("/proxy/v1/mailorder/create")
  })

  it("that writes does not ride on a connection that Paynet may just be closing", async () => {
    const sockets = new Set<unknown>()
    paynet.answers((response) => {
      sockets.add(response.socket)
      send(response, { body: created() })
    })
    await paynet.client().createPayLink(link())
    await paynet.client().createPayLink(link())
    expect(sockets.size).toBe(2)
  })
})

it.each([
  ["no data", { type: "no_data_error", code: 500, result_code: 12 }],
  ["not authorized", { type: "authorization_error", code: 500, result_code: 7 }],
])("a write that ended in a 5xx may have been done, even if the body says %s", async (_what, body) => {
  paynet.answers({ status: 500, body })
  expect(await failureOf(paynet.client().requestReversal({ xactId: "xk_1" }))).toMatchObject({
    kind: "unreachable",
    effect: "unknown",
  })
})

it("a wrong key is said in words", async () => {
  paynet.answers({ status: 401, body: {} })
  const error = await failureOf(paynet.client().createPayLink(link()))
  expect(error.name).toBe("PaynetConfigurationError")
  expect(error.message).toMatch(/secret key/)
  expect(error.message).toMatch(/IP address is not registered/)
  expect(error.httpStatus).toBe(401)
})

it("a refusal names the result code in our words", async () => {
  paynet.answers({ body: { code: 5, message: POISON } })
  const error = await failureOf(paynet.client().createPayLink(link()))
  expect(error.message).toContain("5 (duplicate data)")
})

import type { ServerResponse } from "node:http"
import { PaynetConfigurationError, PaynetRefusedError, PaynetUnreachableError } from "../errors"
import { retryReads } from "../retry-reads"
import {
  type Answer,
  checked,
  failureOf,
  type LocalPaynet,
  link,
  REFERENCE,
  row,
  send,
  startLocalPaynet,
} from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const failingFirst = (times: number, bad: Answer | "reset") => (response: ServerResponse, attempt: number) => {
  if (attempt > times) {
    send(response, { body: checked(row()) })
  } else if (bad === "reset") {
    response.socket?.resetAndDestroy()
  } else {
    send(response, bad)
  }
}

describe("a read", () => {
  it.each([
    ["a reset", "reset"],
    ["a 502", { status: 502, body: "<html>" }],
    ["HTML", { body: "<html>" }],
    ["a shape that cannot be read", { body: { code: 0 } }],
    ["a server error in words", { body: { code: 8 } }],
  ] as [string, Answer | "reset"][])("is repeated after %s", async (_what, bad) => {
    paynet.answers(failingFirst(2, bad))
    await expect(paynet.client().checkTransactions(REFERENCE)).resolves.toHaveLength(1)
    expect(paynet.requests).toHaveLength(3)
  })

  it("is asked three times at most, or as often as told", async () => {
    paynet.answers({ status: 502 })
    await failureOf(paynet.client().checkTransactions(REFERENCE))
    expect(paynet.requests).toHaveLength(3)
    paynet.answers({ status: 502 })
    await failureOf(paynet.client().checkTransactions(REFERENCE, { retries: 0 }))
    expect(paynet.requests).toHaveLength(1)
  })

  it.each([
    ["a refused key", { status: 401 }],
    ["an address that is not registered", { status: 403 }],
    ["a clear no", { body: { code: 2 } }],
    ["too many requests", { status: 429 }],
    ["nothing to find", { body: { code: 12 } }],
  ])("is not repeated after %s", async (_what, answer) => {
    paynet.answers(answer)
    await paynet
      .client()
      .checkTransactions(REFERENCE)
      .catch(() => undefined)
    expect(paynet.requests).toHaveLength(1)
  })

  it.each([
    ["payLinkDetail", () => paynet.client().payLinkDetail({ reference: REFERENCE })],
    ["transactionDetail", () => paynet.client().transactionDetail("x")],
    ["transactionList", () => paynet.client().transactionList({ from: "a", to: "b", start: 0, limit: 1 })],
    ["reversalList", () => paynet.client().reversalList({ from: "a", to: "b", start: 0, limit: 1 })],
  ])("is also %s", async (_name, call) => {
    paynet.answers({ status: 500 })
    await failureOf(call())
    expect(paynet.requests).toHaveLength(3)
  })

  it("stays within its time in total, pauses included", async () => {
    paynet.answers({ status: 502 })
    const begun = performance.now()
    const error = await failureOf(paynet.client().checkTransactions(REFERENCE, { timeoutMs: 300, retries: 50 }))
    expect(performance.now() - begun).toBeLessThan(1_500)
    expect(error).toMatchObject({ kind: "unreachable", httpStatus: 502 })
    expect(paynet.requests.length).toBeLessThanOrEqual(2)
  })

  it.each([0, -5, 0.4])("with %d ms left is a timeout, not a crash", async (timeoutMs) => {
    paynet.answers(() => undefined)
    const error = await failureOf(paynet.client().checkTransactions(REFERENCE, { timeoutMs }))
    expect(error).toMatchObject({ kind: "unreachable" })
  })

  it("uses the account's time when told nothing", async () => {
    paynet.answers(() => undefined)
    expect(await failureOf(paynet.client(100).checkTransactions(REFERENCE, { timeoutMs: undefined }))).toMatchObject({
      kind: "unreachable",
    })
  })
})

describe("a write", () => {
  it.each([
    ["createPayLink", () => paynet.client().createPayLink(link())],
    ["setPayLinkStatus", () => paynet.client().setPayLinkStatus({ reference: REFERENCE }, "passive")],
    ["requestReversal", () => paynet.client().requestReversal({ xactId: "xk_1" })],
  ])("is never repeated: %s", async (_name, call) => {
    for (const bad of [{ status: 500 }, { body: "<html>" }, { body: { code: 8 } }]) {
      paynet.answers(bad)
      expect(await failureOf(call())).toMatchObject({ effect: "unknown" })
      expect(paynet.requests).toHaveLength(1)
    }
    paynet.answers((response) => response.socket?.resetAndDestroy())
    expect(await failureOf(call())).toMatchObject({ effect: "unknown" })
    expect(paynet.requests).toHaveLength(1)
  })
})

describe("retryReads", () => {
  const facts = { service: "x", effect: "none" } as const
  const attempts = async (error: unknown) => {
    let count = 0
    await retryReads(
      async () => {
        count++
        throw error
      },
      { timeoutMs: 5_000, retries: 1 },
    ).catch(() => undefined)
    return count
  }

  it("repeats what may pass by itself, and nothing else", async () => {
    expect(await attempts(new PaynetUnreachableError("x", facts))).toBe(2)
    expect(await attempts(new PaynetRefusedError("x", facts))).toBe(1)
    expect(await attempts(new PaynetConfigurationError("x", facts))).toBe(1)
    expect(await attempts(new TypeError("a bug of ours"))).toBe(1)
  })
})

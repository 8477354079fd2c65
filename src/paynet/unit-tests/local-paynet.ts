import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { inspect } from "node:util"
import { createPaynetClient, type PaynetClient } from "../client"
import { PaynetError } from "../errors"
import { kurus } from "../kurus"
import type { CreatePayLink } from "../pay-link"

export const KEY = "sck_very-secret-Key_0123456789=="
export const REFERENCE = "pl_inst1_01j9zq0000000000000000000a"

export type Received = { method: string; path: string; headers: IncomingMessage["headers"]; body: unknown }
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown }
type Behaviour = Answer | ((response: ServerResponse, attempt: number) => void)

/** A server that answers every call in one way and remembers what it was asked. */
export const startLocalPaynet = async () => {
  const requests: Received[] = []
  let behaviour: Behaviour = {}

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8")
      const { method = "", url = "", headers } = request
      requests.push({ method, path: url, headers, body: JSON.parse(text) })
      if (typeof behaviour === "function") {
        behaviour(response, requests.length)
      } else {
        send(response, behaviour)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  return {
    url,
    requests,
    client: (timeoutMs = 5_000): PaynetClient => createPaynetClient({ baseUrl: url, secretKey: KEY, timeoutMs }),
    answers: (next: Behaviour) => {
      behaviour = next
      requests.length = 0
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type LocalPaynet = Awaited<ReturnType<typeof startLocalPaynet>>

export const send = (response: ServerResponse, { status = 200, headers, body = {} }: Answer): void => {
  response.writeHead(status, { "Content-Type": "application/json; charset=UTF-8", ...headers })
  response.end(typeof body === "string" ? body : JSON.stringify(body))
}

/** A good row of transaction/check, which a test spoils in one way. */
export const row = (changes: Record<string, unknown> = {}) => ({
  id: "911",
  xact_id: "xk_0001",
  xact_date: "2026-04-08T10:27:22.0296925+03:00",
  transaction_type: 1,
  agent_reference: REFERENCE,
  bank_id: "AXSS",
  instalment: 0,
  card_no: "435508******4358",
  card_holder: "AYŞE YILMAZ",
  amount: 149.9,
  net_amount: 145.4,
  comission: 4.5,
  currency: "TL",
  authorization_code: "A1B2C3",
  is_succeed: true,
  email: "ayse@example.com",
  phone: "+905321234567",
  ...changes,
})

/** A good answer of transaction/check. */
export const checked = (...rows: unknown[]) => ({
  object_name: "transaction_check",
  code: 0,
  message: "Başarılı İşlem",
  Data: rows,
})

/** A good answer of mailorder/create. */
export const created = (changes: Record<string, unknown> = {}) => ({
  url: "https://pay.paynet.com.tr/l/abc?x=1",
  id: "lnk_1",
  object_name: "mailorder",
  code: 0,
  message: "Başarılı İşlem",
  ...changes,
})

/** A good PayLink with every kind of personal data in it. */
export const link = (changes: Partial<CreatePayLink> = {}): CreatePayLink => ({
  amount: kurus(14990),
  payerName: "Ayşe Yılmaz",
  reference: REFERENCE,
  succeedUrl: "https://shop.example/paynet/return/Tok3nOk",
  errorUrl: "https://shop.example/paynet/return/Tok3nNo",
  lifetimeHours: 2,
  addCommission: false,
  email: "ayse@example.com",
  phone: "+905321234567",
  ...changes,
})

/** The PaynetError that a call rejects with; fails the test when it resolves or rejects with anything else. */
export const failureOf = async (call: Promise<unknown>): Promise<PaynetError> => {
  const error = await call.then(
    () => new Error("the call resolved"),
    (reason: unknown) => reason,
  )
  if (!(error instanceof PaynetError)) {
    throw error
  }
  return error
}

/** Everything that a careless logger could print of an error. */
export const everythingIn = (error: Error): string =>
  [
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
    error.stack,
    error.message,
    String(error.cause),
  ].join("\n")

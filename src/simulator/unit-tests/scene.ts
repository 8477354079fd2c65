import { createServer, type IncomingMessage } from "node:http"
import { type Simulator, type SimulatorOptions, startSimulator } from "../index"
import { readBody } from "../read-body"

export const KEY = "sim_secret_key"

export interface Received {
  method: string
  path: string
  contentType: string
  body: string
}

/** A simulator and a small shop that writes down what reaches it. */
export interface Scene {
  simulator: Simulator
  shopUrl: string
  received: Received[]
  /** A good call; tests spoil one thing of it. */
  call(service: string, fields: unknown, headers?: Record<string, string>): Promise<{ status: number; body: Body }>
  createLink(fields?: Record<string, unknown>): Promise<{ reference: string; url: string; id: string }>
  end(): Promise<void>
}

export type Body = Record<string, unknown>

let references = 0

export async function startScene(options: SimulatorOptions = {}): Promise<Scene> {
  const simulator = await startSimulator(options)
  const received: Received[] = []
  const shop = createServer(async (request: IncomingMessage, response) => {
    const body = (await readBody(request)) ?? ""
    const { method = "", url = "", headers } = request
    received.push({ method, path: url, contentType: headers["content-type"] ?? "", body })
    response.writeHead(url.startsWith("/broken") ? 500 : 200).end("ok")
  })
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve))
  const address = shop.address()
  const shopUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`

  const call: Scene["call"] = async (service, fields, headers = {}) => {
    const response = await fetch(`${simulator.url}/v1/${service}`, {
      method: "POST",
      headers: { authorization: `Basic ${KEY}`, "content-type": "application/json; charset=UTF-8", ...headers },
      body: JSON.stringify(fields),
      redirect: "manual",
    })
    const body: Body = JSON.parse(await response.text())
    return { status: response.status, body }
  }
  return {
    simulator,
    shopUrl,
    received,
    call,
    async createLink(fields = {}) {
      references += 1
      const request = goodLink(shopUrl, `pl_${references}`)
      const { body } = await call("mailorder/create", { ...request, ...fields })
      return { reference: request.reference_no, url: String(body.url), id: String(body.id) }
    },
    async end() {
      await simulator.close()
      await new Promise((resolve) => {
        shop.close(resolve)
        shop.closeAllConnections()
      })
    },
  }
}

export function goodLink(shopUrl: string, reference: string) {
  return {
    amount: 1149.99,
    name_surname: "Ayşe Yılmaz",
    reference_no: reference,
    succeed_url: `${shopUrl}/done`,
    error_url: `${shopUrl}/failed`,
    confirmation_url: `${shopUrl}/hook`,
    expire_date: "2",
    addcomission_to_amount: false,
    multi_payment: false,
    send_confirmation_mail: false,
  }
}

/** The rows of an answer. */
export function rows(body: Body): Body[] {
  return Array.isArray(body.Data) ? body.Data : []
}

/** A clock that a test moves by hand. */
export function handClock(start: string): { now: () => Date; goTo: (time: string) => void } {
  let time = new Date(start)
  return {
    now: () => time,
    goTo(next) {
      time = new Date(next)
    },
  }
}

import http from "node:http"
import type { AddressInfo } from "node:net"

/** A call to Paynet that goes wrong: refused without effect, or done while its answer is lost. */
export type Fault = {
  service:
    | "mailorder/create"
    | "mailorder/status_update"
    | "transaction/check"
    | "transaction/reversed_request"
    | "transaction/detail"
  kind: "500" | "lost-after" | "lost-before"
  times: number
}

type Body = { reference_no?: unknown; agent_note?: unknown; xact_id?: unknown }

/**
 * Stands between the store and the simulator, whose own faults meet whoever calls next: here a fault meets one cart's
 * calls only, so that histories can be played side by side and still fail alike when they are played alone.
 */
export type Door = {
  url: string
  opensTo(target: () => string, referenceOf: (xactId: string) => string | null): void
  arm(cartId: string, fault: Fault): void
  disarm(cartId: string): void
  close(): Promise<void>
}

const readAll = async (request: http.IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const parse = (body: Buffer): Body => {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    return {}
  }
}

const text = (value: unknown): string | null => (typeof value === "string" && value ? value : null)

export const startDoor = async (): Promise<Door> => {
  const armed = new Map<string, Fault[]>()
  const cartOf = new Map<string, string>()
  let target = () => ""
  let referenceOf: (xactId: string) => string | null = () => null

  const whose = (body: Body): string | null => {
    const xact = text(body.xact_id)
    const reference = text(body.reference_no) ?? (xact && referenceOf(xact))
    const cart = text(body.agent_note)
    if (reference && cart) cartOf.set(reference, cart)
    return cart ?? (reference ? (cartOf.get(reference) ?? null) : null)
  }
  const take = (cart: string | null, service: string): Fault["kind"] | null => {
    const fault = armed.get(cart ?? "")?.find((one) => one.service === service && one.times > 0)
    if (!fault) return null
    fault.times -= 1
    return fault.kind
  }

  const server = http.createServer(async (request, response) => {
    try {
      const body = await readAll(request)
      const kind = take(whose(parse(body)), (request.url ?? "").replace(/^\/v1\//, ""))
      if (kind === "lost-before") return request.socket.destroy()
      if (kind === "500") return response.writeHead(500, { "content-type": "text/html" }).end("<h1>500</h1>")
      const { authorization = "", "content-type": type = "application/json" } = request.headers
      const answer = await fetch(`${target()}${request.url}`, {
        method: request.method,
        headers: { authorization, "content-type": type },
        body: new Uint8Array(body),
      })
      const reply = Buffer.from(await answer.arrayBuffer())
      if (kind === "lost-after") return request.socket.destroy()
      response
        .writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" })
        .end(reply)
    } catch {
      request.socket.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    opensTo: (to, by) => {
      target = to
      referenceOf = by
    },
    arm: (cartId, fault) => armed.set(cartId, [...(armed.get(cartId) ?? []), { ...fault }]),
    disarm: (cartId) => armed.delete(cartId),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

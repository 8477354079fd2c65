import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"

const PATIENCE_IN_MS = 60_000

export interface Outgoing {
  method: "GET" | "POST"
  body?: string
  contentType?: string
  signal: AbortSignal
}

export interface Reply {
  status: number
  location: string | null
}

/**
 * One request to the shop, without retries and without following redirects. A fresh connection each time, so that
 * nothing of ours keeps the shop's server from closing. Null: no answer came.
 */
export function send(url: string, { method, body, contentType, signal }: Outgoing): Promise<Reply | null> {
  if (!URL.canParse(url)) return Promise.resolve(null)
  const target = new URL(url)
  const start = target.protocol === "https:" ? httpsRequest : httpRequest
  const headers = {
    connection: "close",
    ...(contentType ? { "content-type": contentType } : {}),
    ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
  }
  return new Promise((resolve) => {
    const request = start(target, { method, headers, agent: false, signal, timeout: PATIENCE_IN_MS }, (response) => {
      const reply = { status: response.statusCode ?? 0, location: response.headers.location ?? null }
      response.on("error", () => resolve(null))
      response.on("end", () => resolve(reply))
      response.resume()
    })
    request.on("timeout", () => request.destroy())
    request.on("error", () => resolve(null))
    request.on("close", () => resolve(null))
    request.end(body)
  })
}

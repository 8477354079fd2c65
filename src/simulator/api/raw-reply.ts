import type { ServerResponse } from "node:http"
import type { World } from "../world"

/** Bytes to answer with, good or spoilt. */
export interface RawReply {
  status: number
  headers: Record<string, string>
  body: string
  /** The result code in the body, for the books. */
  code: number | null
  /** The body arrives in pieces over so many ms. */
  dripMs?: number
}

const DRIPS = 50

export function jsonReply(status: number, body: object): RawReply {
  const headers = { "content-type": "application/json; charset=utf-8" }
  return { status, headers, body: JSON.stringify(body), code: null }
}

export function htmlReply(status: number, body: string): RawReply {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body, code: null }
}

export async function sendReply(world: World, response: ServerResponse, reply: RawReply): Promise<void> {
  const bytes = Buffer.from(reply.body)
  response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length })
  if (reply.dripMs === undefined) {
    response.end(bytes)
    return
  }
  const size = Math.max(1, Math.ceil(bytes.length / DRIPS))
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size))
    await world.lifetime.wait(reply.dripMs / DRIPS)
  }
  response.end()
}

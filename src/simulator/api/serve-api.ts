import type { IncomingMessage, ServerResponse } from "node:http"
import type { ServiceFault } from "../faults/faults"
import { isFields } from "../fields"
import { parseJson, readBody } from "../read-body"
import type { CallBook } from "../types"
import type { World } from "../world"
import { answerCall, type Call } from "./answer-call"
import { disturb } from "./disturb"
import { jsonReply, type RawReply, sendReply } from "./raw-reply"

/** One call of the API: into the books, past the gates and faults, answered, one line to the log. */
export async function serveApi(world: World, request: IncomingMessage, response: ServerResponse, service: string) {
  const call: Call = { service, request, fields: parseFields(await readBody(request)) }
  const entry = enter(world, call)
  await world.holds.pass(service)
  const fault = world.faults.take(service)
  entry.fault = fault?.kind ?? null
  const reply = await replyTo(world, call, fault, entry)
  if (reply === null || response.destroyed) response.destroy()
  else await sendReply(world, response, reply)
  world.log(`${request.method} ${service} ${entry.reference ?? entry.xactId ?? "-"} -> ${told(entry)}`)
}

/** Null: the connection is to be cut without an answer. */
async function replyTo(
  world: World,
  call: Call,
  fault: ServiceFault | null,
  entry: CallBook,
): Promise<RawReply | null> {
  const handle = () => {
    const { status, body } = answerCall(world, call)
    return { ...jsonReply(status, body), code: typeof body.code === "number" ? body.code : null }
  }
  const reply = fault ? await disturb(world, fault, handle) : handle()
  entry.status = reply?.status ?? null
  entry.code = reply?.code ?? null
  return reply
}

function enter(world: World, { service, fields }: Call): CallBook {
  const entry: CallBook = {
    service,
    at: world.now().toISOString(),
    reference: textOrNull(fields?.reference_no),
    xactId: textOrNull(fields?.xact_id),
    status: null,
    code: null,
    fault: null,
  }
  world.books.calls.push(entry)
  return entry
}

function told({ status, code, fault }: CallBook): string {
  return `${status ?? "cut"}/${code ?? "-"}${fault ? ` (${fault})` : ""}`
}

function parseFields(body: string | null) {
  const value = body === null ? undefined : parseJson(body)
  return isFields(value) ? value : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value ? value : null
}

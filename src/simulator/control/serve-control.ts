import type { IncomingMessage, ServerResponse } from "node:http"
import { htmlReply, jsonReply, sendReply } from "../api/raw-reply"
import { isFields } from "../fields"
import { parseJson, readBody } from "../read-body"
import type { Simulator } from "../types"
import type { World } from "../world"
import { ACTIONS, isAction } from "./actions"
import { isLocal } from "./is-local"

/**
 * `GET /_control` (switches), `GET /_control/books`, `POST /_control` (a patch), `POST /_control/<action>`.
 * JSON is answered in JSON; the buttons of the start page send forms and are sent back to it.
 */
export async function serveControl(
  world: World,
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: URL,
): Promise<void> {
  if (!isLocal(request)) {
    return sendReply(world, response, jsonReply(403, { message: "/_control answers only to this machine" }))
  }
  const action = pathname.replace(/^\/_control\/?/, "")
  if (request.method === "GET") return showState(world, simulator, response, action)
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")
  const body = (await readBody(request)) ?? ""
  const result = await act(simulator, action, isForm ? formFields(body) : body === "" ? {} : parseJson(body))
  if (isForm && result.status === 200) {
    response.writeHead(303, { location: `/${search}` }).end()
    return
  }
  return sendReply(world, response, jsonReply(result.status, result.body))
}

function showState(world: World, simulator: Simulator, response: ServerResponse, what: string): Promise<void> {
  if (what === "books") return sendReply(world, response, jsonReply(200, simulator.books()))
  if (what !== "") return sendReply(world, response, htmlReply(404, "Not found"))
  const { heldCount } = world.confirmations
  const state = { now: world.now().toISOString(), heldConfirmations: heldCount, faults: simulator.control.get() }
  return sendReply(world, response, jsonReply(200, state))
}

async function act(simulator: Simulator, action: string, fields: unknown): Promise<{ status: number; body: object }> {
  if (!isFields(fields)) return { status: 400, body: { message: "The body must be a JSON object" } }
  const name = action || "set"
  if (!isAction(name)) {
    return {
      status: 404,
      body: { message: `There is no action ${name}: use one of ${Object.keys(ACTIONS).join(", ")}` },
    }
  }
  try {
    return { status: 200, body: await ACTIONS[name](simulator, fields) }
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : "The action failed" } }
  }
}

/** A form's `patch` field carries JSON; other fields are text. */
function formFields(body: string): unknown {
  const form = new URLSearchParams(body)
  const patch = form.get("patch")
  return patch === null ? Object.fromEntries(form) : parseJson(patch)
}

import type { IncomingMessage } from "node:http"
import { type Answer, badRequest, CODE, rejected } from "../answer"
import { BadField, type Fields } from "../fields"
import { isService } from "../services/names"
import { HANDLERS } from "../services/services"
import type { World } from "../world"

export interface Call {
  service: string
  request: IncomingMessage
  /** Null: the body is no JSON object. */
  fields: Fields | null
}

/** What Paynet answers to a call that nothing disturbs: gate first, then the service. */
export function answerCall(world: World, { service, request, fields }: Call): Answer {
  if (request.method !== "POST") return rejected(405, "invalid_request_error", "Only POST is allowed", CODE.badRequest)
  if (request.headers.authorization !== `Basic ${world.secretKey}`) {
    return rejected(401, "authorization_error", "Authorization must be: Basic <the raw secret key>", CODE.unauthorized)
  }
  if (!isService(service)) return rejected(404, "invalid_request_error", `There is no service ${service}`, 9)
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    return badRequest("Content-Type must be application/json; charset=UTF-8")
  }
  if (!fields) return badRequest("The body must be a JSON object")
  try {
    return HANDLERS[service](world, fields)
  } catch (error) {
    if (error instanceof BadField) return badRequest(error.message)
    throw error
  }
}

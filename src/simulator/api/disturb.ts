import { CODE } from "../answer"
import type { ServiceFault } from "../faults/faults"
import type { World } from "../world"
import { htmlReply, jsonReply, type RawReply } from "./raw-reply"

const HUGE_IN_BYTES = 10 * 1024 * 1024
const DEFAULT_DRIP_MS = 30_000
const HTML = "<!doctype html><title>Service Unavailable</title><h1>The service is unavailable.</h1>"

/** What a fault makes of a call. `handle` has the call's effect and makes the true answer; null cuts the connection. */
export async function disturb(world: World, fault: ServiceFault, handle: () => RawReply): Promise<RawReply | null> {
  switch (fault.kind) {
    case "status":
      return statusReply(fault.status, fault.body)
    case "html":
      return htmlReply(200, HTML)
    case "redirect":
      return { ...htmlReply(302, ""), headers: { location: fault.location ?? `${world.url}/` } }
    case "huge":
      return jsonReply(200, { object_name: "huge", code: CODE.done, filler: "x".repeat(HUGE_IN_BYTES) })
    case "code": {
      const { code, message = `Simulated result code ${code}` } = fault
      return { ...jsonReply(200, { object_name: "fault", code, message }), code }
    }
    case "reset-before":
      return null
    case "reset-after":
      handle()
      return null
    case "timeout-before":
      await world.lifetime.wait(fault.ms)
      return null
    case "timeout-after":
      handle()
      await world.lifetime.wait(fault.ms)
      return null
    case "delay":
      return (await world.lifetime.wait(fault.ms)) ? handle() : null
    case "drip":
      return { ...handle(), dripMs: fault.ms ?? DEFAULT_DRIP_MS }
  }
}

function statusReply(status: number, body?: string): RawReply {
  if (body === undefined && status >= 500) return htmlReply(status, HTML)
  if (body?.trimStart().startsWith("<")) return htmlReply(status, body)
  if (body !== undefined) return { ...jsonReply(status, {}), body }
  const type = status === 401 || status === 403 ? "authorization_error" : "invalid_request_error"
  const resultCode = status === 401 || status === 403 ? CODE.unauthorized : CODE.badRequest
  return {
    ...jsonReply(status, { type, message: "Simulated fault", code: status, result_code: resultCode }),
    code: status,
  }
}

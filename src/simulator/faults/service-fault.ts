import { isService, SERVICES } from "../services/names"
import type { ServiceFault } from "./faults"
import { anyFields, count, type Rule, text } from "./rules"

const optional = <T>(rule: Rule<T>, value: unknown, name: string): T | undefined =>
  value === undefined ? undefined : rule(value, name)

const times: Rule<number | "always"> = (value, name) => {
  if (value === "always") return "always"
  if (count(value, name) < 1) throw new Error(`${name} must be at least 1, or "always"`)
  return count(value, name)
}

const serviceFault: Rule<ServiceFault> = (value, name) => {
  const fields = anyFields(value, name)
  const often = { times: optional(times, fields.times, `${name}.times`) ?? 1 }
  switch (fields.kind) {
    case "html":
    case "huge":
    case "reset-before":
    case "reset-after":
      return { kind: fields.kind, ...often }
    case "timeout-before":
    case "timeout-after":
    case "delay":
      return { kind: fields.kind, ms: count(fields.ms, `${name}.ms`), ...often }
    case "drip":
      return { kind: "drip", ms: optional(count, fields.ms, `${name}.ms`), ...often }
    case "redirect":
      return { kind: "redirect", location: optional(text, fields.location, `${name}.location`), ...often }
    case "status": {
      const status = count(fields.status, `${name}.status`)
      if (status < 200 || status > 599) throw new Error(`${name}.status must be an HTTP status from 200 to 599`)
      return { kind: "status", status, body: optional(text, fields.body, `${name}.body`), ...often }
    }
    case "code": {
      const message = optional(text, fields.message, `${name}.message`)
      return { kind: "code", code: count(fields.code, `${name}.code`), message, ...often }
    }
    default:
      throw new Error(`${name}.kind ${JSON.stringify(fields.kind)} is not a fault of the simulator`)
  }
}

/** Services not named by the patch keep their queue; an empty list takes a queue away. */
export function mergeServiceFaults(
  current: Record<string, ServiceFault[]>,
  patch: unknown,
): Record<string, ServiceFault[]> {
  if (patch === undefined) return current
  const merged = new Map(Object.entries(current))
  for (const [service, value] of Object.entries(anyFields(patch, "services"))) {
    if (service !== "*" && !isService(service)) {
      throw new Error(`services.${service} is not a service: use "*" or one of ${SERVICES.join(", ")}`)
    }
    const queue: unknown[] = Array.isArray(value) ? value : [value]
    merged.set(
      service,
      queue.map((fault) => serviceFault(fault, `services.${service}`)),
    )
  }
  return Object.fromEntries(merged)
}

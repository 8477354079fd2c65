import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { optionFaultInTurkish, refusalInTurkish } from "../texts"

/** Medusa's admin keeps its language in a cookie of this name; our own pages send it as `accept-language` too. */
const COOKIE = /(?:^|;\s*)lng=(\w+)/

/** A storefront tells it as Medusa's SDK does, or as browsers do. */
const readsTurkish = ({ headers }: MedusaRequest): boolean => {
  const [, chosen] = headers.cookie?.match(COOKIE) ?? []
  return /^tr\b/i.test(String(chosen ?? headers["x-medusa-locale"] ?? headers["accept-language"] ?? ""))
}

const isRefusal = (body: unknown): body is { message: string } =>
  typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"

/** What is refused is refused in the language of who asked, by Medusa's own routes too. */
export const refuseInTheirLanguage = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  if (readsTurkish(req)) {
    const send = res.json.bind(res)
    res.json = (body) =>
      send(res.statusCode >= 400 && isRefusal(body) ? { ...body, message: refusalInTurkish(body.message) } : body)
  }
  next()
}

/** What is wrong with the settings, in the language of the admin that asked. */
export const faultsInTheirLanguage = (req: MedusaRequest, faults: string[]): string[] =>
  readsTurkish(req) ? faults.map(optionFaultInTurkish) : faults

import { type PaynetError, PaynetUnreachableError, PaynetUnreadableError } from "./errors"
import { isRecord } from "./fields"

// These end an attempt before the request left this machine: nobody listened, no such name, no trusted certificate.
// EHOSTUNREACH, ETIMEDOUT and the like are absent on purpose: they can also end a connection that was already used.
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
])
const TOO_LATE = new Set(["ERR_CANCELED", "ECONNABORTED", "ETIMEDOUT"])

/**
 * Turns what axios threw into an error of ours. Only its code is taken over: the object itself carries config and
 * headers, and with them the key and the payer.
 */
export const networkError = (thrown: unknown, { service, write }: { service: string; write: boolean }): PaynetError => {
  const code = codeOf(thrown)
  const effect = write && !NEVER_SENT.has(code) ? "unknown" : "none"
  const next = effect === "unknown" ? "It may have been done: look before asking again." : "Nothing was changed."

  if (code === "ERR_BAD_RESPONSE") {
    const message = `Paynet's answer to ${service} was larger than 1 MB or broke off. ${next}`
    return new PaynetUnreadableError(message, { service, effect })
  }
  const what = TOO_LATE.has(code) ? "did not answer in time" : `could not be reached (${code})`
  const timedOut = TOO_LATE.has(code)
  return new PaynetUnreachableError(`Paynet ${what} on ${service}. ${next}`, { service, effect, timedOut })
}

// Only a code that looks like one: nothing else of a foreign error may reach a message.
const codeOf = (thrown: unknown): string => {
  const code = isRecord(thrown) ? thrown.code : undefined
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,48}$/.test(code) ? code : "no error code"
}

import { isIP } from "node:net"
import {
  PaynetConfigurationError,
  type PaynetErrorFacts,
  PaynetRefusedError,
  PaynetUnreachableError,
  PaynetUnreadableError,
} from "./errors"
import { isRecord, pickInteger, pickRows, pickText, type Row } from "./fields"
import type { PaynetAnswer } from "./http"
import { describeResultCode, isKnownResultCode, RESULT } from "./result-codes"

/** An answer that Paynet stands behind: it did it, or it has nothing for what was asked. */
export type Verdict = { outcome: "done" | "no-data"; resultCode: number; body: unknown }

const ERROR_TYPES = ["api_error", "invalid_request_error", "authorization_error", "no_data_error"] as const

/**
 * Reads the envelope around every answer, HTTP status first: `code` is the result on HTTP 200 and the HTTP status
 * otherwise (documented). Which HTTP status "no data" comes with is UNVERIFIED, so Paynet's own word for it counts with
 * any but 401 and 403, for reads even with 5xx.
 * @throws PaynetConfigurationError on 401, 403 and code 7; PaynetUnreachableError on 5xx, 408, 429 and codes 8 and 10;
 * PaynetRefusedError on any other clear no; PaynetUnreadableError on everything else.
 */
export const readEnvelope = (answer: PaynetAnswer): Verdict => {
  const { service, write, httpStatus, body } = answer
  // What a redirect or a 204 carries is not from the service that was asked, and a write that ended in a 5xx may have
  // been done whatever the body says.
  const isPaynetsWord = httpStatus === 200 || (httpStatus >= 400 && !(write && httpStatus >= 500))
  const record = isPaynetsWord && isRecord(body) ? body : {}
  const type = readErrorType(record)
  const resultCode = pickInteger(record, httpStatus === 200 && type === null ? ["code"] : ["result_code"])
  const facts: PaynetErrorFacts = {
    service,
    effect: write ? "unknown" : "none",
    httpStatus,
    ...(resultCode === null ? {} : { resultCode }),
  }
  const heard = `HTTP ${httpStatus}${resultCode === null ? "" : `, result code ${describeResultCode(resultCode)}`}`

  if (
    httpStatus === 401 ||
    httpStatus === 403 ||
    resultCode === RESULT.UNAUTHORIZED ||
    type === "authorization_error"
  ) {
    throw new PaynetConfigurationError(
      `Paynet refused this account on ${service} (${heard}): the secret key is wrong for this environment, or this ` +
        "server's public IP address is not registered at Paynet. Check both in Paynet's panel.",
      { ...facts, effect: "none", ...callerAddressIn(record) },
    )
  }
  if (resultCode === RESULT.NO_DATA || type === "no_data_error") {
    // Two stories in one answer: believing the first would make a paid link look unpaid.
    if (pickRows(body, () => false)?.length) {
      throw unreadable(answer, "it says that there is no data and carries some", facts)
    }
    return { outcome: "no-data", resultCode: RESULT.NO_DATA, body }
  }
  if (httpStatus === 200 && (resultCode === RESULT.SUCCESSFUL || resultCode === RESULT.OLD_SUCCESSFUL)) {
    return { outcome: "done", resultCode, body }
  }
  // Some public clients read a bare list of rows. An empty one says nothing, and no write answers with a list.
  if (httpStatus === 200 && !write && Array.isArray(body) && body.length > 0) {
    return { outcome: "done", resultCode: RESULT.SUCCESSFUL, body }
  }
  if (isTrouble(httpStatus) || resultCode === RESULT.SERVER_ERROR || resultCode === RESULT.TIMEOUT) {
    throw new PaynetUnreachableError(`Paynet failed on ${service} (${heard}). ${next(write)}`, facts)
  }
  if (isClearNo(httpStatus, type, resultCode)) {
    throw refusal(facts)
  }
  throw unreadable(answer, `${heard}, which is not an answer that Paynet documents`, facts)
}

/** Paynet's clear no, in words. Nothing was done, unless an earlier call did it (code 5). */
export const refusal = (facts: Omit<PaynetErrorFacts, "effect">): PaynetRefusedError => {
  const why = facts.resultCode === undefined ? `HTTP ${facts.httpStatus}` : describeResultCode(facts.resultCode)
  return new PaynetRefusedError(
    `Paynet refused ${facts.service}: ${why}. Repeating it unchanged will be refused again; look in Paynet's panel.`,
    { ...facts, effect: "none" },
  )
}

/** An answer that cannot be believed. `what` is a sentence part of ours, never a word of the body. */
export const unreadable = (
  { service, write, httpStatus }: PaynetAnswer,
  what: string,
  facts?: Partial<PaynetErrorFacts>,
): PaynetUnreadableError =>
  new PaynetUnreadableError(`Paynet's answer to ${service} could not be read: ${what}. ${next(write)}`, {
    service,
    effect: write ? "unknown" : "none",
    httpStatus,
    ...facts,
  })

const readErrorType = (record: Row): (typeof ERROR_TYPES)[number] | null => {
  const text = pickText(record, ["type"])
  return ERROR_TYPES.find((type) => type === text) ?? null
}

/** The one address in Paynet's sentence, if there is one: nothing else of the sentence is kept. */
const callerAddressIn = (record: Row): { callerAddress?: string } => {
  const words = pickText(record, ["message"])?.split(/[^0-9a-fA-F.:]+/) ?? []
  const addresses = new Set(words.map((word) => word.replace(/[.:]+$/, "")).filter((word) => isIP(word) !== 0))
  const [callerAddress] = addresses
  return addresses.size === 1 && callerAddress ? { callerAddress } : {}
}

const isTrouble = (httpStatus: number): boolean => httpStatus >= 500 || httpStatus === 408 || httpStatus === 429

const isClearNo = (httpStatus: number, type: string | null, resultCode: number | null): boolean => {
  if (httpStatus !== 200 && (httpStatus < 400 || httpStatus >= 500)) {
    return false
  }
  if (resultCode === null) {
    return type === "invalid_request_error"
  }
  const claimsSuccess = resultCode === RESULT.SUCCESSFUL || resultCode === RESULT.OLD_SUCCESSFUL
  return isKnownResultCode(resultCode) && !claimsSuccess
}

const next = (write: boolean): string =>
  write ? "It may have been done: look before asking again." : "Nothing was changed; ask again later."

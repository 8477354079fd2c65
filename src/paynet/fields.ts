import type { Kurus } from "./kurus"
import { parseAmount } from "./parse-amount"

/** A JSON object whose fields nobody has checked yet. */
export type Row = Readonly<Record<string, unknown>>

/**
 * The spellings of fields that Paynet's pages, replies and posts do not agree on. Case and underscores do not matter,
 * so `net_amount` is also `netAmount`. Documented, except xact_agent_reference, commission and card_number in rows:
 * seen in public clients, UNVERIFIED.
 */
export const SPELLINGS = {
  // agent_reference comes first: one page of Paynet describes reference_no as a bank code.
  reference: ["agent_reference", "xact_agent_reference", "reference_no", "referance_no"],
  netAmount: ["net_amount"],
  commission: ["comission", "commission"],
  instalment: ["instalment", "installment"],
  cardNumber: ["card_no", "card_number"],
} as const

// No identifier, url or code of Paynet is longer; what is longer is not one, and is not cut to look like one.
const MAX_TEXT_LENGTH = 2048

/** A JSON object; neither null nor a list. */
export const isRecord = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const fold = (name: string): string => name.replaceAll("_", "").toLowerCase()

/**
 * The first value under one of these names that is neither null nor empty text; the order of `names` decides.
 * Names are compared without case and underscores, so `netAmount`, `NetAmount` and `net_amount` are one.
 */
export const pickValue = (row: Row, names: readonly string[]): unknown => {
  const entries = Object.entries(row)
  for (const name of names) {
    const folded = fold(name)
    for (const [key, value] of entries) {
      if (fold(key) === folded && value !== undefined && value !== null && value !== "") {
        return value
      }
    }
  }
  return undefined
}

// Postgres takes neither a NUL nor, in JSON, half a surrogate pair: a stray one would keep a whole payment from being written.
const UNSTORABLE = /[\0\p{Cs}]/gu

/** Text, or a whole number as text; trimmed. Null when absent, empty, of another type or longer than 2048 characters. */
export const pickText = (row: Row, names: readonly string[]): string | null => {
  const value = pickValue(row, names)
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== "string" || text.length > MAX_TEXT_LENGTH) {
    return null
  }
  return text.replace(UNSTORABLE, "").trim() || null
}

/** True for true, "true", "True", 1 and "1"; everything else is false, "false" and an absent field included. */
export const pickFlag = (row: Row, names: readonly string[]): boolean => {
  const value = pickValue(row, names)
  return value === true || value === "true" || value === "True" || value === 1 || value === "1"
}

/** A whole number, or its plain digits as text; null otherwise. */
export const pickInteger = (row: Row, names: readonly string[]): number | null => {
  const value = pickValue(row, names)
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? value : null
  }
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : null
}

/** An amount in kuruş, read by `parseAmount`; null when absent or unreadable. */
export const pickAmount = (row: Row, names: readonly string[]): Kurus | null => parseAmount(pickValue(row, names))

/**
 * The rows of an answer: the list under `Data` or `data`, a single object there, the answer itself when it is a list,
 * or the answer itself as the one row. `isRow` says whether a lone object is a row or only an envelope.
 * Null when none of these is there, which is not the same as an empty list.
 */
export const pickRows = (body: unknown, isRow: (candidate: Row) => boolean): readonly unknown[] | null => {
  if (Array.isArray(body)) {
    return body
  }
  if (!isRecord(body)) {
    return null
  }
  const data = Object.entries(body).filter(([key]) => fold(key) === "data")
  const lists = data.map(([, value]) => value).filter((value): value is unknown[] => Array.isArray(value))
  const list = lists.find((candidate) => candidate.length > 0) ?? lists[0]
  if (list) {
    return list
  }
  const lone = [...data.map(([, value]) => value), body].find((value) => isRecord(value) && isRow(value))
  return lone === undefined ? null : [lone]
}

import { unreadable } from "./envelope"
import {
  isRecord,
  pickAmount,
  pickFlag,
  pickInteger,
  pickRows,
  pickText,
  pickValue,
  type Row,
  SPELLINGS,
} from "./fields"
import type { PaynetAnswer } from "./http"
import type { Kurus } from "./kurus"

/**
 * One row of transaction/check, /detail or /list. Amounts are kuruş; null means absent or unreadable, never guessed.
 * Holder, e-mail, phone and the rest of the card number are not read at all.
 */
export type PaynetTransaction = {
  /** Paynet's id (`xk_…`, documented), or the row's `id` where Paynet left xact_id out (UNVERIFIED that it does). */
  xactId: string
  /** Our own reference, if the row names one. */
  reference: string | null
  kind: "sale" | "reversal" | "other"
  /** `is_succeed`, and nothing else: a row without that field did not succeed. */
  succeeded: boolean
  /** `reversed`: seen in public clients, UNVERIFIED; false may also mean that this service does not say. */
  reversed: boolean
  reversedXactId: string | null
  /** Gross: what the card was charged (documented for the confirmation; presumably so here, UNVERIFIED). */
  amount: Kurus | null
  netAmount: Kurus | null
  commission: Kurus | null
  /** Upper case, TL as TRY. */
  currency: string | null
  instalment: number | null
  bankId: string | null
  cardLast4: string | null
  authorizationCode: string | null
  /** As Paynet wrote it; the format differs between services. */
  date: string | null
}

const SALE = 1
const MAX_INSTALMENTS = 99
// Documented: 2 reversal, 5 of a pre-authorisation, 6 of a capture, 9 credit (refund).
const REVERSALS: readonly (number | null)[] = [2, 5, 6, 9]

/** Reads one row; null when it is not an object or names no transaction. `readTransactions` guards what that hides. */
export const readTransaction = (row: unknown): PaynetTransaction | null => {
  const xactId = isRecord(row) ? pickText(row, ["xact_id", "id"]) : null
  if (!isRecord(row) || xactId === null) {
    return null
  }
  return {
    xactId,
    reference: pickText(row, SPELLINGS.reference),
    kind: readKind(row),
    succeeded: didSucceed(row),
    reversed: pickFlag(row, ["reversed"]),
    reversedXactId: pickText(row, ["reversed_xact_id"]),
    amount: pickAmount(row, ["amount"]),
    netAmount: pickAmount(row, SPELLINGS.netAmount),
    commission: pickAmount(row, SPELLINGS.commission),
    currency: readCurrency(row),
    instalment: readInstalment(row),
    bankId: pickText(row, ["bank_id"]),
    cardLast4: readCardLast4(row),
    authorizationCode: pickText(row, ["authorization_code"]),
    date: pickText(row, ["xact_date"]),
  }
}

/**
 * Reads every row of an answer. A failed row without an id is given up.
 * @throws PaynetUnreadableError when there is no list and no row, when something in the list is not an object, or when a
 * successful row has no id: leaving such a row out would make a paid link look unpaid.
 */
export const readTransactions = (answer: PaynetAnswer): PaynetTransaction[] => {
  const rows = pickRows(answer.body, isTransactionRow)
  if (rows === null) {
    throw unreadable(answer, "it has no list of transactions")
  }
  return rows.flatMap((row) => {
    const transaction = readTransaction(row)
    if (transaction === null && (!isRecord(row) || didSucceed(row))) {
      throw unreadable(answer, "a transaction in it has no id")
    }
    return transaction ?? []
  })
}

/**
 * Leaves out the rows that name another reference (compared without case): they are not money of this link. Rows that
 * name none stay, because Paynet was asked by reference.
 */
export const ofReference = (rows: readonly PaynetTransaction[], reference: string): PaynetTransaction[] =>
  rows.filter((row) => row.reference === null || row.reference.toLowerCase() === reference.toLowerCase())

/** Tells a row from a bare envelope. */
const isTransactionRow = (row: Row): boolean =>
  pickValue(row, ["xact_id"]) !== undefined || pickValue(row, ["is_succeed"]) !== undefined

const didSucceed = (row: Row): boolean => pickFlag(row, ["is_succeed"])

const readKind = (row: Row): PaynetTransaction["kind"] => {
  if (pickValue(row, ["transaction_type"]) === undefined) {
    return "sale"
  }
  const type = pickInteger(row, ["transaction_type"])
  if (type === SALE) {
    return "sale"
  }
  return REVERSALS.includes(type) ? "reversal" : "other"
}

const readCurrency = (row: Row): string | null => {
  const currency = pickText(row, ["currency"])?.toUpperCase() ?? null
  return currency === "TL" ? "TRY" : currency
}

// A count that is none must not keep the payment from being written: it is told, and nothing is decided by it.
const readInstalment = (row: Row): number | null => {
  const count = pickInteger(row, SPELLINGS.instalment)
  return count !== null && count >= 0 && count <= MAX_INSTALMENTS ? count : null
}

// Four digits at the end of anything shorter than first six + last four could be the bank's digits, not the last ones.
const readCardLast4 = (row: Row): string | null => {
  const masked = pickText(row, SPELLINGS.cardNumber)?.replace(/[\s-]/g, "") ?? ""
  return masked.length === 4 || masked.length >= 10 ? (/\d{4}$/.exec(masked)?.[0] ?? null) : null
}

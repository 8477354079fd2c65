import { unreadable } from "./envelope"
import { isRecord, pickAmount, pickFlag, pickRows, pickText, pickValue, type Row } from "./fields"
import type { PaynetAnswer } from "./http"
import { type Kurus, kurus } from "./kurus"

/** What to give back. `amount` is kuruş; without it Paynet gives back everything. */
export type RequestReversal = { xactId: string; amount?: Kurus; succeedUrl?: string }

/**
 * One row of transaction/reversal_list. Which of the two ids names the sale is UNVERIFIED: compare both. `amount` and
 * `is_succeed` are not among the documented columns, hence null where they are missing. `date` is as Paynet wrote it
 * (documented as dd.mm.yyyy); `id` is the row's own.
 */
export type PaynetReversal = {
  id: string | null
  xactId: string
  reversedXactId: string | null
  amount: Kurus | null
  date: string | null
  succeeded: boolean | null
}

/**
 * The fields of transaction/reversed_request. Paynet takes lira ×100 as digits, which is kuruş (documented).
 * @throws RangeError for an amount below one kuruş (Paynet reads 0 as "everything") or an empty xact_id.
 */
export const reversalFields = ({ xactId, amount, succeedUrl }: RequestReversal): Record<string, unknown> => {
  if (xactId === "") {
    throw new RangeError("A reversal needs the xact_id of the transaction")
  }
  if (amount !== undefined && kurus(amount) < 1) {
    throw new RangeError("A reversal must be at least one kuruş: Paynet reads 0 as the whole amount")
  }
  return {
    xact_id: xactId,
    ...(amount === undefined ? {} : { amount: String(amount) }),
    ...(succeedUrl ? { succeedUrl } : {}),
  }
}

/**
 * Reads every row of transaction/reversal_list.
 * @throws PaynetUnreadableError when there is no list, or a row has no id: a reversal left out would look like money
 * that can still be given back.
 */
export const readReversals = (answer: PaynetAnswer): PaynetReversal[] => {
  const rows = pickRows(answer.body, isReversalRow)
  if (rows === null) {
    throw unreadable(answer, "it has no list of reversals")
  }
  return rows.map((row) => {
    const reversal = readReversal(row)
    if (reversal === null) {
      throw unreadable(answer, "a reversal in it has no id")
    }
    return reversal
  })
}

const isReversalRow = (row: Row): boolean =>
  pickValue(row, ["xact_id"]) !== undefined || pickValue(row, ["reversed_xact_id"]) !== undefined

const readReversal = (row: unknown): PaynetReversal | null => {
  const xactId = isRecord(row) ? pickText(row, ["xact_id", "id"]) : null
  if (!isRecord(row) || xactId === null) {
    return null
  }
  return {
    id: pickText(row, ["id"]),
    xactId,
    reversedXactId: pickText(row, ["reversed_xact_id"]),
    amount: pickAmount(row, ["amount"]),
    date: pickText(row, ["xact_date", "entry_date"]),
    succeeded: pickValue(row, ["is_succeed"]) === undefined ? null : pickFlag(row, ["is_succeed"]),
  }
}

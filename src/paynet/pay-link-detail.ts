import { unreadable } from "./envelope"
import { isRecord, pickAmount, pickInteger, pickRows, pickText, pickValue, type Row } from "./fields"
import type { PaynetAnswer } from "./http"
import type { Kurus } from "./kurus"
import type { PayLinkKey } from "./pay-link"

/**
 * What Paynet says about a link, without the payer's data. Good for "does it exist", never for "is it paid":
 * `amount` (kuruş) is presumably the requested one, and of `status` only 0 (awaiting) and 3 (passive) are documented,
 * and whether detail carries it at all is UNVERIFIED.
 */
export type PayLinkDetail = {
  id: string | null
  reference: string | null
  amount: Kurus | null
  currency: string | null
  status: number | null
  xactId: string | null
  /** As Paynet wrote it. */
  createDate: string | null
  expireDate: string | null
}

/**
 * Reads mailorder/detail; null for an empty list.
 * @throws PaynetUnreadableError when no link is in it, or another one than was asked for.
 */
export const readPayLinkDetail = (answer: PaynetAnswer, key: PayLinkKey): PayLinkDetail | null => {
  const rows = pickRows(answer.body, isPayLinkRow)
  if (rows?.length === 0) {
    return null
  }
  const row = rows?.[0]
  if (!isRecord(row) || !isPayLinkRow(row)) {
    throw unreadable(answer, "it has no PayLink")
  }
  const detail = toDetail(row)
  if (!isAskedFor(detail, key)) {
    throw unreadable(answer, "it is about another PayLink")
  }
  return detail
}

const isPayLinkRow = (row: Row): boolean =>
  pickValue(row, ["reference_no"]) !== undefined || pickValue(row, ["amount"]) !== undefined

const isAskedFor = (detail: PayLinkDetail, key: PayLinkKey): boolean =>
  !("reference" in key) || detail.reference === null || detail.reference.toLowerCase() === key.reference.toLowerCase()

const toDetail = (row: Row): PayLinkDetail => ({
  id: pickText(row, ["id"]),
  reference: pickText(row, ["reference_no", "referance_no"]),
  amount: pickAmount(row, ["amount"]),
  currency: pickText(row, ["currency"])?.toUpperCase() ?? null,
  status: pickInteger(row, ["status"]),
  xactId: pickText(row, ["xact_id"]),
  createDate: pickText(row, ["create_date"]),
  expireDate: pickText(row, ["expire_date"]),
})

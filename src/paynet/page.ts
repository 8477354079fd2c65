import { isRecord, pickFlag, pickInteger, pickRows, pickValue } from "./fields"

/**
 * One page of a list: `from` and `to` are days as Paynet takes them (`YYYY-MM-DD` in one public client, UNVERIFIED),
 * both required; `start` is the index of the first row, `limit` how many rows.
 */
export type PageQuery = { from: string; to: string; start: number; limit: number }

/** The fields that every paged list takes. Paging is by row index (documented): start 15, limit 15 is rows 15 to 30. */
export const pageFields = ({ from, to, start, limit }: PageQuery): Record<string, unknown> => ({
  datab: from,
  datbi: to,
  starting_after: start,
  limit,
})

/** How many rows the whole list has, if Paynet says; which of its two columns means that is UNVERIFIED. */
const totalOf = (body: unknown): number | null => (isRecord(body) ? pickInteger(body, ["total_count", "total"]) : null)

/**
 * Whether more rows follow behind this page, of which `start` came before it. Paynet has two words for it (`has_more` and
 * the number of rows; which to believe is UNVERIFIED, and neither is documented for reversal_list): the list goes on when
 * one of them says so. Null where it says neither: it may give fewer rows than were asked for (UNVERIFIED), so only an
 * empty page is the end then. Behind an empty page nothing follows, whatever is said.
 */
export const hasMoreAfter = (body: unknown, start: number): boolean | null => {
  const count = pickRows(body, () => true)?.length ?? 0
  if (count === 0) return false
  const total = totalOf(body)
  if (total !== null && start + count < total) return true
  if (isRecord(body) && pickValue(body, ["has_more"]) !== undefined) return pickFlag(body, ["has_more"])
  return total === null ? null : false
}

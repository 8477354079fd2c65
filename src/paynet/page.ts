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

const rowsIn = (body: unknown): number => pickRows(body, () => true)?.length ?? 0

/** Whether more rows follow, in Paynet's own words: null where it does not say. Behind an empty page nothing follows. */
const saysMore = (body: unknown): boolean | null => {
  if (rowsIn(body) === 0) return false
  return isRecord(body) && pickValue(body, ["has_more"]) !== undefined ? pickFlag(body, ["has_more"]) : null
}

/** Whether more rows follow: where `has_more` is missing a full page means "perhaps". */
export const hasMoreAfter = (body: unknown, limit: number): boolean => saysMore(body) ?? rowsIn(body) >= limit

/**
 * The same for a list of which no row may be missed: Paynet may give fewer rows than were asked for (UNVERIFIED), so a
 * page that is not full proves nothing. Null where neither `has_more` nor the number of rows says it.
 */
export const isKnownToGoOn = (body: unknown, start: number): boolean | null => {
  const total = totalOf(body)
  return saysMore(body) ?? (total === null ? null : start + rowsIn(body) < total)
}

/** How many rows the whole list has, if Paynet says; which of its two columns means that is UNVERIFIED. */
export const totalOf = (body: unknown): number | null =>
  isRecord(body) ? pickInteger(body, ["total_count", "total"]) : null

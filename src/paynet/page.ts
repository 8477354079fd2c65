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

/**
 * Whether more rows follow. `has_more` decides; where it is missing (reversal_list does not document it) any row means
 * "perhaps": how many rows Paynet gives at most is UNVERIFIED, so a short page may still not be the last one. An empty
 * page ends it in any case, or a caller would ask forever.
 */
export const hasMoreAfter = (body: unknown): boolean => {
  const rowCount = pickRows(body, () => true)?.length ?? 0
  const saysSo = isRecord(body) && pickValue(body, ["has_more"]) !== undefined
  return rowCount > 0 && (!saysSo || pickFlag(body, ["has_more"]))
}

/** How many rows the whole list has, if Paynet says; which of its two columns means that is UNVERIFIED. */
export const totalOf = (body: unknown): number | null =>
  isRecord(body) ? pickInteger(body, ["total_count", "total"]) : null

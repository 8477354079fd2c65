import type { AdminEntry, AdminPayLink, AdminPayLinkDetail, AdminTransaction } from "../../types"
import { usePayLink, useTransaction } from "../lib/queries"

const LINK_ID = /^pl_/

/** Everything that one page tells: a link with its money, or money that came in on no known link. */
export type Detail = {
  link: AdminPayLinkDetail | null
  transactions: AdminTransaction[]
  timeline: AdminEntry[]
}

/** @param id of a link, or of a transaction; `belongsTo` is the link that tells of the transaction */
export const useDetail = (id: string) => {
  const isLink = LINK_ID.test(id)
  const link = usePayLink(isLink ? id : null)
  const money = useTransaction(isLink ? null : id)
  const belongsTo: AdminPayLink["id"] | null = money.data?.paylink_id ?? null
  const detail: Detail | null = link.data
    ? { link: link.data, transactions: link.data.transactions, timeline: link.data.timeline }
    : money.data
      ? { link: null, transactions: [money.data], timeline: money.data.timeline }
      : null
  const { error, refetch } = isLink ? link : money
  return { detail, belongsTo, error, retry: refetch }
}

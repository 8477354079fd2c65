import { isAboutMoney, type ListSearch, payLinksQuery, type Row, rowsOf, transactionsQuery } from "../lib/list-search"
import { usePayLinks, useTransactions } from "../lib/queries"

/** The rows that a person looks for, from the ledger's two lists. */
export const useRows = (search: ListSearch) => {
  const isMoney = isAboutMoney(search)
  const links = usePayLinks(payLinksQuery(search), !isMoney)
  const money = useTransactions(transactionsQuery(search), isMoney || search.q !== "")
  const rows: Row[] = rowsOf(
    isMoney ? [] : (links.data?.paylinks ?? []),
    isMoney || search.q ? (money.data?.transactions ?? []) : [],
  )
  const first = isMoney ? money : links
  return {
    rows,
    count: Math.max(first.data?.count ?? 0, rows.length),
    isExact: first.data?.count_is_exact ?? true,
    isLoading: first.isLoading,
    error: first.error,
    retry: first.refetch,
  }
}

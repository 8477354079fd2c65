import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type { AdminPayLinkRow } from "../../types"
import { ORDERS } from "../lib/queries"

/** The order's own page shows Medusa's books: it is read again when money moves while a person looks at it. */
export const useOrderFollows = (paylinks: readonly AdminPayLinkRow[] | undefined): void => {
  const cache = useQueryClient()
  const seen = useRef<string | null>(null)
  const places = paylinks?.map(({ transactions }) =>
    transactions.map(({ id, place, refunds }) => [id, place, ...refunds.map(({ status }) => status)]),
  )
  const now = places ? JSON.stringify(places) : null
  useEffect(() => {
    if (now === null) return
    if (seen.current !== null && seen.current !== now) cache.invalidateQueries({ queryKey: [ORDERS] })
    seen.current = now
  }, [now, cache])
}

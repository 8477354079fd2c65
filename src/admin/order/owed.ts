/** What Medusa says of an order, on its page. Read by hand: Medusa's own type says little of the summary. */
export type OrderOnPage = {
  id: string
  display_id?: number | string | null
  status?: string
  currency_code: string
  email?: string | null
  summary?: { pending_difference?: number | null } | null
  shipping_address?: { phone?: string | null } | null
  billing_address?: { phone?: string | null } | null
  payment_collections?:
    | { status?: string; payments?: { id: string; refunds?: { id: string }[] | null }[] | null }[]
    | null
}

/** Changes whenever Medusa's books of the order's payments do. */
export const stampOf = ({ payment_collections }: OrderOnPage): string =>
  (payment_collections ?? [])
    .flatMap(({ status, payments }) => [
      status,
      ...(payments ?? []).flatMap(({ id, refunds }) => [id, ...(refunds ?? []).map((refund) => refund.id)]),
    ])
    .join(" ")

/** What the order still owes, in lira with two decimals; null when nothing, or when Paynet cannot ask for it. */
export const owedOf = ({ status, currency_code, summary }: OrderOnPage): string | null => {
  if (currency_code !== "try" || status === "canceled" || status === "draft") return null
  const owed = Math.round(Number(summary?.pending_difference ?? 0) * 100)
  return Number.isFinite(owed) && owed >= 1 ? (owed / 100).toFixed(2) : null
}

/** Is this sum one that a link for the order may ask for? */
export const isAskable = (amount: number | null, owed: string): boolean =>
  amount !== null && amount >= 0.01 && Math.round(amount * 100) <= Math.round(Number(owed) * 100)

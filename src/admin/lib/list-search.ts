import {
  type AdminPayLinkRow,
  type AdminPayLinksQuery,
  type AdminTransaction,
  type AdminTransactionsQuery,
  PAYNET_LIST_STATES,
  PAYNET_MAX_OFFSET,
  type PaynetListState,
} from "../../types"

export const PAGE_SIZE = 20

/** The columns by which the list can be sorted. Money alone has no end of validity. */
export const SORTABLE = ["created_at", "amount", "expires_at"] as const
type Sortable = (typeof SORTABLE)[number]

/** What a person looks for. It stands in the page's address, so that it can be sent on and survives a reload. */
export type ListSearch = {
  q: string
  state: PaynetListState | null
  sort: { id: Sortable; desc: boolean }
  page: number
}

const LAST_PAGE = PAYNET_MAX_OFFSET / PAGE_SIZE
const NEWEST = { id: "created_at", desc: true } as const

const readPage = (text: string | null): number => {
  const page = Number(text ?? 0)
  return Number.isInteger(page) && page >= 0 && page <= LAST_PAGE ? page : 0
}

/** Reads the address; what it cannot mean counts as not said. */
export const readSearch = (params: URLSearchParams): ListSearch => {
  const order = params.get("order") ?? ""
  const id = SORTABLE.find((name) => name === order.replace(/^-/, ""))
  return {
    q: params.get("q") ?? "",
    state: PAYNET_LIST_STATES.find((state) => state === params.get("state")) ?? null,
    sort: id ? { id, desc: order.startsWith("-") } : NEWEST,
    page: readPage(params.get("page")),
  }
}

export const writeSearch = ({ q, state, sort, page }: ListSearch): URLSearchParams => {
  const isNewest = sort.id === NEWEST.id && sort.desc === NEWEST.desc
  return new URLSearchParams({
    ...(q && { q }),
    ...(state && { state }),
    ...(!isNewest && { order: `${sort.desc ? "-" : ""}${sort.id}` }),
    ...(page > 0 && { page: String(page) }),
  })
}

/** Held and owed money is listed by itself: some of it came in on no link that this store knows. */
export const isAboutMoney = ({ state }: ListSearch): boolean => state === "held" || state === "refund_due"

const paged = ({ q, page }: ListSearch) => ({
  limit: PAGE_SIZE,
  offset: page * PAGE_SIZE,
  ...(q && { q }),
})

export const payLinksQuery = (search: ListSearch): AdminPayLinksQuery => {
  const { state, sort } = search
  return {
    ...paged(search),
    ...(state && { state }),
    order: sort.desc ? `-${sort.id}` : sort.id,
  }
}

/** Money for the list: all of it in a state, or what a search for an id finds. */
export const transactionsQuery = (search: ListSearch): AdminTransactionsQuery => {
  const { state, sort } = search
  const by = sort.id === "amount" ? "charged" : "created_at"
  return {
    ...paged(search),
    ...((state === "held" || state === "refund_due" || state === "paid") && { state }),
    order: sort.desc || sort.id === "expires_at" ? `-${by}` : by,
  }
}

/** One row of the table: a link with the money that came in on it, or money that came in on no known link. */
export type Row = { id: string; link: AdminPayLinkRow | null; money: AdminTransaction[] }

const moneyRow = (transaction: AdminTransaction): Row => ({ id: transaction.id, link: null, money: [transaction] })

/** Links first, then the money that a search found and that belongs to none of them. */
export const rowsOf = (links: AdminPayLinkRow[], found: AdminTransaction[]): Row[] => {
  const known = new Set(links.flatMap(({ transactions }) => transactions.map(({ id }) => id)))
  return [
    ...links.map((link) => ({ id: link.id, link, money: link.transactions })),
    ...found.filter(({ id }) => !known.has(id)).map(moneyRow),
  ]
}

/** Where a row leads: to its link, which tells everything about its money too. */
export const rowHref = ({ id, money }: Row): string => `/paynet/${money[0]?.paylink_id ?? id}`

/** The order that a row belongs to: the link's own, or the one that its money was booked on. */
export const orderIdOf = ({ link, money }: Pick<Row, "link" | "money">): string | null =>
  link?.order_id ?? money.find(({ order_id }) => order_id)?.order_id ?? null

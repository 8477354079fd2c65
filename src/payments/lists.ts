import { z } from "@medusajs/framework/zod"
import type { Listed, ListFilter, OrderKeys } from "../modules/paynet/ledger"
import type { AdminPayLinksAnswer, AdminPayLinksQuery, AdminTransactionsAnswer, AdminTransactionsQuery } from "../types"
import type { App } from "./context"
import { collectionsOfOrder } from "./finish-booked"
import { presentWaiting } from "./present"
import { graph } from "./purchase"
import { showLinks, showTransactions } from "./show"

const ids = z.array(z.object({ id: z.string() }).nullish())
const carts = z.array(z.object({ cart_id: z.string() }).nullish())
const ORDER_NUMBER = /^#?(\d{1,9})$/

/** An order pays by the links that name it, and by those of its cart and its payment collections. */
const keysOf = async (app: App, orders: readonly string[]): Promise<OrderKeys> => {
  const found = await Promise.all(
    orders.map(async (id) => ({
      carts: carts.parse(await graph(app, "order_cart", ["cart_id"], { order_id: id })),
      collections: await collectionsOfOrder(app, id),
    })),
  )
  return {
    orders: [...orders],
    carts: found.flatMap((one) => one.carts.flatMap((row) => row?.cart_id ?? [])),
    collections: found.flatMap((one) => one.collections),
  }
}

/** `q` is an id, or an order by its id or number: then what belongs to that order is meant too. */
const named = async (app: App, q: string | undefined): Promise<ListFilter["named"]> => {
  if (q === undefined) return undefined
  const number = q.match(ORDER_NUMBER)?.[1]
  if (number === undefined) return q.startsWith("order_") ? keysOf(app, [q]) : { id: q }
  const rows = ids.parse(await graph(app, "order", ["id"], { display_id: Number(number) }))
  const orders = rows.flatMap((row) => row?.id ?? [])
  return orders.length ? keysOf(app, orders) : { id: q }
}

const filterOf = async (app: App, query: AdminPayLinksQuery | AdminTransactionsQuery): Promise<ListFilter> => ({
  named: await named(app, query.q),
  ofOrder: query.order_id === undefined ? undefined : await keysOf(app, [query.order_id]),
  state: query.state,
  place: query.place,
  outcome: query.outcome,
  cartId: query.cart_id,
  from: query.created_from === undefined ? undefined : new Date(query.created_from),
  until: query.created_until === undefined ? undefined : new Date(query.created_until),
})

const pageOf = ({ order = "-created_at", limit = 20, offset = 0 }: AdminPayLinksQuery | AdminTransactionsQuery) => ({
  column: order.replace("-", ""),
  descending: order.startsWith("-"),
  limit,
  offset,
})

type Page = { limit: number; offset: number }

/** A page's rows as they are shown, and beside them what waits for a person: asked for at the same time. */
const pageWith = async <T, Shown>(
  app: App,
  finding: Promise<Listed<T>>,
  show: (rows: T[]) => Promise<Shown>,
  { limit, offset }: Page,
) => {
  const [{ found, shown }, held, refundDue] = await Promise.all([
    finding.then(async (found) => ({ found, shown: await show(found.rows) })),
    app.ledger.lists.held(),
    app.ledger.lists.refundDue(),
  ])
  const waiting = { held: presentWaiting(held), refund_due: presentWaiting(refundDue) }
  return { shown, around: { count: found.count, count_is_exact: found.isExact, offset, limit, ...waiting } }
}

/** A page of the ledger's links, each with its money. */
export const listLinks = async (app: App, query: AdminPayLinksQuery): Promise<AdminPayLinksAnswer> => {
  const page = pageOf(query)
  const finding = app.ledger.lists.links({ ...(await filterOf(app, query)), status: query.status }, page)
  const { shown, around } = await pageWith(app, finding, (rows) => showLinks(app, rows), page)
  return { paylinks: shown, ...around }
}

/** A page of the ledger's transactions: money without a link among them. */
export const listTransactions = async (app: App, query: AdminTransactionsQuery): Promise<AdminTransactionsAnswer> => {
  const page = pageOf(query)
  const finding = app.ledger.lists.transactions({ ...(await filterOf(app, query)), linkId: query.paylink_id }, page)
  const { shown, around } = await pageWith(app, finding, (rows) => showTransactions(app, rows), page)
  return { transactions: shown, ...around }
}

import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import { type Kurus, kurus } from "../../../paynet/kurus"
import {
  PAYNET_MAX_COUNT,
  PAYNET_OPEN_LINK_STATUSES,
  type PaynetLinkStatus,
  type PaynetListState,
  type PaynetOutcome,
  type PaynetPlace,
} from "../../../types"
import { matching, type OrderKeys } from "./matching"
import { lira, type PayLink, readLink, readTransactionRow, type Transaction } from "./rows"

/** What a person looks for. `named`: one id, or orders by their keys. */
export type ListFilter = {
  named?: { id: string } | OrderKeys
  state?: PaynetListState
  place?: PaynetPlace
  outcome?: PaynetOutcome
  ofOrder?: OrderKeys
  cartId?: string
  linkId?: string
  status?: PaynetLinkStatus
  from?: Date
  until?: Date
}
export type ListPage = { column: string; descending: boolean; limit: number; offset: number }
export type Listed<T> = { rows: T[]; count: number; isExact: boolean }
/** Money that waits. `amount`: of those in lira whose sum could be read; `notInAmount`: how many are not. */
export type Waiting = { count: number; amount: Kurus; notInAmount: number; oldest: Date | null }

const waitingRow = z.object({
  count: z.coerce.number(),
  amount: lira.nullable(),
  counted: z.coerce.number(),
  oldest: z.date().nullable(),
})

const readWaiting = (row: unknown): Waiting => {
  const { count, amount, counted, oldest } = waitingRow.parse(row)
  return { count, amount: amount ?? kurus(0), notInAmount: count - counted, oldest }
}

const UNPAID: readonly PaynetLinkStatus[] = ["expired", "disabled"]

const withMoneyAt = `select paylink_id from paynet_transaction where place = ? and deleted_at is null`
/** One row by index for each link: a plain `exists` may be joined, which reads both tables whole. */
const HAS_CAPTURED = `(select true from paynet_transaction t
  where t.paylink_id = paynet_paylink.id and t.place = 'captured' and t.deleted_at is null limit 1)`
const refundDue = `select transaction_id from paynet_refund where status = 'due' and deleted_at is null`

/** Lists of links and of money, for people: filtered, sorted and paged by index, and counted up to a limit. */
export const ledgerLists = (db: Knex) => {
  const match = matching(db)

  const listed = async <T>(base: Knex.QueryBuilder, page: ListPage, read: (row: unknown) => T): Promise<Listed<T>> => {
    const direction = page.descending ? "desc" : "asc"
    const sorted = base.whereNull("deleted_at").orderBy([
      { column: page.column, order: direction },
      { column: "id", order: direction },
    ])
    // Sorted too, so that it is counted by the same index and not by reading the table.
    const counted = db.from(
      sorted
        .clone()
        .select("id")
        .limit(PAYNET_MAX_COUNT + 1)
        .as("found"),
    )
    const [rows, [{ n }]] = await Promise.all([
      sorted.select("*").limit(page.limit).offset(page.offset),
      counted.count({ n: "*" }),
    ])
    return {
      rows: rows.map(read),
      count: Math.min(Number(n), PAYNET_MAX_COUNT),
      isExact: Number(n) <= PAYNET_MAX_COUNT,
    }
  }

  const between = (query: Knex.QueryBuilder, { from, until }: ListFilter): void => {
    if (from) query.where("created_at", ">=", from)
    if (until) query.where("created_at", "<", until)
  }

  /** Most money is captured, so that is asked of link after link, as they are sorted; what waits or went back is few. */
  const linksWithMoneyAt = (query: Knex.QueryBuilder, place: PaynetPlace): void => {
    if (place === "captured") query.where({ status: "paid" }).whereRaw(HAS_CAPTURED)
    else query.whereRaw(`id = any(array(${withMoneyAt}))`, [place])
  }

  const linksInState = (query: Knex.QueryBuilder, state: PaynetListState): void => {
    if (state === "open") query.whereIn("status", PAYNET_OPEN_LINK_STATUSES)
    if (state === "expired") query.whereIn("status", UNPAID)
    if (state === "paid") linksWithMoneyAt(query, "captured")
    if (state === "held") linksWithMoneyAt(query, "held")
    if (state === "refund_due") {
      query.whereRaw(
        `id = any(array(select paylink_id from paynet_transaction where id = any(array(${refundDue})) and deleted_at is null))`,
      )
    }
  }

  return {
    links: (filter: ListFilter, page: ListPage): Promise<Listed<PayLink>> => {
      const query = db("paynet_paylink")
      const { named, ofOrder, state, place, status, outcome, cartId } = filter
      if (named) query.whereRaw("id" in named ? match.linksById(named.id) : match.linksOfOrders(named))
      if (ofOrder) query.whereRaw(match.linksOfOrders(ofOrder))
      if (state) linksInState(query, state)
      if (place) linksWithMoneyAt(query, place)
      if (status) query.where({ status })
      if (outcome) query.where({ outcome })
      if (cartId) query.where({ cart_id: cartId })
      between(query, filter)
      return listed(query, page, readLink)
    },

    transactions: (filter: ListFilter, page: ListPage): Promise<Listed<Transaction>> => {
      const query = db("paynet_transaction")
      const { named, ofOrder, state, place, outcome, cartId, linkId } = filter
      if (named) query.whereRaw("id" in named ? match.transactionsById(named.id) : match.transactionsOfOrders(named))
      if (ofOrder) query.whereRaw(match.transactionsOfOrders(ofOrder))
      if (state === "paid") query.where({ place: "captured" })
      if (state === "held") query.where({ place: "held" })
      if (state === "refund_due") query.whereRaw(`id = any(array(${refundDue}))`)
      if (place) query.where({ place })
      if (outcome) query.where({ outcome })
      if (cartId) query.whereRaw(match.transactionsOfOrders({ orders: [], carts: [cartId], collections: [] }))
      if (linkId) query.where({ paylink_id: linkId })
      between(query, filter)
      return listed(query, page, readTransactionRow)
    },

    held: async (): Promise<Waiting> =>
      readWaiting(
        await db("paynet_transaction")
          .where({ place: "held" })
          .whereNull("deleted_at")
          .first(
            db.raw("count(*) as count"),
            db.raw("sum(charged) filter (where currency = 'TRY') as amount"),
            db.raw("count(charged) filter (where currency = 'TRY') as counted"),
            db.raw("min(updated_at) as oldest"),
          ),
      ),

    refundDue: async (): Promise<Waiting> =>
      readWaiting(
        await db("paynet_refund")
          .where({ status: "due" })
          .whereNull("deleted_at")
          .first(
            db.raw("count(*) as count"),
            db.raw("sum(amount) as amount"),
            db.raw("count(*) as counted"),
            db.raw("min(created_at) as oldest"),
          ),
      ),
  }
}

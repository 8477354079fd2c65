import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Orders, and the carts and payment collections by which Medusa ties their money to them. */
export type OrderKeys = { orders: string[]; carts: string[]; collections: string[] }

/** Ids of links that this id names: their own, Paynet's, or one of the things that they were made for. */
const LINKS = `
  select id from paynet_paylink where id = lower(:id) and deleted_at is null
  union all select id from paynet_paylink where paynet_id = :id and deleted_at is null
  union all select id from paynet_paylink where session_id = :id and deleted_at is null
  union all select id from paynet_paylink where collection_id = :id and deleted_at is null
  union all select id from paynet_paylink where cart_id = :id and deleted_at is null
  union all select id from paynet_paylink where order_id = :id and deleted_at is null
  union all select paylink_id from paynet_entry
    where session_id = :id and session_id is not null and paylink_id is not null and deleted_at is null`

/** Transactions that this id names, as `(id, paylink_id)`. */
const TRANSACTIONS = `
  select id, paylink_id from paynet_transaction where id = :id and deleted_at is null
  union all select id, paylink_id from paynet_transaction where xact_id = :id and deleted_at is null
  union all select id, paylink_id from paynet_transaction
    where payment_id = :id and payment_id is not null and deleted_at is null
  union all select id, paylink_id from paynet_transaction where session_id = :id and deleted_at is null
  union all select id, paylink_id from paynet_transaction where cart_id = :id and deleted_at is null
  union all select id, paylink_id from paynet_transaction where order_id = :id and deleted_at is null
  union all select t.id, t.paylink_id from paynet_refund r join paynet_transaction t on t.id = r.transaction_id
    where r.id = :id and r.deleted_at is null
  union all select t.id, t.paylink_id from paynet_refund r join paynet_transaction t on t.id = r.transaction_id
    where r.medusa_refund_id = :id and r.medusa_refund_id is not null and r.deleted_at is null`

const LINKS_OF_ORDERS = `
  select id from paynet_paylink where order_id = any(:orders) and deleted_at is null
  union all select id from paynet_paylink where cart_id = any(:carts) and deleted_at is null
  union all select id from paynet_paylink where collection_id = any(:collections) and deleted_at is null`

const TRANSACTIONS_OF_ORDERS = `
  select id, paylink_id from paynet_transaction where order_id = any(:orders) and deleted_at is null
  union all select id, paylink_id from paynet_transaction where cart_id = any(:carts) and deleted_at is null`

/**
 * Conditions on a list's rows by what they belong to. Each is an array of ids that Postgres gathers first, by index: it
 * then looks each row up, and never reads the whole table to join it.
 */
export const matching = (db: Knex) => {
  const ofLinks = (links: string, transactions: string, bindings: Record<string, unknown>) =>
    db.raw(`id = any(array(${links} union all select paylink_id from (${transactions}) as found))`, bindings)
  const ofTransactions = (links: string, transactions: string, bindings: Record<string, unknown>) =>
    db.raw(
      `id = any(array(select id from (${transactions}) as found union all
        select id from paynet_transaction where deleted_at is null and paylink_id = any(array(${links}))))`,
      bindings,
    )
  return {
    linksById: (id: string) => ofLinks(LINKS, TRANSACTIONS, { id }),
    linksOfOrders: (keys: OrderKeys) => ofLinks(LINKS_OF_ORDERS, TRANSACTIONS_OF_ORDERS, keys),
    transactionsById: (id: string) => ofTransactions(LINKS, TRANSACTIONS, { id }),
    transactionsOfOrders: (keys: OrderKeys) => ofTransactions(LINKS_OF_ORDERS, TRANSACTIONS_OF_ORDERS, keys),
  }
}

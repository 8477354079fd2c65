import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { PaynetTransaction } from "../../../paynet/transaction"
import type { PaynetOutcome, PaynetPlace } from "../../../types"
import { type NewEntry, writeEntry } from "./entries"
import { moneyColumns } from "./money"
import { readTransactionRow, type Transaction } from "./rows"

type TransactionPatch = Partial<{
  outcome: PaynetOutcome | null
  session_id: string | null
  claimed_at: Date | null
  payment_id: string | null
  cart_id: string | null
  order_id: string | null
}>

/** An order that money is claimed for, with all its payment collections. */
type OrderClaim = { id: string; collections: string[] }

/** The ledger's id of a Paynet transaction: the same for the same `xact_id`, whoever saw it first. */
export const transactionId = (xactId: string): string =>
  `pntx_${createHash("sha256").update(xactId).digest("hex").slice(0, 26)}`

const columnsOf = (seen: PaynetTransaction, now: Date) => ({
  id: transactionId(seen.xactId),
  xact_id: seen.xactId,
  ...moneyColumns("charged", seen.amount),
  ...moneyColumns("net", seen.netAmount),
  ...moneyColumns("commission", seen.commission),
  currency: seen.currency,
  instalment: seen.instalment,
  bank_id: seen.bankId,
  card_last4: seen.cardLast4,
  authorization_code: seen.authorizationCode,
  xact_date: seen.date,
  reversed: seen.reversed,
  proved_at: now,
  created_at: now,
  updated_at: now,
})

/** One row by index for each transaction: a join may read all links, of which there are many more. */
const MADE_SINCE = `(select true from paynet_paylink l
  where l.id = paynet_transaction.paylink_id and l.created_at > ? and l.environment = ? limit 1)`

/** The transactions of the ledger: money that Paynet says it took, each in exactly one place. */
export const transactionTable = (db: Knex) => {
  /** The indexes are partial: without this condition Postgres cannot use them. */
  const rows = () => db("paynet_transaction").whereNull("deleted_at")
  const many = async (query: Knex.QueryBuilder): Promise<Transaction[]> => (await query).map(readTransactionRow)
  const inOrder = (query: Knex.QueryBuilder) =>
    query.orderBy([{ column: "created_at" }, { column: "xact_date" }, { column: "id" }])

  return {
    byId: async (id: string): Promise<Transaction | null> => {
      const row = await db("paynet_transaction").where({ id }).first()
      return row ? readTransactionRow(row) : null
    },
    byPayment: async (paymentId: string): Promise<Transaction | null> => {
      const row = await rows().where({ payment_id: paymentId }).first()
      return row ? readTransactionRow(row) : null
    },
    byXact: async (xactId: string): Promise<Transaction | null> => {
      const row = await rows().where({ xact_id: xactId }).first()
      return row ? readTransactionRow(row) : null
    },
    /**
     * Xact ids of money seen between two times on links of this environment that were made between them too: when an
     * older link was paid is not known for sure.
     */
    xactsBetween: async (from: Date, until: Date, environment: string): Promise<string[]> => {
      const found = await rows()
        .select("xact_id")
        .whereBetween("created_at", [from, until])
        .where("reversed", false)
        .whereNot("place", "refunded")
        .whereRaw(MADE_SINCE, [from, environment])
      return found.map((row) => String(row.xact_id))
    },
    /** Every order that money was booked on since then, with all that the ledger still has of it, in whole kuruş. */
    capturedOfOrders: async (since: Date): Promise<{ orderId: string; captured: number }[]> => {
      // What Medusa gave up is gone from its books, accepted by Paynet or owed; what went back at Paynet alone is gone too.
      const gone = db("paynet_refund as r")
        .whereNull("r.deleted_at")
        .whereRaw("r.transaction_id = t.id")
        .whereRaw(
          "((r.medusa_refund_id IS NOT NULL AND r.status IN ('asked', 'requested', 'approved', 'declined', 'resolved')) OR (r.origin = 'paynet' AND r.status = 'approved'))",
        )
        .select(db.raw("coalesce(sum(case when r.origin = 'paynet' then r.amount else r.booked end), 0)"))
      const found = await db("paynet_transaction as t")
        .join("paynet_paylink as l", "l.id", "t.paylink_id")
        .select("t.order_id")
        .select(db.raw("sum(round((l.amount - (?)) * 100))::bigint as captured", [gone]))
        .whereNull("t.deleted_at")
        .whereNotNull("t.payment_id")
        .whereRaw("t.order_id = any(array(?))", [
          rows().whereNotNull("order_id").where("created_at", ">", since).select("order_id"),
        ])
        .groupBy("t.order_id")
      return found.map((row) => ({ orderId: String(row.order_id), captured: Number(row.captured) }))
    },
    /** Which of these payments of Medusa's no money of the ledger was booked as. */
    unnamed: async (paymentIds: readonly string[]): Promise<string[]> => {
      const found = await rows()
        .whereIn("payment_id", [...paymentIds])
        .select("payment_id")
      const named = new Set(found.map((row) => String(row.payment_id)))
      return paymentIds.filter((id) => !named.has(id))
    },
    heldBefore: (before: Date, limit: number) =>
      many(inOrder(rows().where({ place: "held" }).where("updated_at", "<", before)).limit(limit)),
    /** Booked money of orders, wherever it is now. */
    ofOrders: (orderIds: string[]) => many(inOrder(rows().whereIn("order_id", orderIds).whereNotNull("payment_id"))),
    /** Held money of these outcomes, without what has an entry of this kind already. */
    heldWithout: (kind: string, outcomes: readonly PaynetOutcome[], before: Date, limit: number) => {
      const entries = db("paynet_entry").whereNull("deleted_at").where({ kind })
      return many(
        inOrder(
          rows()
            .where({ place: "held" })
            .where("updated_at", "<", before)
            .whereIn("outcome", [...outcomes])
            .whereNotIn("id", entries.whereNotNull("transaction_id").select("transaction_id")),
        ).limit(limit),
      )
    },
    bySession: (sessionId: string) => many(inOrder(rows().where({ session_id: sessionId }))),
    ofLinks: (linkIds: readonly string[]) => many(inOrder(rows().whereIn("paylink_id", [...linkIds]))),
    ofLink: (linkId: string) => many(inOrder(rows().where({ paylink_id: linkId }))),
    /** All money that came in on links of a payment collection or of a cart. */
    ofPurchase: (collectionId: string, cartId: string | null) =>
      many(
        inOrder(
          rows().whereIn(
            "paylink_id",
            db("paynet_paylink")
              .select("id")
              .whereNull("deleted_at")
              .where((whose) => {
                whose.where({ collection_id: collectionId })
                if (cartId) whose.orWhere({ cart_id: cartId })
              }),
          ),
        ),
      ),

    /** Writes a successful transaction that a look has seen, or renews its proof. */
    see: async (linkId: string, seen: PaynetTransaction, now: Date): Promise<void> => {
      const id = transactionId(seen.xactId)
      await db.transaction(async (trx) => {
        await trx("paynet_transaction")
          .insert({ ...columnsOf(seen, now), paylink_id: linkId, place: "seen" })
          .onConflict()
          .ignore()
        await trx("paynet_transaction")
          .where({ id })
          .update({ proved_at: now, reversed: trx.raw("reversed OR ?", [seen.reversed]) })
        await writeEntry(trx, { fact: `seen:${seen.xactId}`, kind: "paid", paylinkId: linkId, transactionId: id }, now)
      })
    },

    /** Writes money that belongs to no link of this ledger, held from the start. @returns false when it is known */
    holdUnknown: async (seen: PaynetTransaction, now: Date, entryOf: (id: string) => NewEntry): Promise<boolean> =>
      db.transaction(async (trx) => {
        const written = await trx("paynet_transaction")
          .insert({ ...columnsOf(seen, now), paylink_id: null, place: "held", outcome: "unknown_link" })
          .onConflict()
          .ignore()
          .returning("id")
        if (!written.length) return false
        await writeEntry(trx, entryOf(transactionId(seen.xactId)), now)
        return true
      }),

    /** Compare-and-set between places, with the entry (and event) of the fact. @returns whether it happened. */
    move: async (
      id: string,
      from: PaynetPlace,
      to: PaynetPlace,
      patch: TransactionPatch,
      now: Date,
      options: { where?: Record<string, unknown>; entry?: NewEntry } = {},
    ): Promise<boolean> =>
      db.transaction(async (trx) => {
        const moved = await trx("paynet_transaction")
          .where({ id, place: from, ...options.where })
          .update({ ...patch, place: to, updated_at: now })
        if (!moved) return false
        if (options.entry) await writeEntry(trx, options.entry, now)
        return true
      }),

    /**
     * Claims unbooked money for one payment session. Money that another session holds is not given, nor money for an
     * order while other money of its collections is claimed and not settled: both could be booked on one debt.
     */
    claim: async (id: string, sessionId: string, order: OrderClaim | null, now: Date): Promise<boolean> =>
      db.transaction(async (trx) => {
        if (order) await trx.raw("SELECT pg_advisory_xact_lock(hashtext(?))", [`paynet_order:${order.id}`])
        const rivals = trx("paynet_transaction as r")
          .join("paynet_paylink as l", "l.id", "r.paylink_id")
          .select("r.id")
          .whereNull("r.deleted_at")
          .whereNull("l.deleted_at")
          .whereIn("l.collection_id", order?.collections ?? [])
          .where("r.place", "seen")
          .whereNotNull("r.session_id")
          .whereNot("r.id", id)
        const claimed = await trx("paynet_transaction")
          .where({ id, place: "seen" })
          .whereNull("payment_id")
          .where((free) => free.whereNull("session_id").orWhere({ session_id: sessionId }))
          .whereNotExists(rivals)
          .update({ session_id: sessionId, claimed_at: now, updated_at: now })
        return claimed > 0
      }),

    /** Ends a claim that never became a payment in Medusa. */
    release: async (id: string, sessionId: string, now: Date): Promise<boolean> => {
      const released = await db("paynet_transaction")
        .where({ id, place: "seen", session_id: sessionId })
        .whereNull("payment_id")
        .update({ session_id: null, claimed_at: null, updated_at: now })
      return released > 0
    },
  }
}

import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Kurus } from "../../../paynet/kurus"
import type { PaynetPlace } from "../../../types"
import { type NewEntry, writeEntry } from "./entries"
import { moneyColumns } from "./money"
import { type Refund, type RefundStatus, readRefund, readTransactionRow, type Transaction } from "./rows"

export type NewRefund = {
  id: string
  transaction_id: string
  medusa_refund_id: string | null
  origin: Refund["origin"]
  amount: Kurus
  booked: Kurus
  whole: boolean
  status: RefundStatus
  token_hash: string
  due_at: Date | null
}

export type RefundPatch = Partial<{
  medusa_refund_id: string | null
  amount: Kurus
  booked: Kurus
  whole: boolean
  token_hash: string
  hinted: null
  requested_at: Date
  due_at: Date | null
  attempts: number
}>

/** Where money is, from all its refunds as they are when it is asked: nobody else can change one meanwhile. */
export type PlaceRule = (money: Transaction, refunds: Refund[]) => PaynetPlace

/** Compare-and-set of a refund, together with its money's place when that may move too. */
export type RefundMove = {
  from: readonly RefundStatus[]
  to: RefundStatus
  patch?: RefundPatch
  place?: { id: string; rule: PlaceRule }
  where?: Record<string, unknown>
  entry?: NewEntry | null
}

const columnsOf = ({ amount, booked, ...rest }: RefundPatch): Record<string, unknown> => ({
  ...rest,
  ...(amount === undefined ? {} : moneyColumns("amount", amount)),
  ...(booked === undefined ? {} : moneyColumns("booked", booked)),
})

class NotThere extends Error {}

/** The refunds of the ledger. A unique index lets one refund of a transaction be under way at a time. */
export const refundTable = (db: Knex) => {
  const rows = () => db("paynet_refund").whereNull("deleted_at")
  const first = async (query: Knex.QueryBuilder): Promise<Refund | null> => {
    const row = await query.first()
    return row ? readRefund(row) : null
  }

  /** Locks the money's row: whoever changes one of its refunds waits. */
  const lockMoney = async (trx: Knex, where: { id: string; place?: PaynetPlace }): Promise<Transaction> => {
    const row = await trx("paynet_transaction").where(where).forUpdate().first()
    if (!row) throw new NotThere()
    return readTransactionRow(row)
  }

  const refundsOf = async (trx: Knex, id: string): Promise<Refund[]> => {
    const found = trx("paynet_refund").whereNull("deleted_at").where({ transaction_id: id })
    return (await found.orderBy("created_at")).map(readRefund)
  }

  const movePlace = async (trx: Knex, money: Transaction, rule: PlaceRule, now: Date): Promise<void> => {
    const place = rule(money, await refundsOf(trx, money.id))
    await trx("paynet_transaction").where({ id: money.id }).update({ place, updated_at: now })
  }

  /** All of it happens, or nothing. */
  const atOnce = async (work: (trx: Knex.Transaction) => Promise<void>): Promise<boolean> => {
    try {
      await db.transaction(work)
      return true
    } catch (error) {
      if (error instanceof NotThere) return false
      throw error
    }
  }

  return {
    byId: (id: string) => first(rows().where({ id })),
    byToken: (hash: string) => first(rows().where({ token_hash: hash })),
    ofTransaction: (transactionId: string): Promise<Refund[]> => refundsOf(db, transactionId),

    ofTransactions: async (ids: readonly string[]): Promise<Refund[]> =>
      (
        await rows()
          .whereIn("transaction_id", [...ids])
          .orderBy("created_at")
      ).map(readRefund),

    /**
     * Writes a refund, and moves its money, both or neither.
     * @param from where the money must be
     * @param known how many refunds of this money were counted when this one was planned
     * @returns false when the money is no longer where it was, or another refund of it came first
     */
    add: async (
      refund: NewRefund,
      { from, rule }: { from: PaynetPlace; rule: PlaceRule },
      known: number,
      entry: NewEntry | null,
      now: Date,
    ): Promise<boolean> =>
      atOnce(async (trx) => {
        const money = await lockMoney(trx, { id: refund.transaction_id, place: from })
        if ((await refundsOf(trx, money.id)).length !== known) throw new NotThere()
        const { amount, booked, ...other } = refund
        const written = await trx("paynet_refund")
          .insert({ ...other, ...columnsOf({ amount, booked }), created_at: now, updated_at: now })
          .onConflict()
          .ignore()
          .returning("id")
        if (!written.length) throw new NotThere()
        await movePlace(trx, money, rule, now)
        if (entry) await writeEntry(trx, entry, now)
      }),

    /** @returns whether it happened */
    move: async (id: string, { from, to, patch, place, where, entry }: RefundMove, now: Date): Promise<boolean> =>
      atOnce(async (trx) => {
        const money = place && (await lockMoney(trx, { id: place.id }))
        const moved = await trx("paynet_refund")
          .where({ id, ...where })
          .whereIn("status", [...from])
          .update({ ...columnsOf(patch ?? {}), status: to, updated_at: now })
        if (!moved) throw new NotThere()
        if (place && money) await movePlace(trx, money, place.rule, now)
        if (entry) await writeEntry(trx, entry, now)
      }),

    /** Paynet's post about a refund: what it says is kept as a note, and a refund that is followed is due. */
    ring: async (id: string, hinted: Refund["hinted"], now: Date): Promise<void> => {
      // For these two "due" means "to be asked", which has its own time.
      const dueAt = db.raw("CASE WHEN status IN ('due', 'declined') THEN due_at ELSE ?::timestamptz END", [now])
      await db("paynet_refund")
        .where({ id })
        .update({ due_at: dueAt, ...(hinted && { hinted }) })
    },

    /** None of them will be attended to: they belong to another installation. */
    forget: async (): Promise<void> => {
      await db("paynet_refund").whereNotNull("due_at").update({ due_at: null })
    },

    /** `updated_at` stays: it says since when the refund stands as it does. */
    delay: async (id: string, dueAt: Date | null): Promise<void> => {
      await db("paynet_refund").where({ id }).update({ due_at: dueAt, attempts: 0 })
    },

    /** After a fault, which stays counted. */
    putOff: async (id: string, dueAt: Date): Promise<void> => {
      await db("paynet_refund").where({ id }).whereNotNull("due_at").update({ due_at: dueAt })
    },

    /** Takes a batch of due refunds for this process: counted, and moved, before anything is tried. */
    takeDue: async (now: Date, laterAt: Date, limit: number): Promise<string[]> => {
      const taken = await db("paynet_refund")
        .update({ due_at: laterAt, attempts: db.raw("attempts + 1") })
        .whereIn(
          "id",
          rows().select("id").where("due_at", "<=", now).orderBy("due_at").limit(limit).forUpdate().skipLocked(),
        )
        .returning("id")
      return taken.map((row) => String(row.id))
    },
  }
}

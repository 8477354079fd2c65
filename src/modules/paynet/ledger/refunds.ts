import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Kurus } from "../../../paynet/kurus"
import type { PaynetPlace } from "../../../types"
import { type NewEntry, writeEntry } from "./entries"
import { moneyColumns } from "./money"
import { type Refund, readRefund } from "./rows"

export type NewRefund = {
  id: string
  transaction_id: string
  medusa_refund_id: string | null
  amount: Kurus
  whole: boolean
  token_hash: string
}

/** The refunds of the ledger. A unique index lets one refund of a transaction be on its way at a time. */
export const refundTable = (db: Knex) => ({
  ofTransaction: async (transactionId: string): Promise<Refund[]> =>
    (
      await db("paynet_refund").where({ transaction_id: transactionId }).whereNull("deleted_at").orderBy("created_at")
    ).map(readRefund),

  /**
   * Moves the money to `refunding` and writes what is about to be asked of Paynet, both or neither.
   * @returns false when the money is no longer there, or another refund of it is on its way
   */
  ask: async (refund: NewRefund, from: PaynetPlace, entry: NewEntry, now: Date): Promise<boolean> =>
    db.transaction(async (trx) => {
      const moved = await trx("paynet_transaction")
        .where({ id: refund.transaction_id, place: from })
        .update({ place: "refunding", updated_at: now })
      if (!moved) return false
      const written = await trx("paynet_refund")
        .insert({
          ...refund,
          ...moneyColumns("amount", refund.amount),
          status: "asked",
          created_at: now,
          updated_at: now,
        })
        .onConflict()
        .ignore()
        .returning("id")
      if (!written.length) {
        await trx("paynet_transaction").where({ id: refund.transaction_id }).update({ place: from })
        return false
      }
      await writeEntry(trx, entry, now)
      return true
    }),

  /** Compare-and-set between statuses, with the entry of the fact. */
  move: async (
    id: string,
    from: readonly Refund["status"][],
    to: Refund["status"],
    now: Date,
    entry?: NewEntry,
  ): Promise<boolean> =>
    db.transaction(async (trx) => {
      const moved = await trx("paynet_refund")
        .where({ id })
        .whereIn("status", [...from])
        .update({ status: to, updated_at: now, ...(to === "requested" ? { requested_at: now } : {}) })
      if (!moved) return false
      if (entry) await writeEntry(trx, entry, now)
      return true
    }),
})

export type RefundTable = ReturnType<typeof refundTable>

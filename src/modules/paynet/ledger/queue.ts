import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import { type NewEntry, writeEntry } from "./entries"
import { type PayLink, readLink } from "./rows"

const LOOK_WINDOW_MS = 10_000

/** `due_at` is the only queue: the confirmation, the return, the job and the admin read and write it. */
export const linkQueue = (db: Knex) => ({
  /** Rings the bell: the link becomes due now, and only a look that starts after this answers it. */
  ring: async (id: string, now: Date): Promise<void> => {
    await db("paynet_paylink").where({ id }).update({ rung_at: now, due_at: now, updated_at: now })
  },

  /** Makes a link due by then at the latest, for what is known already and needs no new look. */
  ensureDue: async (id: string, by: Date): Promise<void> => {
    await db("paynet_paylink")
      .where({ id })
      .where((later) => later.whereNull("due_at").orWhere("due_at", ">", by))
      .update({ due_at: by })
  },

  /** Counts a hint, and keeps its note: once per content, and of the first `most` hints only. */
  note: async (id: string, entry: NewEntry, most: number, now: Date): Promise<void> => {
    await db.transaction(async (trx) => {
      const counted = await trx("paynet_paylink")
        .where({ id })
        .update({ hints: trx.raw("hints + 1") })
        .returning("hints")
      if (Number(counted[0]?.hints) <= most) await writeEntry(trx, entry, now)
    })
  },

  /** Stores that a browser came back and rings. `notCompleted`: it came by the url that Paynet uses for failures. */
  returned: async (id: string, notCompleted: boolean, now: Date): Promise<void> => {
    const patch = notCompleted ? { not_completed_at: now } : { returned_at: now }
    await db("paynet_paylink")
      .where({ id })
      .update({ ...patch, rung_at: now, due_at: now, updated_at: now })
  },

  /**
   * Takes the link for one attempt: counts it, as failed until it ends, and moves `due_at` before anything is tried, so
   * that a row on which processes die comes back ever more rarely. A lease that reaches too far was taken by a clock that
   * was ahead. @returns the row as it was before, or null while another attempt runs
   */
  begin: async (id: string, now: Date, leaseUntil: Date, dueAt: Date): Promise<PayLink | null> => {
    const tooFar = new Date(2 * leaseUntil.getTime() - now.getTime())
    const rows = await db("paynet_paylink")
      .where({ id })
      .where((free) =>
        free.whereNull("lease_until").orWhere("lease_until", "<=", now).orWhere("lease_until", ">", tooFar),
      )
      .update({
        lease_until: leaseUntil,
        attempts: db.raw("attempts + 1"),
        failures: db.raw("failures + 1"),
        due_at: dueAt,
        updated_at: now,
      })
      .returning("*")
    if (!rows[0]) return null
    const link = readLink(rows[0])
    return { ...link, failures: link.failures - 1 }
  },

  /** Ends an attempt that still holds its lease. `due_at` is left alone when somebody rang in the meantime. */
  end: async (
    id: string,
    begun: { lease: Date; due: Date },
    next: { dueAt: Date | null; failures: number },
    now: Date,
  ): Promise<void> => {
    await db("paynet_paylink")
      .where({ id, lease_until: begun.lease })
      .update({
        lease_until: null,
        failures: next.failures,
        due_at: db.raw("CASE WHEN due_at = ? THEN ?::timestamptz ELSE due_at END", [begun.due, next.dueAt]),
        updated_at: now,
      })
  },

  /**
   * Takes a batch of due links for this process, oldest first: their `due_at` moves before anything is tried, and rows
   * that another process is taking at this moment are passed over.
   */
  takeDue: async (now: Date, laterAt: Date, limit: number): Promise<string[]> => {
    const rows = await db("paynet_paylink")
      .update({ due_at: laterAt })
      .whereIn(
        "id",
        db("paynet_paylink")
          .select("id")
          .whereNull("deleted_at")
          .where("due_at", "<=", now)
          .orderBy("due_at")
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returning("id")
    return rows.map((row) => String(row.id))
  },

  /** Links that wait to be asked about now, and since when the first of them does. */
  waiting: async (now: Date): Promise<{ count: number; oldest: Date | null }> => {
    const row = await db("paynet_paylink")
      .whereNull("deleted_at")
      .where("due_at", "<=", now)
      .first(db.raw("count(*) as count"), db.raw("min(due_at) as oldest"))
    return z.object({ count: z.coerce.number(), oldest: z.date().nullable() }).parse(row)
  },

  /** How many links of this account's place failed so often in a row. */
  failing: async (place: { environment: "test" | "live"; host: string }, failures: number): Promise<number> => {
    const row = await db("paynet_paylink")
      .whereNull("deleted_at")
      .whereNotNull("due_at")
      .where(place)
      .where("failures", ">=", failures)
      .count({ n: "*" })
      .first()
    return Number(row?.n ?? 0)
  },

  /** Nothing that is in the queue now will be attended to: it belongs to another installation. */
  forget: async (): Promise<void> => {
    await db("paynet_paylink").whereNull("deleted_at").whereNotNull("due_at").update({ due_at: null })
  },

  /** Links that failed to be asked about are due now: what stood in their way (a key, an environment) was changed. */
  retryFailed: async (environment: "test" | "live", now: Date): Promise<void> => {
    await db("paynet_paylink")
      .whereNull("deleted_at")
      .whereNotNull("due_at")
      .where({ environment })
      .where("failures", ">", 0)
      .update({ due_at: now, failures: 0, updated_at: now })
  },

  /** Untouched open links are looked at again soon: for when the sweep that spared them that cannot be trusted. */
  hurry: async (now: Date, soon: Date): Promise<number> =>
    db("paynet_paylink").whereNull("deleted_at").where({ status: "open" }).where("due_at", ">", soon).update({
      due_at: soon,
      updated_at: now,
    }),

  /**
   * Takes one of the three looks that a link may have in any ten seconds, in the whole cluster. Looks that lie in the
   * future were noted by a clock that was ahead. @returns null when a look may start now, else when the next one may
   */
  takeLook: async (id: string, now: Date): Promise<Date | null> => {
    const edge = new Date(now.getTime() - LOOK_WINDOW_MS)
    const ahead = new Date(now.getTime() + LOOK_WINDOW_MS)
    const taken = await db("paynet_paylink")
      .where({ id })
      .where((free) =>
        free.whereNull("looked_at_3").orWhere("looked_at_3", "<=", edge).orWhere("looked_at_3", ">", ahead),
      )
      .update({ looked_at: now, looked_at_2: db.ref("looked_at"), looked_at_3: db.ref("looked_at_2") })
    if (taken) return null
    const row = await db("paynet_paylink").select("looked_at_3").where({ id }).first()
    const oldest = row?.looked_at_3 instanceof Date ? row.looked_at_3 : now
    return new Date(oldest.getTime() + LOOK_WINDOW_MS)
  },

  /** Paynet answered a look that started then. */
  answered: async (id: string, startedAt: Date): Promise<void> => {
    await db("paynet_paylink").where({ id }).update({ answered_at: startedAt })
  },
})

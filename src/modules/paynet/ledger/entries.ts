import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { PaynetEntryKind, PaynetEventData, PaynetEventName, PaynetOutcome } from "../../../types"
import { type Entry, type OutboxEvent, readEntry, readOutbox } from "./rows"

/** A fact for the time line. */
export type NewEntry = {
  /** Names the fact; a second entry of the same fact is not written. */
  fact: string
  kind: PaynetEntryKind
  paylinkId?: string | null
  transactionId?: string | null
  refundId?: string | null
  sessionId?: string | null
  outcome?: PaynetOutcome | null
  details?: Record<string, unknown>
  event?: { name: PaynetEventName; data: Omit<PaynetEventData, "id"> }
}

/** Hints are at most twenty a link; what is more than this nobody reads. */
const TIMELINE = 500

const LEASE_MS = 60_000

/** The same fact has the same id, whoever notices it and whenever. */
const entryId = (fact: string): string => `pnev_${createHash("sha256").update(fact).digest("hex").slice(0, 26)}`

/** Writes one entry inside the transaction that makes its fact true. @returns false when the fact is already there. */
export const writeEntry = async (db: Knex, entry: NewEntry, now: Date): Promise<boolean> => {
  const id = entryId(entry.fact)
  const written = await db("paynet_entry")
    .insert({
      id,
      fact: entry.fact,
      kind: entry.kind,
      paylink_id: entry.paylinkId ?? null,
      transaction_id: entry.transactionId ?? null,
      refund_id: entry.refundId ?? null,
      session_id: entry.sessionId ?? null,
      outcome: entry.outcome ?? null,
      details: JSON.stringify(entry.details ?? {}),
      event: entry.event?.name ?? null,
      event_data: entry.event ? JSON.stringify({ id, ...entry.event.data }) : null,
      created_at: now,
      updated_at: now,
    })
    .onConflict()
    .ignore()
    .returning("id")
  return written.length > 0
}

/** The append-only time line and the outbox of events. */
export const entryTable = (db: Knex) => ({
  write: (entry: NewEntry, now: Date) => writeEntry(db, entry, now),

  has: async (fact: string): Promise<boolean> =>
    Boolean(
      await db("paynet_entry")
        .select("id")
        .where({ id: entryId(fact) })
        .first(),
    ),

  /** The PayLink that a payment session was given last, also when the session itself is gone. */
  linkIdOfSession: async (sessionId: string): Promise<string | null> => {
    const row = await db("paynet_entry")
      .select("paylink_id")
      .where({ session_id: sessionId })
      .whereNull("deleted_at")
      .whereNotNull("paylink_id")
      .orderBy("created_at", "desc")
      .first()
    return row?.paylink_id ?? null
  },

  countOf: async (paylinkId: string, kind: PaynetEntryKind, refundId: string): Promise<number> => {
    const row = await db("paynet_entry")
      .whereNull("deleted_at")
      .where({ paylink_id: paylinkId, kind, refund_id: refundId })
      .count({ n: "*" })
      .first()
    return Number(row?.n ?? 0)
  },

  /**
   * Writes an entry unless so many of its kind were written since then. One process of the cluster counts at a time, so
   * that several together never write more. @returns `full` when the number is reached, `known` for a fact that is there
   */
  writeAtMost: async (
    entry: NewEntry,
    { most, since }: { most: number; since: Date },
    now: Date,
  ): Promise<"written" | "known" | "full"> =>
    db.transaction(async (trx) => {
      await trx.raw("SELECT pg_advisory_xact_lock(hashtext(?))", [`paynet_entry:${entry.kind}`])
      const row = await trx("paynet_entry")
        .whereNull("deleted_at")
        .where({ kind: entry.kind })
        .where("created_at", ">", since)
        .count({ n: "*" })
        .first()
      if (Number(row?.n ?? 0) >= most) return "full"
      return (await writeEntry(trx, entry, now)) ? "written" : "known"
    }),

  /** The time line of a link and of money, oldest first. */
  timeline: async (paylinkId: string | null, transactionIds: readonly string[]): Promise<Entry[]> =>
    (
      await db("paynet_entry")
        .whereNull("deleted_at")
        .where((about) => {
          about.whereIn("transaction_id", [...transactionIds])
          if (paylinkId !== null) about.orWhere({ paylink_id: paylinkId })
        })
        .orderBy([{ column: "created_at" }, { column: "id" }])
        .limit(TIMELINE)
    ).map(readEntry),

  /** The newest entries of one kind, newest first. */
  newest: async (kind: PaynetEntryKind, limit: number): Promise<Entry[]> =>
    (await db("paynet_entry").where({ kind }).whereNull("deleted_at").orderBy("created_at", "desc").limit(limit)).map(
      readEntry,
    ),

  /**
   * Takes unpublished events for this process, in the order of their facts; another process takes them again only after
   * a minute, or when the mark of the first one lies ahead, as a wrong clock left it.
   */
  takeOutbox: async (now: Date, limit: number): Promise<OutboxEvent[]> => {
    const rows = await db("paynet_entry")
      .update({ publishing_at: now })
      .whereIn(
        "id",
        db("paynet_entry")
          .select("id")
          .whereNotNull("event")
          .whereNull("published_at")
          .whereNull("deleted_at")
          .where((free) =>
            free
              .whereNull("publishing_at")
              .orWhere("publishing_at", "<", new Date(now.getTime() - LEASE_MS))
              .orWhere("publishing_at", ">", new Date(now.getTime() + LEASE_MS)),
          )
          .orderBy("created_at")
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returning(["id", "event", "event_data", "created_at"])
    // Postgres returns changed rows in no order, and "held" told after "authorized" would read as held.
    return rows.map(readOutbox).sort((one, other) => one.created_at.getTime() - other.created_at.getTime())
  },

  markPublished: async (id: string, now: Date): Promise<void> => {
    await db("paynet_entry").where({ id }).update({ published_at: now })
  },
})

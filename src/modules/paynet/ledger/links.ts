import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import type { Kurus } from "../../../paynet/kurus"
import { PAYNET_OPEN_LINK_STATUSES, type PaynetLinkStatus } from "../../../types"
import { type NewEntry, writeEntry } from "./entries"
import { moneyColumns } from "./money"
import { type PayLink, readLink } from "./rows"

/** What is written before Paynet is asked for a PayLink. */
export type NewLink = Pick<
  PayLink,
  | "id"
  | "session_id"
  | "collection_id"
  | "cart_id"
  | "order_id"
  | "purpose"
  | "environment"
  | "host"
  | "key_fingerprint"
  | "agent_id"
  | "flow"
  | "commission"
  | "settings_hash"
  | "landing"
  | "expires_at"
> & { amount: Kurus; hook_token_hash: string; return_token_hash: string }

/** Columns that a move may set. */
type LinkPatch = Partial<
  Pick<
    PayLink,
    | "status"
    | "outcome"
    | "session_id"
    | "order_id"
    | "url"
    | "paynet_id"
    | "due_at"
    | "switching_off_at"
    | "returned_at"
  > & { not_completed_at: Date | null; failures: number }
>

const UNIQUE_VIOLATION = "23505"

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === UNIQUE_VIOLATION

const unlessTaken = async <T>(work: () => Promise<T>, taken: T): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error)) return taken
    throw error
  }
}

/** The PayLinks of the ledger. Every change is one statement that names the state it expects. */
export const linkTable = (db: Knex) => {
  /** The indexes are partial: without this condition Postgres cannot use them. */
  const rows = () => db("paynet_paylink").whereNull("deleted_at")
  const one = async (where: Record<string, unknown>): Promise<PayLink | null> => {
    const row = await rows().where(where).orderBy("created_at", "desc").first()
    return row ? readLink(row) : null
  }
  const many = async (query: Knex.QueryBuilder): Promise<PayLink[]> => (await query).map(readLink)

  return {
    byId: (id: string) => one({ id: id.toLowerCase() }),
    byIds: (ids: readonly string[]) => many(rows().whereIn("id", [...ids])),
    byHookToken: (hash: string) => one({ hook_token_hash: hash }),
    byReturnToken: (hash: string) => one({ return_token_hash: hash }),
    bySession: (sessionId: string) => one({ session_id: sessionId }),
    payableOf: async (collectionId: string): Promise<PayLink | null> => {
      const row = await rows().where({ collection_id: collectionId }).whereIn("status", ["creating", "open"]).first()
      return row ? readLink(row) : null
    },
    /** Is there a link of this collection on which Paynet may still take money? */
    mayBePaid: async (collectionId: string): Promise<boolean> =>
      Boolean(
        await rows().where({ collection_id: collectionId }).whereIn("status", PAYNET_OPEN_LINK_STATUSES).first("id"),
      ),
    /** The newest hundred, newest first. */
    ofCollection: (collectionId: string) =>
      many(rows().where({ collection_id: collectionId }).orderBy("created_at", "desc").limit(100)),

    /** Links of which Paynet may still take money, by environment. */
    countOpen: async (): Promise<{ test: number; live: number }> => {
      const count = (name: string) => db.raw("count(*) filter (where environment = ?)::int as ??", [name, name])
      const row = await rows().whereIn("status", PAYNET_OPEN_LINK_STATUSES).first(count("test"), count("live"))
      return z.object({ test: z.number(), live: z.number() }).parse(row)
    },

    /**
     * Writes the row of a link that is about to be made. At most one payable link of a collection can exist: the
     * unique index decides. @returns null when another one is there.
     */
    insert: async (link: NewLink, dueAt: Date, entries: readonly NewEntry[], now: Date): Promise<PayLink | null> =>
      unlessTaken(
        () =>
          db.transaction(async (trx) => {
            const row = {
              ...link,
              ...moneyColumns("amount", link.amount),
              landing: JSON.stringify(link.landing),
              currency_code: "try",
              status: "creating",
              due_at: dueAt,
              created_at: now,
              updated_at: now,
            }
            const [written] = await trx("paynet_paylink").insert(row).returning("*")
            for (const entry of entries) await writeEntry(trx, entry, now)
            return readLink(written)
          }),
        null,
      ),

    /**
     * Compare-and-set: the change happens only from one of the statuses named, and only if it leaves at most one payable
     * link of the collection. @returns whether it happened
     */
    move: async (
      id: string,
      from: readonly PaynetLinkStatus[],
      patch: LinkPatch,
      now: Date,
      options: { where?: Record<string, unknown>; entry?: NewEntry } = {},
    ): Promise<boolean> =>
      unlessTaken(
        () =>
          db.transaction(async (trx) => {
            const moved = await trx("paynet_paylink")
              .where({ id, ...options.where })
              .whereIn("status", [...from])
              .update({ ...patch, updated_at: now })
            if (!moved) return false
            if (options.entry) await writeEntry(trx, options.entry, now)
            return true
          }),
        false,
      ),
  }
}

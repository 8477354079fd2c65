import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import { type NewEntry, writeEntry } from "./entries"

const installation = z.object({ id: z.string().regex(/^[a-z0-9]{6}$/), backend_url: z.string().nullish() })

/** Which installation this database belongs to: its id, which every reference starts with, and where it went live. */
export type Installation = z.output<typeof installation>

export type SettingChange<T> = { result: T; save?: { value: Record<string, unknown>; entry: NewEntry } }

/** One row per named setting. */
export const settingTable = (db: Knex) => {
  /** A saved value as it stands; whoever asks parses it. */
  const read = async (id: string): Promise<unknown> => {
    const row = await db("paynet_setting").where({ id }).first()
    return row?.value ?? null
  }

  /** A value that is saved once and never changes; the first time it becomes `proposed`. */
  const once = async (id: string, proposed: Record<string, unknown>, now: Date): Promise<unknown> => {
    const known = await read(id)
    if (known !== null) return known
    await db("paynet_setting")
      .insert({ id, value: JSON.stringify(proposed), created_at: now, updated_at: now })
      .onConflict()
      .ignore()
    return read(id)
  }

  return {
    once,

    /** This installation; the first time it becomes `proposed`. */
    installation: async (proposed: string, now: Date): Promise<Installation> =>
      installation.parse(await once("installation", { id: proposed }, now)),

    get: read,

    put: async (id: string, value: Record<string, unknown>, now: Date): Promise<void> => {
      await db("paynet_setting")
        .insert({ id, value: JSON.stringify(value), created_at: now, updated_at: now })
        .onConflict("id")
        .merge(["value", "updated_at"])
    },

    /**
     * Changes a saved value under its row's lock and writes the entry of the fact, both or neither. `work` gets the value
     * as it stands and answers what is to be saved, if anything; what it throws changes nothing. @returns its result
     */
    change: async <T>(id: string, work: (current: unknown) => SettingChange<T>, now: Date): Promise<T> =>
      db.transaction(async (trx) => {
        await trx("paynet_setting")
          .insert({ id, value: JSON.stringify({}), created_at: now, updated_at: now })
          .onConflict()
          .ignore()
        const row = await trx("paynet_setting").where({ id }).forUpdate().first()
        const { result, save } = work(row?.value)
        if (!save) return result
        await trx("paynet_setting")
          .where({ id })
          .update({ value: JSON.stringify(save.value), updated_at: now })
        await writeEntry(trx, save.entry, now)
        return result
      }),

    /**
     * Lets one process of the cluster do a thing until then. What was taken for far longer was taken by a clock that was
     * ahead. @returns false while another one does it
     */
    lease: async (id: string, now: Date, until: Date): Promise<boolean> => {
      const value = JSON.stringify({ until: until.toISOString() })
      await db("paynet_setting")
        .insert({ id, value: JSON.stringify({ until: new Date(0).toISOString() }), created_at: now, updated_at: now })
        .onConflict()
        .ignore()
      const taken = await db("paynet_setting")
        .where({ id })
        .whereRaw("((value->>'until')::timestamptz <= ? or (value->>'until')::timestamptz > ?)", [
          now,
          new Date(2 * until.getTime() - now.getTime()),
        ])
        .update({ value, updated_at: now })
      return taken > 0
    },

    /** Ends a lease before its time, unless it ran out and another one has it by now. */
    release: async (id: string, until: Date, now: Date): Promise<void> => {
      await db("paynet_setting")
        .where({ id })
        .whereRaw("(value->>'until')::timestamptz = ?", [until])
        .update({ value: JSON.stringify({ until: new Date(0).toISOString() }), updated_at: now })
    },
  }
}

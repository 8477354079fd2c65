import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"

const installation = z.object({ id: z.string().regex(/^[a-z0-9]{6}$/), backend_url: z.string().nullish() })

/** Which installation this database belongs to: its id, which every reference starts with, and where it went live. */
export type Installation = z.output<typeof installation>

/** One row per named setting. */
export const settingTable = (db: Knex) => ({
  /** This installation; the first time it becomes `proposed`. */
  installation: async (proposed: string, now: Date): Promise<Installation> => {
    await db("paynet_setting")
      .insert({ id: "installation", value: JSON.stringify({ id: proposed }), created_at: now, updated_at: now })
      .onConflict()
      .ignore()
    const row = await db("paynet_setting").where({ id: "installation" }).first()
    return installation.parse(row?.value)
  },

  /** A saved value as it stands; whoever asks parses it. */
  get: async (id: string): Promise<unknown> => {
    const row = await db("paynet_setting").where({ id }).first()
    return row?.value ?? null
  },

  put: async (id: string, value: Record<string, unknown>, now: Date): Promise<void> => {
    await db("paynet_setting")
      .insert({ id, value: JSON.stringify(value), created_at: now, updated_at: now })
      .onConflict("id")
      .merge(["value", "updated_at"])
  },

  /** Lets one process of the cluster do a thing until then. @returns false while another one does it */
  lease: async (id: string, now: Date, until: Date): Promise<boolean> => {
    const value = JSON.stringify({ until: until.toISOString() })
    await db("paynet_setting")
      .insert({ id, value: JSON.stringify({ until: new Date(0).toISOString() }), created_at: now, updated_at: now })
      .onConflict()
      .ignore()
    const taken = await db("paynet_setting")
      .where({ id })
      .whereRaw("(value->>'until')::timestamptz <= ?", [now])
      .update({ value, updated_at: now })
    return taken > 0
  },
})

export type SettingTable = ReturnType<typeof settingTable>

import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"

const installation = z.object({ id: z.string().regex(/^[a-z0-9]{6}$/) })

/** One row per named setting. */
export const settingTable = (db: Knex) => ({
  /** This installation's id, six characters that every reference starts with; `proposed` becomes it the first time. */
  installation: async (proposed: string, now: Date): Promise<string> => {
    await db("paynet_setting")
      .insert({ id: "installation", value: JSON.stringify({ id: proposed }), created_at: now, updated_at: now })
      .onConflict()
      .ignore()
    const row = await db("paynet_setting").where({ id: "installation" }).first()
    return installation.parse(row?.value).id
  },
})

export type SettingTable = ReturnType<typeof settingTable>

import fs from "node:fs"
import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const FOLDER = path.join(__dirname, "..", "migrations")

/** Are our tables those of this version? Medusa writes each migration that it ran into a table of its own. */
export const ledgerTables = (db: Knex) => ({
  /** Migrations of this version that `medusa db:migrate` has not run yet. */
  missing: async (): Promise<string[]> => {
    const ours = new Set(fs.readdirSync(FOLDER).flatMap((name) => name.match(/^(Migration\d+)\.[jt]s$/)?.[1] ?? []))
    const ran = await db("mikro_orm_migrations")
      .select("name")
      .whereIn("name", [...ours])
    for (const { name } of ran) ours.delete(String(name))
    return [...ours].sort()
  },
})

import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { startPostgres } from "../tools/postgres/start.mjs"

/** A private Postgres for the run, unless DB_PORT names a server. Medusa's runner forces SSL unless the host is `localhost`. */
export default async () => {
  if (process.env.DB_PORT) return
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "paynet-it-"))
  fs.chmodSync(dir, 0o755)
  const postgres = await startPostgres({ dir: path.join(dir, "data") })
  Object.assign(process.env, {
    DB_HOST: "localhost",
    DB_PORT: String(postgres.port),
    DB_USERNAME: "postgres",
    DB_PASSWORD: "",
  })
  globalThis.paynetPostgres = { postgres, dir }
}

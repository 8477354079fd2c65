import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { startPostgres } from "../tools/postgres/start.mjs"

const PREFIX = "paynet-it-"
const ENOUGH_BYTES = 3 * 2 ** 30

const isRoomy = (dir) => {
  const { bavail, bsize } = fs.existsSync(dir) ? fs.statfsSync(dir) : { bavail: 0, bsize: 0 }
  return bavail * bsize > ENOUGH_BYTES
}

/** In memory where there is room: each test gets its database anew, a thousand files and more, which a disk makes slowly. */
const base = () => (process.platform === "linux" && isRoomy("/dev/shm") ? "/dev/shm" : os.tmpdir())

const OLD_MS = 10 * 60_000

const isOver = (dir) => {
  if (Date.now() - fs.statSync(dir).mtimeMs < OLD_MS) return false
  try {
    process.kill(Number.parseInt(fs.readFileSync(path.join(dir, "data", "postmaster.pid"), "utf8"), 10), 0)
    return false
  } catch (error) {
    return ["ESRCH", "ENOENT"].includes(error.code)
  }
}

/** What a run that was killed left behind would keep its memory until the machine starts anew. */
const sweepUp = (where) => {
  const mine = fs.readdirSync(where).filter((name) => name.startsWith(PREFIX))
  for (const dir of mine.map((name) => path.join(where, name))) {
    if (isOver(dir)) fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** A private Postgres for the run, unless DB_PORT names a server. Medusa's runner forces SSL unless the host is `localhost`. */
export default async () => {
  if (process.env.DB_PORT) return
  const where = base()
  sweepUp(where)
  const dir = fs.mkdtempSync(path.join(where, PREFIX))
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

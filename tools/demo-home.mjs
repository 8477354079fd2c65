// Where the demo keeps its data, and what it remembers from one start to the next.
import crypto from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { Words } from "./demo-words.mjs"
import { root } from "./run.mjs"

const isRoot = process.getuid?.() === 0

/** Under root PostgreSQL runs as another account, which may not be allowed into the repository's folder. */
const defaultHome = () => {
  if (!isRoot) return path.join(root, ".demo")
  const name = crypto.createHash("sha256").update(root).digest("hex").slice(0, 8)
  return path.join(os.tmpdir(), `medusa-payment-paynet-demo-${name}`)
}

/** PostgreSQL's own note of the process that works on the data. */
const runningPostgres = (dir) => {
  const note = path.join(dir, "postgres", "postmaster.pid")
  if (!fs.existsSync(note)) return null
  const pid = Number.parseInt(fs.readFileSync(note, "utf8"), 10)
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

const forget = (dir) => {
  const pid = runningPostgres(dir)
  if (pid) throw new Words(`The demo runs (its database is process ${pid}). Stop it with Ctrl-C before you reset it.`)
  fs.rmSync(dir, { recursive: true, force: true })
}

const secret = () => crypto.randomBytes(32).toString("base64")

/** @returns the folder, its log file, and `state`, which `save()` writes down */
export const openHome = ({ dir = defaultHome(), reset = false }) => {
  if (reset) forget(dir)
  fs.mkdirSync(dir, { recursive: true, mode: 0o755 })
  if (isRoot && fs.statSync(dir).uid !== 0) throw new Words(`${dir} belongs to somebody else. Remove it first.`)
  const file = path.join(dir, "state.json")
  const state = fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, "utf8"))
    : { secrets: { jwt: secret(), cookie: secret(), encryption: secret() } }
  const save = () => fs.writeFileSync(file, JSON.stringify(state, null, 2), { mode: 0o600 })
  save()
  return { dir, state, save, log: path.join(dir, "medusa.log") }
}

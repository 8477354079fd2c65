// Starts a private PostgreSQL on 127.0.0.1. Shared by tests, demo and bench; no top-level await, for jest requires it.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { freePort } from "../free-port.mjs"
import { findBinaries } from "./binaries.mjs"

const initialise = (bin, dir, options) =>
  new Promise((resolve, reject) => {
    const args = ["-D", dir, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    const child = spawn(path.join(bin, "initdb"), args, { ...options, stdio: ["ignore", "ignore", "pipe"] })
    let errors = ""
    child.stderr.on("data", (chunk) => {
      errors += chunk
    })
    child.on("error", reject)
    child.on("close", (code) => (code ? reject(new Error(`initdb ended with ${code}: ${errors}`)) : resolve()))
  })

const untilReady = (child, log) =>
  new Promise((resolve, reject) => {
    let output = ""
    child.stderr.on("data", (chunk) => {
      output += chunk
      log(String(chunk))
      if (output.includes("ready to accept connections")) resolve()
    })
    child.on("error", reject)
    child.on("close", (code) => reject(new Error(`postgres ended with ${code}: ${output}`)))
  })

/**
 * @param dir data directory, made when missing; under root it must lie in a place that others may enter
 * @param settings further server settings, such as `{ fsync: "on" }`
 * @returns port, url(database), stop()
 */
export const startPostgres = async ({ dir, port, settings = {}, log = () => {} }) => {
  const data = path.resolve(dir)
  const { bin, account } = findBinaries()
  const fresh = !fs.existsSync(path.join(data, "PG_VERSION"))
  fs.mkdirSync(data, { recursive: true, mode: 0o700 })
  if (account.uid !== undefined) fs.chownSync(data, account.uid, account.gid)
  const options = { ...account, cwd: data, env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" } }
  if (fresh) await initialise(bin, data, options)
  const chosen = port ?? (await freePort())
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    max_connections: "200",
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const child = spawn(path.join(bin, "postgres"), ["-D", data, "-p", String(chosen), ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  })
  await untilReady(child, log)
  return {
    port: chosen,
    url: (database) => `postgres://postgres@127.0.0.1:${chosen}/${database}`,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.on("close", resolve)
        child.kill("SIGINT")
      }),
  }
}

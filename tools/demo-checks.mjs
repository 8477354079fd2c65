// What can be known to fail is said before anything is installed or started.
import fs from "node:fs"
import net from "node:net"
import { flagOf } from "./demo-flags.mjs"
import { Words } from "./demo-words.mjs"
import { root } from "./run.mjs"

const GB = 1024 ** 3
/** Packages and database; a second start needs almost nothing. */
const NEEDED = { firstTime: 2 * GB, later: 0.2 * GB }
const GLIBC = [2, 27]
const WHAT = { storefrontPort: "the storefront", medusaPort: "Medusa", simulatorPort: "the Paynet simulator" }

const refuses = (port, host) =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE") return resolve(true)
      if (error.code === "EACCES") return reject(new Words(`Port ${port} may not be opened by this account.`))
      resolve(false)
    })
    server.listen(port, host, () => server.close(() => resolve(false)))
  })

/** Both, since browsers may try either for `localhost`. */
const isUsed = async (port) => (await refuses(port, "127.0.0.1")) || (await refuses(port, "::1"))

const checkPorts = async (flags) => {
  const ports = Object.keys(WHAT).map((name) => ({ name, port: flags[name] }))
  if (new Set(ports.map(({ port }) => port)).size < ports.length) throw new Words("The three ports must differ.")
  for (const { name, port } of ports) {
    if (!(await isUsed(port))) continue
    throw new Words(
      `Port ${port}, wanted for ${WHAT[name]}, is in use: another program (or another demo) listens there.\n` +
        `Stop it, or choose another port: npm run demo -- ${flagOf(name)} ${port + 1}`,
    )
  }
}

const checkDisk = () => {
  const needed = fs.existsSync(`${root}/node_modules`) ? NEEDED.later : NEEDED.firstTime
  const { bavail, bsize } = fs.statfsSync(root)
  if (bavail * bsize >= needed) return
  throw new Words(
    `There are ${((bavail * bsize) / GB).toFixed(1)} GB free on this disk; the demo needs ${(needed / GB).toFixed(1)} GB.`,
  )
}

/** The PostgreSQL that comes with npm is made for glibc. */
const checkGlibc = () => {
  if (process.platform !== "linux" || process.env.DATABASE_URL) return
  process.report.excludeNetwork = true
  const version = process.report.getReport().header.glibcVersionRuntime
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number)
  if (major > GLIBC[0] || (major === GLIBC[0] && minor >= GLIBC[1])) return
  throw new Words(
    `The demo brings its own PostgreSQL, which needs glibc ${GLIBC.join(".")} or newer; this system has ${version ?? "none (Alpine?)"}.\n` +
      "Start a PostgreSQL server, make an empty database and name it: DATABASE_URL=postgres://… npm run demo",
  )
}

export const checkMachine = async (flags) => {
  checkGlibc()
  checkDisk()
  await checkPorts(flags)
}

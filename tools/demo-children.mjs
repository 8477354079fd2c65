// Medusa's command line as child processes that are all ended with the demo.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { Words } from "./demo-words.mjs"
import { root } from "./run.mjs"

const TERM_MS = 8_000
const LINES_SHOWN = 15

const lastLines = (file) => fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-LINES_SHOWN).join("\n")

/** @param log file that takes all output */
export const createChildren = ({ log, env }) => {
  const alive = new Set()

  const start = (command, args, { cwd, env: more = {} }) => {
    const out = fs.openSync(log, "a")
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env, ...more }, stdio: ["ignore", out, out] })
    fs.closeSync(out)
    const entry = {
      child,
      closed: new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal }))),
    }
    child.on("error", () => {})
    alive.add(entry)
    entry.closed.then(() => alive.delete(entry))
    return entry
  }

  const cli = path.join(root, "node_modules", "@medusajs", "cli", "cli.js")
  const medusa = (args, options) => start(process.execPath, [cli, ...args], options)

  /** Runs one to its end. */
  const run = async (title, entry) => {
    const { code, signal } = await entry.closed
    if (code === 0) return
    const killed =
      signal === "SIGKILL" ? " It was killed: most likely there was not enough memory (it needs 2 GB)." : ""
    throw new Words(`${title} ended with ${code ?? signal}.${killed} The end of ${log}:\n\n${lastLines(log)}`)
  }

  const stop = async () => {
    const all = [...alive]
    for (const { child } of all) child.kill("SIGTERM")
    const hurry = setTimeout(() => {
      for (const { child } of all) child.kill("SIGKILL")
    }, TERM_MS)
    await Promise.all(all.map(({ closed }) => closed))
    clearTimeout(hurry)
  }

  return {
    medusa,
    node: (args, options) => start(process.execPath, args, options),
    run,
    stop,
    lastLines: () => lastLines(log),
  }
}

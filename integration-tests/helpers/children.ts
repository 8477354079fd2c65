import { type ChildProcess, spawn } from "node:child_process"
import { randomInt } from "node:crypto"
import net from "node:net"

export type Child = {
  process: ChildProcess
  /** All that it has said so far, on both streams. */
  said: { output: string }
  /** Its exit code once it has ended; null: it was killed. */
  closed: Promise<number | null>
}

/**
 * Outlives us by a moment. Its stdin closes when we end, in whatever way (Ctrl-C, a timeout's SIGKILL): nobody else would
 * then end the servers that we started in groups of their own.
 */
const GUARD = `
  const living = new Set()
  const lines = require("node:readline").createInterface({ input: process.stdin })
  lines.on("line", (line) => living[line.startsWith("+") ? "add" : "delete"](Number(line.slice(1))))
  lines.on("close", () => { for (const pid of living) try { process.kill(-pid, "SIGKILL") } catch {} })
`

let guard: ChildProcess | undefined

const tellGuard = (line: string): void => {
  guard ??= spawn(process.execPath, ["-e", GUARD], { detached: true, stdio: ["pipe", "ignore", "ignore"] })
  guard.unref()
  if (guard.stdin instanceof net.Socket) guard.stdin.unref()
  guard.stdin?.write(`${line}\n`)
}

const living = new Set<Child>()

/** A consumer's environment: nothing of jest's, nothing of this repository's. */
const consumerEnv = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  return { PATH, HOME, TMPDIR, LANG, CI: "true", MEDUSA_DISABLE_TELEMETRY: "true", NO_COLOR: "1", ...env }
}

/** Starts a command in a group of its own: what it starts in turn (npm, Medusa's telemetry) ends with it. */
export const launch = (command: string, args: string[], options: { cwd: string; env?: NodeJS.ProcessEnv }): Child => {
  const { cwd, env } = options
  const started = spawn(command, args, {
    cwd,
    env: consumerEnv(env),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said = { output: "" }
  for (const stream of [started.stdout, started.stderr]) stream.on("data", (chunk) => (said.output += chunk))
  const closed = new Promise<number | null>((resolve, reject) => {
    started.on("error", reject)
    started.on("close", resolve)
  })
  const child = { process: started, said, closed }
  living.add(child)
  tellGuard(`+${started.pid}`)
  const forget = () => {
    living.delete(child)
    tellGuard(`-${started.pid}`)
  }
  closed.then(forget, forget)
  return child
}

/** Ends a child and all that it started, if it still runs. */
export const end = ({ process: child }: Child, signal: NodeJS.Signals = "SIGKILL"): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

/** Asks a child to end, and ends it when it does not. */
export const stop = async (child: Child): Promise<void> => {
  end(child, "SIGTERM")
  const timer = setTimeout(() => end(child), 5_000)
  await child.closed.catch(() => null).finally(() => clearTimeout(timer))
}

export const endAll = (): void => {
  for (const child of living) end(child)
}

/** Not one of those that the system gives to whoever calls out: between the choice and the use it would go to a call. */
const FIRST_PORT = 20_000
const PORTS = 12_000

/** A port on which nobody listens, and that no outgoing connection takes while a server starts. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = FIRST_PORT + randomInt(PORTS)
    const server = net.createServer().once("error", () => resolve(freePort()))
    server.listen(port, () => server.close(() => resolve(port)))
  })

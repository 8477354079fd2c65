import { type ChildProcess, spawn } from "node:child_process"
import net from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

export type MedusaProcess = {
  url: string
  said: { output: string }
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const living = new Set<ChildProcess>()
const signal = (child: ChildProcess, name: NodeJS.Signals): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, name)
  } catch {
    child.kill(name)
  }
}

export const killProcesses = (): void => {
  for (const child of living) signal(child, "SIGKILL")
}
process.once("exit", killProcesses)

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })

type Start = { command: string; args?: string[]; cwd: string; env?: NodeJS.ProcessEnv; url: string; health?: string }

/** Starts a process that stays, in a consumer's environment, and waits until its health answer is good. */
export const startProcess = async ({ command, args = [], cwd, env, url, health }: Start): Promise<MedusaProcess> => {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, TMPDIR, LANG, CI: "true", MEDUSA_DISABLE_TELEMETRY: "true", NO_COLOR: "1", ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said = { output: "" }
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said.output += chunk))
  living.add(child)
  const closed = new Promise<void>((resolve) => {
    child.on("error", () => resolve())
    child.on("close", () => resolve())
  }).finally(() => living.delete(child))
  const isReady = async () => {
    if (!health) return true
    const answer = await fetch(`${url}${health}`).catch(() => null)
    return answer?.ok ?? false
  }
  for (const end = Date.now() + 60_000; !(await isReady()); await sleep(100)) {
    if (child.exitCode === null && Date.now() < end) continue
    signal(child, "SIGKILL")
    throw new Error(`${command} ${args.join(" ")} did not get ready:\n${said.output}`)
  }
  const kill = () => {
    signal(child, "SIGKILL")
    return closed
  }
  const stop = async () => {
    signal(child, "SIGTERM")
    const timer = setTimeout(kill, 5_000)
    await closed.finally(() => clearTimeout(timer))
  }
  return { url, said, kill, stop }
}

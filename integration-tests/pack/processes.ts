import { type ChildProcess, spawn } from "node:child_process"

type Options = { cwd: string; env?: NodeJS.ProcessEnv; forMs?: number }
export type Ended = { code: number | null; output: string }

const living = new Set<ChildProcess>()

/** A child of a child (npm, Medusa's telemetry) would outlive its parent; the group ends with it. */
const end = (child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): void => {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

export const endAll = (): void => {
  for (const child of living) end(child)
}
process.once("exit", endAll)

/** Children see a consumer's environment: nothing of jest's, nothing of this repository's. */
const consumerEnv = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  return { PATH, HOME, TMPDIR, LANG, CI: "true", MEDUSA_DISABLE_TELEMETRY: "true", NO_COLOR: "1", ...env }
}

const launch = (command: string, args: string[], { cwd, env }: Options) => {
  const child = spawn(command, args, { cwd, env: consumerEnv(env), detached: true, stdio: ["ignore", "pipe", "pipe"] })
  const said = { output: "" }
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said.output += chunk))
  living.add(child)
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", resolve)
  }).finally(() => living.delete(child))
  return { child, said, closed }
}

/** Runs a command to its end, whatever its exit code; one that does not end is killed and has the code null. */
export const run = async (command: string, args: string[], options: Options): Promise<Ended> => {
  const { child, said, closed } = launch(command, args, options)
  const timer = setTimeout(() => end(child), options.forMs ?? 60_000)
  const code = await closed.finally(() => clearTimeout(timer))
  return { code, output: said.output }
}

export type Server = { said: { output: string }; stop(): Promise<void> }

/** Starts a command that stays, and waits until `ready` holds. */
export const serve = async (
  command: string,
  args: string[],
  options: Options & { ready: (output: string) => boolean | Promise<boolean> },
): Promise<Server> => {
  const { child, said, closed } = launch(command, args, options)
  const deadline = Date.now() + (options.forMs ?? 60_000)
  while (!(await options.ready(said.output))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      end(child)
      throw new Error(`${command} ${args.join(" ")} did not get ready:\n${said.output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async () => {
    end(child, "SIGTERM")
    const timer = setTimeout(() => end(child), 5_000)
    await closed.finally(() => clearTimeout(timer))
  }
  return { said, stop }
}

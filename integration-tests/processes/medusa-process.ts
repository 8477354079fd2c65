import { setTimeout as sleep } from "node:timers/promises"
import { end, launch, stop } from "../helpers/children"

export type MedusaProcess = {
  url: string
  said: { output: string }
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>
  stop(): Promise<void>
}

type Start = { command: string; args?: string[]; cwd: string; env?: NodeJS.ProcessEnv; url: string; health?: string }

/** Starts a process that stays, in a consumer's environment, and waits until its health answer is good. */
export const startProcess = async ({ command, args = [], cwd, env, url, health }: Start): Promise<MedusaProcess> => {
  const child = launch(command, args, { cwd, env })
  const closed = child.closed.then(
    () => undefined,
    () => undefined,
  )
  const isReady = async () => {
    if (!health) return true
    const answer = await fetch(`${url}${health}`).catch(() => null)
    return answer?.ok ?? false
  }
  for (const until = Date.now() + 60_000; !(await isReady()); await sleep(100)) {
    if (child.process.exitCode === null && Date.now() < until) continue
    end(child)
    throw new Error(`${command} ${args.join(" ")} did not get ready:\n${child.said.output}`)
  }
  const kill = () => {
    end(child)
    return closed
  }
  return { url, said: child.said, kill, stop: () => stop(child) }
}

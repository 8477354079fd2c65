import { end, launch, stop } from "../helpers/children"

type Options = { cwd: string; env?: NodeJS.ProcessEnv; forMs?: number }
export type Ended = { code: number | null; output: string }

/** Runs a command to its end, whatever its exit code; one that does not end is killed and has the code null. */
export const run = async (command: string, args: string[], options: Options): Promise<Ended> => {
  const child = launch(command, args, options)
  const timer = setTimeout(() => end(child), options.forMs ?? 60_000)
  const code = await child.closed.finally(() => clearTimeout(timer))
  return { code, output: child.said.output }
}

export type Server = { said: { output: string }; stop(): Promise<void> }

/** Starts a command that stays, and waits until `ready` holds. */
export const serve = async (
  command: string,
  args: string[],
  options: Options & { ready: (output: string) => boolean | Promise<boolean> },
): Promise<Server> => {
  const child = launch(command, args, options)
  const deadline = Date.now() + (options.forMs ?? 60_000)
  while (!(await options.ready(child.said.output))) {
    if (child.process.exitCode !== null || Date.now() > deadline) {
      end(child)
      throw new Error(`${command} ${args.join(" ")} did not get ready:\n${child.said.output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { said: child.said, stop: () => stop(child) }
}

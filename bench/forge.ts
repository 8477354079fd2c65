import { spawn } from "node:child_process"

const SCRIPT = `
  const sent = { n: 0, since: 0 }
  const answered = () => {
    if (!sent.n++) { sent.since = performance.now(); process.stdout.write("started\\n") }
  }
  setInterval(() => { fetch(process.argv[1], { method: "POST" }).then(answered, () => null) }, 10)
  process.on("SIGTERM", () => {
    process.stdout.write(String(sent.n / ((performance.now() - sent.since) / 1000)))
    process.exit()
  })
`

/** Sends a hundred forged confirmations a second, from a process of its own. `stop` says how many a second were answered. */
export const forge = (url: string) => {
  const child = spawn(process.execPath, ["-e", SCRIPT, url], { stdio: ["ignore", "pipe", "inherit"] })
  let said = ""
  const started = new Promise<void>((resolve) => {
    child.stdout.on("data", (data) => {
      said += String(data)
      resolve()
    })
  })
  return {
    /** The first one was answered. */
    started,
    stop: async (): Promise<number> => {
      child.kill()
      await new Promise((resolve) => child.once("close", resolve))
      return Number(said.split("\n").at(-1))
    },
  }
}

import { spawn } from "node:child_process"

const SCRIPT = `
  const sent = { n: 0 }
  setInterval(() => { fetch(process.argv[1], { method: "POST" }).then(() => sent.n++, () => null) }, 10)
  process.on("SIGTERM", () => { process.stdout.write(String(sent.n)); process.exit() })
`

/** Sends a hundred forged confirmations a second, from a process of its own. `stop` says how many a second were answered. */
export const forge = (url: string) => {
  const child = spawn(process.execPath, ["-e", SCRIPT, url], { stdio: ["ignore", "pipe", "inherit"] })
  const started = performance.now()
  let said = ""
  child.stdout.on("data", (data) => {
    said += String(data)
  })
  return {
    stop: async (): Promise<number> => {
      const seconds = (performance.now() - started) / 1000
      child.kill()
      await new Promise((resolve) => child.once("close", resolve))
      return Number(said) / seconds
    },
  }
}

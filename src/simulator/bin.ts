#!/usr/bin/env node
import { parseArgs } from "node:util"
import { startSimulator } from "./index"

const HELP = `paynet-simulator: a stand-in for Paynet's API and payment page on this machine

  --port <n>     port to listen on (4010; 0 takes a free one)
  --host <name>  address to listen on (127.0.0.1)
  --key <text>   secret key that callers must send (sim_secret_key)
  --help         this text

Open the printed address in a browser to see its books and to switch faults.
`

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      key: { type: "string", default: "sim_secret_key" },
      help: { type: "boolean", default: false },
    },
  })
  const { port = "", host, key, help } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port must be a number from 0 to 65535`)
  return { port: Number(port), host, secretKey: key, help }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const { help, ...options } = readArguments()
  if (help) return say(HELP)
  const simulator = await startSimulator({ ...options, log: say })
  say(`Paynet simulator: ${simulator.url}`)
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "The simulator could not start"}\n`)
  process.exitCode = 1
})

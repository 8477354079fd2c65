// `npm run test:browser [name]`: Chromium over the whole demo, on ports and in a database of its own.
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { findChromium } from "./demo-chromium.mjs"
import { isWords } from "./demo-words.mjs"
import { freePort } from "./free-port.mjs"
import { bin, installWhatIsMissing, root } from "./run.mjs"

const say = (text) => process.stdout.write(`${text}\n`)

const isListening = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1")
    socket
      .once("error", () => resolve(false))
      .once("connect", () => {
        socket.destroy()
        resolve(true)
      })
  })

/** A demo that was stopped has let go of its ports, and its PostgreSQL has put its note away. */
const refuseLeftovers = async (ports, dir) => {
  const answers = await Promise.all(ports.map(isListening))
  const left = ports.filter((_, at) => answers[at]).map((port) => `port ${port}`)
  if (fs.existsSync(path.join(dir, "postgres", "postmaster.pid"))) left.push("PostgreSQL")
  if (!left.length) return
  say(`The demo was stopped and left running: ${left.join(", ")}.`)
  process.exitCode = 1
}

const runTests = (demo, keyless, chromium) => {
  const shots = path.join(root, ".cache", "browser")
  fs.mkdirSync(shots, { recursive: true })
  const { urls, admin, publishableKey, paynetKey } = demo
  const stage = { urls: { ...urls, keyless }, admin, publishableKey, paynetKey, chromium, shots }
  const args = ["-c", "browser-tests/jest.config.js", "--runInBand", "--forceExit", ...process.argv.slice(2)]
  const report = ["--json", `--outputFile=${path.join(root, ".cache", "jest-browser.json")}`]
  return bin("jest", [...args, ...report], { BROWSER_STAGE: JSON.stringify(stage) })
}

const main = async () => {
  await installWhatIsMissing()
  const { file, why } = findChromium(say)
  if (!file) return say(`Browser tests skipped: ${why}.`)
  const { startDemo } = await import("./demo-start.mjs")
  const chosen = new Set()
  while (chosen.size < 4) chosen.add(await freePort())
  const ports = [...chosen]
  const [storefrontPort, medusaPort, simulatorPort, keylessPort] = ports
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "paynet-browser-"))
  fs.chmodSync(dir, 0o755)
  const stopping = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => stopping.abort())
  const demo = await startDemo({ dir, say, storefrontPort, medusaPort, simulatorPort, signal: stopping.signal })
  try {
    process.exitCode = demo ? await runTests(demo, await demo.startKeyless(keylessPort), file) : 1
  } finally {
    await demo?.stop()
    await refuseLeftovers(ports, dir)
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

main().catch((error) => {
  process.stderr.write(`\n${isWords(error) ? error.message : error.stack}\n`)
  process.exitCode = 1
})

// `npm run demo`: a store, its admin and a Paynet to click through, from a fresh clone. `--help` tells the flags.
import { readFlags } from "./demo-flags.mjs"
import { isWords } from "./demo-words.mjs"
import { installWhatIsMissing } from "./run.mjs"

const say = (text) => process.stdout.write(`${text}\n`)

const main = async () => {
  const flags = readFlags(process.argv.slice(2), process.env)
  if (flags.help) return say(flags.help)
  const { checkMachine } = await import("./demo-checks.mjs")
  await checkMachine(flags)
  await installWhatIsMissing()
  const { startDemo } = await import("./demo-start.mjs")
  const { greeting } = await import("./demo-greeting.mjs")

  const stopping = new AbortController()
  const ended = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => {
        if (!stopping.signal.aborted) say("\nStopping…")
        stopping.abort()
        resolve()
      })
    }
  })
  const started = Date.now()
  const demo = await startDemo({ ...flags, say, signal: stopping.signal })
  if (!demo) return say("Stopped. Nothing is left running.")
  say(greeting(demo, Math.round((Date.now() - started) / 1000)))
  await Promise.race([ended, demo.failed])
  await demo.stop()
  say("Stopped. Nothing is left running.")
}

main().catch((error) => {
  process.stderr.write(`\n${isWords(error) ? error.message : error.stack}\n`)
  process.exitCode = 1
})

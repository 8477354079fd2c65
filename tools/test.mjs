// `npm test`: everything, from a fresh clone. `npm test unit`, `npm test integration [name]`, `npm test browser`: a part.
import fs from "node:fs"
import path from "node:path"
import { bin, installWhatIsMissing, root, run } from "./run.mjs"

const [part = "all", ...names] = process.argv.slice(2)
const wants = (name) => part === "all" || part === name
const results = path.join(root, ".cache")

const jest = async (type, extra = []) => {
  const file = path.join(results, `jest-${type}.json`)
  fs.rmSync(file, { force: true })
  const code = await bin(
    "jest",
    ["--forceExit", "--json", `--outputFile=${file}`, "--testLocationInResults", ...extra, ...names],
    {
      TEST_TYPE: type,
      NODE_OPTIONS: "--experimental-vm-modules --no-warnings",
      MEDUSA_DISABLE_TELEMETRY: "true",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    },
  )
  const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(fs.readFileSync(file, "utf8"))
  if (!numTotalTests && !names.length) throw new Error(`no ${type} test ran`)
  return { passed: numPassedTests, failed: numFailedTests, bad: code !== 0 || !success }
}

/** Chromium over the demo; it says so itself, and counts nothing, when no Chromium can be had. */
const browser = async () => {
  const file = path.join(results, "jest-browser.json")
  fs.rmSync(file, { force: true })
  const code = await run(process.execPath, [path.join(root, "tools", "demo-browser-tests.mjs"), ...names])
  if (!fs.existsSync(file)) return { passed: 0, failed: 0, bad: code !== 0 }
  const { numPassedTests, numFailedTests, success } = JSON.parse(fs.readFileSync(file, "utf8"))
  return { passed: numPassedTests, failed: numFailedTests, bad: code !== 0 || !success }
}

const step = async (title, work) => {
  const started = Date.now()
  process.stdout.write(`\n== ${title}\n`)
  const code = await work()
  process.stdout.write(`== ${title}: ${code ? "FAILED" : "ok"} in ${Math.round((Date.now() - started) / 1000)} s\n`)
  return code
}

const main = async () => {
  await installWhatIsMissing()
  fs.mkdirSync(results, { recursive: true })
  const counts = []
  const count = (work) => async () => {
    const result = await work()
    counts.push(result)
    return result.bad ? 1 : 0
  }
  const steps = [
    [part === "all", "lint", () => bin("biome", ["check", "--error-on-warnings", "."])],
    [part === "all", "types", () => bin("tsc", ["--noEmit"])],
    [part === "all", "types of the admin", () => bin("tsc", ["--noEmit", "-p", "src/admin"])],
    [wants("unit"), "unit tests", count(() => jest("unit"))],
    [part !== "unit", "build", () => run(process.execPath, [path.join(root, "tools", "build.mjs")])],
    [part === "all", "types of the browser tests", () => bin("tsc", ["--noEmit", "-p", "browser-tests"])],
    [wants("integration"), "integration tests", count(() => jest("integration", ["--maxWorkers=2", "--silent"]))],
    [wants("browser"), "browser tests", count(browser)],
  ]
  for (const [wanted, title, work] of steps) {
    if (wanted && (await step(title, work))) process.exitCode = 1
    if (process.exitCode && title === "build") break
  }
  const sum = (key) => counts.reduce((total, result) => total + result[key], 0)
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`)
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})

// `npm run test:histories -- --runs N --seed S [--path P] [--lanes L] [--about order-first|refunds]`: plays random histories of
// carts against the built plugin. `--path` plays the one history that a failure named.
import { parseArgs } from "node:util"
import { bin, buildPlugin, installWhatIsMissing } from "./run.mjs"

const STORIES = ["pay-first", "order-first", "refunds"]

const whole = (name, text) => {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number`)
  return text
}

const main = async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "100" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
      lanes: { type: "string", default: "6" },
      "shrink-seconds": { type: "string", default: "120" },
      path: { type: "string" },
      about: { type: "string", default: "pay-first" },
    },
  })
  await installWhatIsMissing()
  await buildPlugin()
  const seed = whole("seed", values.seed)
  const { about } = values
  if (!STORIES.includes(about)) throw new Error(`--about must be one of ${STORIES.join(", ")}`)
  process.stdout.write(`histories: ${about}, ${values.runs} of seed ${seed}\n`)
  process.exitCode = await bin("jest", ["--forceExit", "--runInBand", "--silent", `histories/${about}.spec.ts`], {
    TEST_TYPE: "integration",
    NODE_OPTIONS: "--experimental-vm-modules --no-warnings",
    MEDUSA_DISABLE_TELEMETRY: "true",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    PAYNET_HISTORIES: whole("runs", values.runs),
    PAYNET_HISTORIES_SEED: seed,
    PAYNET_HISTORIES_LANES: whole("lanes", values.lanes),
    PAYNET_HISTORIES_SHRINK_MS: `${whole("shrink-seconds", values["shrink-seconds"])}000`,
    ...(values.path && { PAYNET_HISTORIES_PATH: values.path }),
  })
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})

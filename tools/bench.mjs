// `npm run bench`: how fast the built plugin is beside Medusa's own ways, as ratios measured in one run. It judges nothing.
import { bin, buildPlugin, installWhatIsMissing } from "./run.mjs"

const main = async () => {
  await installWhatIsMissing()
  await buildPlugin()
  process.exitCode = await bin("jest", ["--forceExit", "--runInBand", "--silent", ...process.argv.slice(2)], {
    TEST_TYPE: "bench",
    NODE_OPTIONS: "--experimental-vm-modules --no-warnings --expose-gc",
    MEDUSA_DISABLE_TELEMETRY: "true",
    LOG_LEVEL: "error",
  })
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})

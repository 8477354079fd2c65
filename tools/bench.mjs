// `npm run bench`: how fast the built plugin is beside Medusa's own ways, as ratios measured in one run. It judges nothing.
import path from "node:path"
import { bin, installWhatIsMissing, root, run } from "./run.mjs"

const main = async () => {
  await installWhatIsMissing()
  const built = await run(process.execPath, [path.join(root, "tools", "build.mjs")])
  if (built) throw new Error("the plugin could not be built")
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

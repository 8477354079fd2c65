// Builds the plugin into .medusa/server.
import fs from "node:fs"
import path from "node:path"
import { markPlugin } from "./demo-build.mjs"
import { bin, installWhatIsMissing, root } from "./run.mjs"

const main = async () => {
  await installWhatIsMissing()
  fs.rmSync(path.join(root, ".medusa", "server"), { recursive: true, force: true })
  const code = await bin("medusa", ["plugin:build"], { MEDUSA_DISABLE_TELEMETRY: "true" })
  // What is type-checked with the rest is emitted too, but not part of the plugin.
  const built = path.join(root, ".medusa", "server")
  const others = fs.existsSync(built) ? fs.readdirSync(built).filter((name) => name !== "src") : []
  for (const name of others) fs.rmSync(path.join(built, name), { recursive: true, force: true })
  const bins = path.join(root, ".medusa/server/src/simulator/bin.js")
  if (!code && fs.existsSync(bins)) fs.chmodSync(bins, 0o755)
  if (!code) markPlugin()
  process.exitCode = code
}

main()

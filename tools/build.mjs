// Builds the plugin into .medusa/server.
import fs from "node:fs"
import path from "node:path"
import { bin, installWhatIsMissing, root } from "./run.mjs"

const main = async () => {
  await installWhatIsMissing()
  fs.rmSync(path.join(root, ".medusa", "server"), { recursive: true, force: true })
  const code = await bin("medusa", ["plugin:build"], { MEDUSA_DISABLE_TELEMETRY: "true" })
  // Type-checked with the rest, but not part of the plugin.
  for (const end of ["js", "d.ts"])
    fs.rmSync(path.join(root, ".medusa/server", `medusa-config.example.${end}`), { force: true })
  const bins = path.join(root, ".medusa/server/src/simulator/bin.js")
  if (!code && fs.existsSync(bins)) fs.chmodSync(bins, 0o755)
  process.exitCode = code
}

main()

// Finds a Chromium for the browser tests, or gets Debian's.
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

const onPath = () =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((dir) => NAMES.map((name) => path.join(dir, name)))
    .concat(MAC)
    .find((file) => fs.existsSync(file))

const fromApt = (say) => {
  say("No Chromium found; installing Debian's (apt-get install chromium)…")
  const apt = (...args) =>
    execFileSync("apt-get", args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
  try {
    apt("update", "-qq")
    apt("install", "-y", "--no-install-recommends", "chromium")
  } catch {
    return undefined
  }
  return onPath()
}

/** @returns `{ file }`, or `{ why }` in words */
export const findChromium = (say) => {
  const told = process.env.CHROMIUM_PATH
  if (told) return fs.existsSync(told) ? { file: told } : { why: `CHROMIUM_PATH names ${told}, which does not exist` }
  const canInstall = process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")
  const file = onPath() ?? (canInstall ? fromApt(say) : undefined)
  if (file) return { file }
  const how = canInstall ? "apt-get could not install it" : "install one, or name it with CHROMIUM_PATH"
  return { why: `no Chromium was found: ${how}` }
}

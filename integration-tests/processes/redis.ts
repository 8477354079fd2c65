import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { freePort } from "../helpers/children"
import { type MedusaProcess, startProcess } from "./medusa-process"

const INSTALL = ["install", "-y", "--no-install-recommends", "redis-server"]
const isThere = () => spawnSync("redis-server", ["--version"]).status === 0

/** Finds Debian's Redis, or installs it when it may. @returns null when it is there, else why it is not */
export const findRedis = (): string | null => {
  if (isThere()) return null
  if (process.getuid?.() !== 0) return `redis-server is not installed and we are not root: apt-get ${INSTALL.join(" ")}`
  try {
    execFileSync("apt-get", INSTALL, { stdio: "ignore", timeout: 120_000 })
  } catch (error) {
    return `redis-server could not be installed: ${error instanceof Error ? error.message : error}`
  }
  return isThere() ? null : "redis-server was installed and does not run"
}

/** A Redis of the test's own, without a disk. */
export const startRedis = async (): Promise<MedusaProcess> => {
  const port = await freePort()
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "paynet-redis-"))
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir]
  const redis = await startProcess({ command: "redis-server", args, cwd: dir, url: `redis://127.0.0.1:${port}` })
  for (let tries = 0; !redis.said.output.includes("eady to accept connections"); tries += 1) {
    if (tries > 100) throw new Error(`redis-server did not get ready:\n${redis.said.output}`)
    await sleep(50)
  }
  const stop = async () => {
    await redis.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { ...redis, stop }
}

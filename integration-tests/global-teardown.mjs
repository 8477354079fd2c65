import fs from "node:fs"

export default async () => {
  const started = globalThis.paynetPostgres
  if (!started) return
  await started.postgres.stop()
  fs.rmSync(started.dir, { recursive: true, force: true })
}

import path from "node:path"
import type { ExecArgs } from "@medusajs/framework/types"

/** Run by `medusa exec`: one turn of both jobs, in a process of its own. */
export default async ({ container }: ExecArgs): Promise<void> => {
  const plugin = path.dirname(require.resolve("medusa-payment-paynet/package.json"))
  for (const job of ["paynet-sweep", "paynet-due"]) {
    await require(path.join(plugin, ".medusa/server/src/jobs", job)).default(container)
  }
}

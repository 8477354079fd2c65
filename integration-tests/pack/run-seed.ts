import fs from "node:fs"
import path from "node:path"
import type { ExecArgs } from "@medusajs/framework/types"
import { seed } from "../helpers/seed"

export default async ({ container }: ExecArgs): Promise<void> => {
  fs.writeFileSync(path.join(process.cwd(), "seed.json"), JSON.stringify(await seed(container)))
}

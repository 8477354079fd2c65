import fs from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { makeDelivery } from "../seed/delivery"
import { makeProducts } from "../seed/products"
import { makeAdmin, makeStore } from "../seed/store"

/** Fills an empty database with a small Turkish store, and tells the storefront's publishable key. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const { channel, publishableKey } = await makeStore(container)
  const { profile, location } = await makeDelivery(container, channel)
  await makeProducts(container, { channel, profile, location })
  await makeAdmin(container)
  fs.writeFileSync(process.env.DEMO_SEED_FILE ?? "seed.json", JSON.stringify({ publishableKey }))
}

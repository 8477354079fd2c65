import type { MedusaContainer } from "@medusajs/framework/types"
import { appContext } from "../payments/context"
import { sayLocking } from "../payments/locking"
import { sweep } from "../payments/sweep"

/** Every five minutes: Paynet's own list, for payments that nobody told us of. */
const paynetSweep = async (container: MedusaContainer): Promise<void> => {
  const ctx = appContext(container)
  await sayLocking(ctx)
  await sweep(ctx)
}

export default paynetSweep

export const config = { name: "paynet-sweep", schedule: "*/5 * * * *" }

import type { MedusaContainer } from "@medusajs/framework/types"
import { appContext } from "../payments/context"
import { sweep } from "../payments/sweep"

/** Every five minutes: Paynet's own list, for payments that nobody told us of. */
const paynetSweep = async (container: MedusaContainer): Promise<void> => {
  await sweep(appContext(container))
}

export default paynetSweep

export const config = { name: "paynet-sweep", schedule: "*/5 * * * *" }

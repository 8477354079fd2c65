import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isLockingInMemory, LOCKING_REMEDY } from "../modules/paynet/locking"
import type { App } from "./context"

const DAY_MS = 24 * 60 * 60_000

/** Does Medusa lock in the memory of one process only? Then two processes could complete one cart at the same moment. */
export const locksInMemory = (ctx: App): boolean =>
  isLockingInMemory(ctx.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).modules)

/** In production says once a day, whichever process of the cluster comes first, that locking is in memory. */
export const sayLocking = async (ctx: App): Promise<void> => {
  if (process.env.NODE_ENV !== "production" || !locksInMemory(ctx)) return
  const now = ctx.now()
  if (await ctx.ledger.settings.lease("locking_said", now, new Date(now.getTime() + DAY_MS))) {
    ctx.log.warn(LOCKING_REMEDY)
  }
}

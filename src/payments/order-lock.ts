import { Modules } from "@medusajs/framework/utils"
import type { Context } from "./context"
import type { Purchase } from "./purchase"

const LOCK_SECONDS = 30

/** Works under the locks by which Medusa completes this cart and edits this order: one at a time, whichever link paid. */
export const underOrderLock = <T>(
  ctx: Context,
  { cart, order, collection }: Purchase,
  work: () => Promise<T>,
): Promise<T> => {
  const keys = [cart?.id, order?.id].filter((key) => key !== undefined)
  const locking = ctx.container.resolve(Modules.LOCKING)
  return locking.execute(keys.length ? keys : collection.id, work, { timeout: LOCK_SECONDS })
}

import { BigNumber, MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isAmount } from "./amount"
import type { App } from "./context"
import { graph } from "./purchase"

const some = <T extends z.ZodType>(row: T) => z.array(row.nullish()).nullish()
const collectionRow = z.object({
  id: z.string(),
  currency_code: z.string(),
  raw_refunded_amount: z.unknown(),
  payments: some(z.object({ refunds: some(z.object({ raw_amount: z.unknown() })) })),
})
const FIELDS = ["id", "currency_code", "raw_refunded_amount", "payments.refunds.raw_amount"]
const paymentRow = z.object({ payment_collection_id: z.string() })

/**
 * Medusa keeps the sum of a collection's refunds in the collection itself, and says by it whether an order is refunded.
 * A process that was killed before Medusa counted left the old sum there.
 */
export const countInCollection = async (app: App, paymentId: string): Promise<void> => {
  const [payment] = await graph(app, "payment", ["id", "payment_collection_id"], { id: paymentId })
  const id = paymentRow.safeParse(payment).data?.payment_collection_id
  if (!id) return
  const [row] = await graph(app, "payment_collection", FIELDS, { id })
  const found = collectionRow.safeParse(row).data
  if (!found) return
  const refunds = (found.payments ?? []).flatMap((one) => one?.refunds ?? [])
  const counted = MathBN.sum(0, ...refunds.map((one) => one?.raw_amount).filter(isAmount))
  const known = isAmount(found.raw_refunded_amount) ? found.raw_refunded_amount : 0
  if (MathBN.eq(counted, known)) return
  const patch = { currency_code: found.currency_code, refunded_amount: new BigNumber(counted) }
  await app.container.resolve(Modules.PAYMENT).updatePaymentCollections(found.id, patch)
  app.log.warn("a collection's refunds were counted again", { collection: found.id })
}

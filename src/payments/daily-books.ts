import { z } from "@medusajs/framework/zod"
import { kurus, kurusToLira } from "../paynet/kurus"
import { PAYNET_PROVIDER_ID } from "../types"
import { sumInKurus } from "./amount"
import type { Context } from "./context"
import { eachAtOnce } from "./each-at-once"
import { daysBefore } from "./istanbul"
import { reasonOf } from "./log"
import { graph } from "./purchase"

const DAYS = 30
const AT_ONCE = 4

const sums = z.array(z.object({ raw_amount: z.unknown() }).nullish()).nullish()
const orderRow = z.object({
  payment_collections: z
    .array(
      z
        .object({
          payments: z.array(z.object({ provider_id: z.string(), captures: sums, refunds: sums }).nullish()).nullish(),
        })
        .nullish(),
    )
    .nullish(),
})

const total = (rows: z.output<typeof sums>): number => sumInKurus((rows ?? []).map((row) => row?.raw_amount))

/** What Medusa has captured and not given back of an order's Paynet payments, in kuruş. */
const inMedusa = async (ctx: Context, orderId: string): Promise<number | null> => {
  const fields = ["id", "provider_id", "captures.raw_amount", "refunds.raw_amount"]
  const [row] = await graph(ctx, "order", ["id", ...fields.map((name) => `payment_collections.payments.${name}`)], {
    id: orderId,
  })
  if (!row) return null
  const collections = orderRow.parse(row).payment_collections ?? []
  const payments = collections
    .flatMap((one) => one?.payments ?? [])
    .filter((one) => one?.provider_id === PAYNET_PROVIDER_ID)
  return payments.reduce((sum, one) => sum + total(one?.captures) - total(one?.refunds), 0)
}

const compare = async (ctx: Context, orderId: string, inLedger: number): Promise<void> => {
  const medusa = await inMedusa(ctx, orderId)
  if (medusa === null || medusa === inLedger) return
  const lira = (sum: number) => (sum < 0 ? "negative" : kurusToLira(kurus(sum)))
  const details = { order: orderId, medusa: lira(medusa), ledger: lira(inLedger) }
  await ctx.ledger.entries.write(
    { fact: `books_differ:${orderId}:${medusa}:${inLedger}`, kind: "books_differ", details },
    ctx.now(),
  )
  ctx.log.error("books differ: a person must look", details)
}

/** Once a day, for every order of the last month: what Medusa captured and kept is what the ledger says it has. */
export const compareBooks = async (ctx: Context): Promise<void> => {
  const orders = await ctx.ledger.transactions.capturedOfOrders(daysBefore(ctx.now(), DAYS))
  await eachAtOnce(orders, AT_ONCE, ({ orderId, captured }) =>
    compare(ctx, orderId, captured).catch((error: unknown) =>
      ctx.log.warn("an order's books could not be compared", { order: orderId, reason: reasonOf(error) }),
    ),
  )
}

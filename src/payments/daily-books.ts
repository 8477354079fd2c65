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
const CHUNK = 500
/** Money that is being booked at this moment is in Medusa's books a little earlier than in ours. */
const SETTLED_MS = 60 * 60_000

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

const paymentRow = z.object({ id: z.string(), payment_collection_id: z.string() })
const linkRow = z.object({ order_id: z.string() })

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

/** Orders with a payment of ours in Medusa's books that is in nobody's: the ledger booked no money on them. */
const unknownOrders = async (ctx: Context, since: Date): Promise<string[]> => {
  const until = new Date(ctx.now().getTime() - SETTLED_MS)
  const filters = { provider_id: PAYNET_PROVIDER_ID, created_at: { $gt: since, $lt: until } }
  const found = await graph(ctx, "payment", ["id", "payment_collection_id"], filters)
  const payments = z.array(paymentRow).parse(found)
  const orders = new Set<string>()
  for (let from = 0; from < payments.length; from += CHUNK) {
    const chunk = payments.slice(from, from + CHUNK)
    const unnamed = new Set(await ctx.ledger.transactions.unnamed(chunk.map(({ id }) => id)))
    for (const { payment_collection_id } of chunk.filter(({ id }) => unnamed.has(id))) {
      const [link] = await graph(ctx, "order_payment_collection", ["order_id"], { payment_collection_id })
      const order = linkRow.safeParse(link).data?.order_id
      if (order && !(await ctx.ledger.transactions.ofOrders([order])).length) orders.add(order)
    }
  }
  return [...orders]
}

/**
 * Once a day, for every order of the last month: what Medusa captured and kept is what the ledger says it has, nothing
 * where the ledger knows of no money.
 */
export const compareBooks = async (ctx: Context): Promise<void> => {
  const since = daysBefore(ctx.now(), DAYS)
  const known = await ctx.ledger.transactions.capturedOfOrders(since)
  const unknown = (await unknownOrders(ctx, since)).map((orderId) => ({ orderId, captured: 0 }))
  await eachAtOnce([...known, ...unknown], AT_ONCE, ({ orderId, captured }) =>
    compare(ctx, orderId, captured).catch((error: unknown) =>
      ctx.log.warn("an order's books could not be compared", { order: orderId, reason: reasonOf(error) }),
    ),
  )
}

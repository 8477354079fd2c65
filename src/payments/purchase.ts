import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Kurus } from "../paynet/kurus"
import { PAYNET_PROVIDER_ID } from "../types"
import { kurusOf, sumInKurus } from "./amount"
import type { App } from "./context"

const amount = z.unknown().transform(kurusOf)
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((rows) => (rows ?? []).filter((row) => row !== null))

const session = z.object({ id: z.string(), provider_id: z.string(), raw_amount: amount, status: z.string() })
const payment = z.object({
  id: z.string(),
  provider_id: z.string(),
  payment_session_id: z.string().nullish(),
  created_at: z.coerce.date(),
  canceled_at: z.unknown(),
  captures: list(z.object({ raw_amount: z.unknown() })),
  refunds: list(z.object({ raw_amount: z.unknown() })),
})
const collection = z.object({
  id: z.string(),
  raw_amount: amount,
  currency_code: z.string(),
  status: z.string().nullish(),
  payment_sessions: list(session),
  payments: list(payment),
})
const cartRow = z.object({ id: z.string(), total: amount, currency_code: z.string() })
const orderRow = z.object({
  id: z.string(),
  display_id: z.number().nullish(),
  status: z.string().nullish(),
  currency_code: z.string(),
  created_at: z.coerce.date(),
  summary: z.object({ pending_difference: z.unknown() }).nullish(),
})

/** A payment in Medusa's books. Sums in kuruş. */
export type PurchasePayment = {
  id: string
  ours: boolean
  sessionId: string | null
  createdAt: Date
  canceled: boolean
  captured: number
  refunded: number
}

/** What Medusa says now about the thing that a link was made for. Sums in kuruş; null: Medusa's number is unusable. */
export type Purchase = {
  collection: { id: string; amount: Kurus | null; currency: string; status: string }
  sessions: { id: string; ours: boolean; amount: Kurus | null; status: string; paid: boolean }[]
  payments: PurchasePayment[]
  /** `total` is also null where it was not asked for: Medusa computes it from all of a cart's lines. */
  cart: { id: string; total: Kurus | null; currency: string } | null
  order: { id: string; displayId: number | null; canceled: boolean; owed: number; createdAt: Date } | null
  /** By which of Medusa's two links the order was found. */
  linked: { cart: boolean; collection: boolean }
}

type Rows = unknown[]

/** Asks Medusa's query for rows of one entity. What comes back is parsed by whoever asks. */
export const graph = async (
  ctx: App,
  entity: string,
  fields: string[],
  filters: Record<string, unknown>,
): Promise<Rows> => {
  const query = ctx.container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters })
  return Array.isArray(data) ? data : []
}

const sum = (rows: { raw_amount?: unknown }[]) => sumInKurus(rows.map((row) => row.raw_amount))

const linkId = async (
  ctx: App,
  entity: string,
  key: string,
  filters: Record<string, string>,
): Promise<string | null> => {
  const [row] = await graph(ctx, entity, [key], filters)
  return z
    .record(z.string(), z.unknown())
    .transform((value) => (typeof value[key] === "string" ? value[key] : null))
    .nullable()
    .catch(null)
    .parse(row ?? null)
}

const readCart = async (ctx: App, id: string, withTotal: boolean): Promise<Purchase["cart"]> => {
  const [row] = await graph(ctx, "cart", ["id", "currency_code", ...(withTotal ? ["total"] : [])], { id })
  if (!row) return null
  const cart = cartRow.parse(row)
  return { id: cart.id, total: cart.total, currency: cart.currency_code }
}

/** `total` is not read: with it Medusa computes what is owed anew; without, it tells a sum that lacks late taxes. */
export const OWED_FIELDS = ["total", "summary.*"]
const ORDER_FIELDS = ["id", "display_id", "status", "currency_code", "created_at", ...OWED_FIELDS]

const readOrder = async (ctx: App, id: string): Promise<Purchase["order"]> => {
  const [row] = await graph(ctx, "order", ORDER_FIELDS, { id })
  if (!row) return null
  const order = orderRow.parse(row)
  return {
    id: order.id,
    displayId: order.display_id ?? null,
    canceled: order.status === "canceled",
    owed: kurusOf(order.summary?.pending_difference) ?? 0,
    createdAt: order.created_at,
  }
}

const COLLECTION_FIELDS = [
  "id",
  "raw_amount",
  "currency_code",
  "status",
  "payment_sessions.id",
  "payment_sessions.provider_id",
  "payment_sessions.raw_amount",
  "payment_sessions.status",
  "payments.id",
  "payments.provider_id",
  "payments.payment_session_id",
  "payments.created_at",
  "payments.canceled_at",
  "payments.captures.raw_amount",
  "payments.refunds.raw_amount",
]

/**
 * Reads the purchase behind a payment collection. @returns null when the collection is gone
 * @param withTotal false: the cart's total is not needed, and left out
 */
export const readPurchase = async (
  ctx: App,
  collectionId: string,
  { withTotal = true }: { withTotal?: boolean } = {},
): Promise<Purchase | null> => {
  const [row] = await graph(ctx, "payment_collection", COLLECTION_FIELDS, { id: collectionId })
  if (!row) return null
  const found = collection.parse(row)
  // Behind the payments: Medusa ties an order before it books its payment, so none is seen here without its order.
  const filters = { payment_collection_id: found.id }
  const [cartId, ofCollection] = await Promise.all([
    linkId(ctx, "cart_payment_collection", "cart_id", filters),
    linkId(ctx, "order_payment_collection", "order_id", filters),
  ])
  const [cart, ofCart] = cartId
    ? await Promise.all([readCart(ctx, cartId, withTotal), linkId(ctx, "order_cart", "order_id", { cart_id: cartId })])
    : [null, null]
  const orderId = ofCart ?? ofCollection

  const payments = found.payments.map((one) => ({
    id: one.id,
    ours: one.provider_id === PAYNET_PROVIDER_ID,
    sessionId: one.payment_session_id ?? null,
    createdAt: one.created_at,
    canceled: Boolean(one.canceled_at),
    captured: sum(one.captures),
    refunded: sum(one.refunds),
  }))
  return {
    collection: {
      id: found.id,
      amount: found.raw_amount,
      currency: found.currency_code,
      status: found.status ?? "",
    },
    sessions: found.payment_sessions.map((one) => ({
      id: one.id,
      ours: one.provider_id === PAYNET_PROVIDER_ID,
      amount: one.raw_amount,
      status: one.status,
      paid: payments.some((paid) => paid.sessionId === one.id),
    })),
    payments,
    cart,
    order: orderId ? await readOrder(ctx, orderId) : null,
    linked: { cart: ofCart !== null, collection: ofCollection !== null },
  }
}

/** The payment collection that a session belongs to, or null when Medusa has no such session. */
export const collectionOfSession = async (ctx: App, sessionId: string): Promise<string | null> => {
  if (!sessionId) return null
  const [row] = await graph(ctx, "payment_session", ["id", "payment_collection_id"], { id: sessionId })
  const found = z.object({ id: z.literal(sessionId), payment_collection_id: z.string() }).safeParse(row)
  return found.data?.payment_collection_id ?? null
}

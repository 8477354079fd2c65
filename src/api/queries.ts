import { z } from "@medusajs/framework/zod"
import {
  PAYNET_LINK_STATUSES,
  PAYNET_LIST_STATES,
  PAYNET_MAX_OFFSET,
  PAYNET_OUTCOMES,
  PAYNET_PAYLINK_ORDERS,
  PAYNET_PLACES,
  PAYNET_TRANSACTION_ORDERS,
} from "../types"

/** No id of Medusa, Paynet or ours is longer, or holds a blank. */
const id = z.string().regex(/^[\x21-\x7e]{1,100}$/, "must be 1 to 100 characters without blanks")

export const isId = (text: string): boolean => id.safeParse(text).success

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be ${least} to ${most}`)
const time = z.iso.datetime({ offset: true, error: "must be an ISO time such as 2026-11-24T00:00:00Z" })

const filters = {
  q: z.string().trim().pipe(id).optional(),
  place: z.enum(PAYNET_PLACES).optional(),
  outcome: z.enum(PAYNET_OUTCOMES).optional(),
  order_id: id.optional(),
  cart_id: id.optional(),
  created_from: time.optional(),
  created_until: time.optional(),
  limit: whole(1, 100).optional(),
  offset: whole(0, PAYNET_MAX_OFFSET).optional(),
}

/** What the lists take. Anything else is refused: a filter that is not understood must not show all rows. */
export const payLinksQuery = z.strictObject({
  ...filters,
  state: z.enum(PAYNET_LIST_STATES).optional(),
  status: z.enum(PAYNET_LINK_STATUSES).optional(),
  order: z.enum(PAYNET_PAYLINK_ORDERS).optional(),
})

export const transactionsQuery = z.strictObject({
  ...filters,
  state: z.enum(PAYNET_LIST_STATES).exclude(["open", "expired"]).optional(),
  paylink_id: id.optional(),
  order: z.enum(PAYNET_TRANSACTION_ORDERS).optional(),
})

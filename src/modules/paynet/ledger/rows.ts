import { z } from "@medusajs/framework/zod"
import { type Kurus, liraToKurus } from "../../../paynet/kurus"
import {
  PAYNET_ENTRY_KINDS,
  PAYNET_LINK_STATUSES,
  PAYNET_OUTCOMES,
  PAYNET_PLACES,
  PAYNET_REFUND_STATUSES,
  type PaynetRefundStatus,
} from "../../../types"

/** Postgres writes numerics with any number of trailing zeros; whole kuruş are what we wrote. */
export const lira = z.union([z.string(), z.number()]).transform((value): Kurus => {
  const text = String(value)
  return liraToKurus(text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text)
})

const text = z.string().nullable()
const time = z.date().nullable()

const linkRow = z.object({
  id: z.string(),
  session_id: text,
  collection_id: z.string(),
  cart_id: text,
  order_id: text,
  purpose: z.enum(["checkout", "pay_by_link"]),
  amount: lira,
  status: z.enum(PAYNET_LINK_STATUSES),
  outcome: z.enum(PAYNET_OUTCOMES).nullable(),
  environment: z.enum(["test", "live"]),
  host: z.string(),
  key_fingerprint: z.string(),
  agent_id: text,
  flow: z.enum(["pay_first", "order_first"]),
  commission: z.enum(["merchant", "shopper"]),
  settings_hash: z.string(),
  landing: z.object({ country_code: text, locale: z.enum(["tr", "en"]) }),
  url: text,
  paynet_id: text,
  expires_at: z.date(),
  due_at: time,
  attempts: z.number(),
  failures: z.number(),
  switching_off_at: time,
  rung_at: time,
  returned_at: time,
  not_completed_at: time,
  hints: z.number(),
  answered_at: time,
  created_at: z.date(),
})

/** One row of the ledger: what we asked Paynet for. `amount` in kuruş. */
export type PayLink = z.output<typeof linkRow>
export const readLink = (row: unknown): PayLink => linkRow.parse(row)

export type RefundStatus = PaynetRefundStatus

const transactionRow = z.object({
  id: z.string(),
  xact_id: z.string(),
  paylink_id: text,
  charged: lira.nullable(),
  net: lira.nullable(),
  commission: lira.nullable(),
  currency: text,
  instalment: z.number().nullable(),
  bank_id: text,
  card_last4: text,
  authorization_code: text,
  xact_date: text,
  reversed: z.boolean(),
  place: z.enum(PAYNET_PLACES),
  outcome: z.enum(PAYNET_OUTCOMES).nullable(),
  session_id: text,
  claimed_at: time,
  payment_id: text,
  cart_id: text,
  order_id: text,
  proved_at: z.date(),
  created_at: z.date(),
})

/** Money that Paynet says it took. `charged` in kuruş, null when Paynet's number could not be read. */
export type Transaction = z.output<typeof transactionRow>
export const readTransactionRow = (row: unknown): Transaction => transactionRow.parse(row)

const refundRow = z.object({
  id: z.string(),
  transaction_id: z.string(),
  medusa_refund_id: text,
  origin: z.enum(["medusa", "held", "paynet"]),
  amount: lira,
  booked: lira,
  whole: z.boolean(),
  status: z.enum(PAYNET_REFUND_STATUSES),
  hinted: z.enum(["approved", "declined"]).nullable(),
  requested_at: time,
  due_at: time,
  attempts: z.number(),
  token_hash: z.string(),
  created_at: z.date(),
  updated_at: z.date(),
})

/**
 * Money on its way back, in kuruş. `amount`: what the card gets. `booked`: what Medusa's books give up for it, which is
 * less when the shopper had paid the commission, and nothing for money that Medusa never had. `origin`: a refund of
 * Medusa's, of held money, or one made at Paynet without us.
 */
export type Refund = z.output<typeof refundRow>
export const readRefund = (row: unknown): Refund => refundRow.parse(row)

const entryRow = z.object({
  id: z.string(),
  kind: z.enum(PAYNET_ENTRY_KINDS),
  paylink_id: text,
  transaction_id: text,
  refund_id: text,
  outcome: z.enum(PAYNET_OUTCOMES).nullable(),
  details: z.record(z.string(), z.unknown()),
  created_at: z.date(),
})

/** One fact of the time line. */
export type Entry = z.output<typeof entryRow>
export const readEntry = (row: unknown): Entry => entryRow.parse(row)

const outboxRow = z.object({
  id: z.string(),
  event: z.string(),
  event_data: z.record(z.string(), z.unknown()),
  created_at: z.date(),
})

/** An event that waits to be published. */
export type OutboxEvent = z.output<typeof outboxRow>
export const readOutbox = (row: unknown): OutboxEvent => outboxRow.parse(row)

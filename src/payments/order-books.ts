import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { type Kurus, kurusToLira } from "../paynet/kurus"
import { isAmount, kurusOf, sumInKurus } from "./amount"
import type { App } from "./context"
import { graph, OWED_FIELDS } from "./purchase"

const list = <T extends z.ZodType>(row: T) =>
  z
    .array(row.nullable())
    .nullish()
    .transform((rows) => (rows ?? []).filter((one) => one !== null))

const amounts = list(z.object({ raw_amount: z.unknown() }))
const refunds = list(
  z.object({ id: z.string(), note: z.string().nullish(), raw_amount: z.unknown(), created_at: z.coerce.date() }),
)
const paymentRow = z.object({ currency_code: z.string(), captures: amounts, refunds })
const references = list(
  z.object({
    reference: z.string().nullish(),
    reference_id: z.string().nullish(),
    raw_amount: z.unknown(),
  }),
)
const orderRow = z.object({
  id: z.string(),
  status: z.string().nullish(),
  summary: z.object({ pending_difference: z.unknown() }).nullish(),
  transactions: references,
  credit_lines: references,
})

/** A payment of ours in Medusa's books. */
export type PaymentBooks = z.output<typeof paymentRow>
/** An order's own account: what came in and went out, and what it was credited with. */
export type OrderBooks = z.output<typeof orderRow>

export const readPaymentBooks = async (ctx: App, paymentId: string): Promise<PaymentBooks | null> => {
  const fields = ["id", "currency_code", "captures.raw_amount"]
  const ofRefunds = ["id", "note", "raw_amount", "created_at"].map((name) => `refunds.${name}`)
  const [row] = await graph(ctx, "payment", [...fields, ...ofRefunds], { id: paymentId })
  return paymentRow.safeParse(row).data ?? null
}

export const readOrderBooks = async (ctx: App, orderId: string): Promise<OrderBooks | null> => {
  const ofEach = ["reference", "reference_id", "raw_amount"]
  const fields = ["transactions", "credit_lines"].flatMap((name) => ofEach.map((field) => `${name}.${field}`))
  const [row] = await graph(ctx, "order", ["id", "status", ...OWED_FIELDS, ...fields], { id: orderId })
  return orderRow.safeParse(row).data ?? null
}

export const isCanceled = async (ctx: App, orderId: string): Promise<boolean> => {
  const [row] = await graph(ctx, "order", ["id", "status"], { id: orderId })
  return z.object({ status: z.string() }).safeParse(row).data?.status === "canceled"
}

/** What Medusa captured of a payment and did not give back, in kuruş. */
export const keptOf = (payment: PaymentBooks): number =>
  sumInKurus(payment.captures.map((one) => one.raw_amount)) - sumInKurus(payment.refunds.map((one) => one.raw_amount))

/** This sum in Medusa's own lira: all that it has left, to the last decimal, when that comes to the same kuruş. */
export const inMedusasLira = (payment: PaymentBooks, amount: Kurus): BigNumberInput => {
  const sum = (rows: { raw_amount?: unknown }[]) => MathBN.sum(0, ...rows.map((one) => one.raw_amount).filter(isAmount))
  const rest = new BigNumber(MathBN.sub(sum(payment.captures), sum(payment.refunds)))
  return kurusOf(rest) === amount ? rest : kurusToLira(amount)
}

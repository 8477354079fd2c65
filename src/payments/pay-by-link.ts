import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Kurus } from "../paynet/kurus"
import { type AdminPayLink, PAYNET_PROVIDER_ID } from "../types"
import { inWords, kurusOf } from "./amount"
import { closeOrder } from "./close-order"
import type { Context } from "./context"
import { recordDeed } from "./deed"
import { notAllowed, notFound, refuse } from "./faults"
import { collectionsOfOrder } from "./finish-booked"
import { REQUEST_KEY, type SentLink } from "./link-request"
import { makeCollection, retireUnpaid } from "./order-collections"
import { graph, OWED_FIELDS } from "./purchase"
import { showLink } from "./show"

const PAY_BY_LINK_HOURS = 72
/** A turn is one call to Paynet and Medusa's own work around it. */
const TURN_SECONDS = 60

/** What an admin asks for. `amount` in lira, at most what the order owes; absent: all of it. */
export type PayByLinkInput = {
  orderId: string
  amount?: number
  lifetimeHours?: number
  note?: string
  sendEmail?: boolean
  sendSms?: boolean
  /** The id of the admin user or API key who asks; recorded with the link. */
  actorId?: string
}

const orderRow = z.object({
  id: z.string(),
  status: z.string().nullish(),
  currency_code: z.string(),
  email: z.string().nullish(),
  summary: z.object({ pending_difference: z.unknown() }).nullish(),
})

const amountToAsk = (given: number | undefined, owed: Kurus): Kurus => {
  if (given === undefined) return owed
  const asked = kurusOf(given)
  if (asked === null || asked < 1) throw refuse("The amount to pay must be at least one kuruş.")
  if (asked > owed) throw refuse(`The order owes ${inWords(owed)}; a link cannot ask for more.`)
  return asked
}

const assertNoUnresolvedMoney = async (ctx: Context, orderId: string): Promise<void> => {
  for (const collectionId of await collectionsOfOrder(ctx, orderId)) {
    const known = await ctx.ledger.transactions.ofPurchase(collectionId, null)
    if (known.some((one) => one.place === "seen" || one.place === "held")) {
      throw notAllowed("A payment of this order is not resolved yet: deal with it before another link is sent.")
    }
  }
}

/** @throws MedusaError for an order that is unknown, canceled, not in TRY or owes nothing, and for an amount over it */
const amountOf = async (ctx: Context, { orderId, amount }: PayByLinkInput): Promise<Kurus> => {
  const fields = ["id", "status", "currency_code", "email", ...OWED_FIELDS]
  const [row] = await graph(ctx, "order", fields, { id: orderId })
  if (!row) throw notFound(`Order ${orderId}`)
  const order = orderRow.parse(row)
  if (order.status === "canceled") throw notAllowed("This order is canceled.")
  if (order.currency_code !== "try") throw refuse("Paynet takes Turkish lira (TRY) only.")
  const owed = kurusOf(order.summary?.pending_difference)
  if (owed === null || owed < 1) throw notAllowed("This order owes nothing.")
  return amountToAsk(amount, owed)
}

const makeLink = async (ctx: Context, input: PayByLinkInput): Promise<AdminPayLink> => {
  const { orderId } = input
  await amountOf(ctx, input)
  await assertNoUnresolvedMoney(ctx, orderId)
  await closeOrder(ctx, orderId)
  // Paynet was asked about the links that were switched off: a payment that nobody told of is known by now.
  await assertNoUnresolvedMoney(ctx, orderId)
  const amount = await amountOf(ctx, input)
  await retireUnpaid(ctx, orderId)

  const { sendEmail, sendSms } = ctx.options
  const request: SentLink = {
    purpose: "pay_by_link",
    lifetime_hours: input.lifetimeHours ?? PAY_BY_LINK_HOURS,
    note: input.note ?? null,
    send_email: input.sendEmail ?? sendEmail,
    send_sms: input.sendSms ?? sendSms,
  }
  const collectionId = await makeCollection(ctx, orderId, amount)
  const { result: session } = await createPaymentSessionsWorkflow(ctx.container).run({
    input: {
      payment_collection_id: collectionId,
      provider_id: PAYNET_PROVIDER_ID,
      context: { [REQUEST_KEY]: request },
      data: {},
    },
  })
  const made = await ctx.ledger.links.bySession(session.id)
  if (!made) throw notAllowed("No link could be made for this order.")
  if (input.actorId) await recordDeed(ctx, { paylink_id: made.id }, "pay_by_link", { id: input.actorId })
  return showLink(ctx, made.id)
}

/**
 * Makes a PayLink for an order that owes money, to be sent to the customer. The order's other open links are switched
 * off first, so that all of them together never ask for more than it owes; two people who send at once take turns, or
 * neither would see the other's link.
 * @throws MedusaError for an order that is unknown, canceled, not in TRY or owes nothing, and for an amount over it
 */
export const payByLink = (ctx: Context, input: PayByLinkInput): Promise<AdminPayLink> =>
  ctx.container
    .resolve(Modules.LOCKING)
    .execute(`paynet_pay_by_link:${input.orderId}`, () => makeLink(ctx, input), { timeout: TURN_SECONDS })

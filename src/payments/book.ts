import type { IPaymentModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { PayLink, Transaction } from "../modules/paynet/ledger"
import { PAYNET_PROVIDER_ID } from "../types"
import type { Context } from "./context"
import type { Decision } from "./decide"
import { reasonOf } from "./log"
import { underOrderLock } from "./order-lock"
import { type Purchase, readPurchase } from "./purchase"

/**
 * How handing money to Medusa ended. `refused`: it would end so again. `changed`: our own `authorizePayment` said no,
 * so something moved since the decision. `failed`: it may work later.
 */
type Booking = "booked" | "refused" | "changed" | "failed"

const REFUSALS: readonly unknown[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.INVALID_ARGUMENT,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Codes.INSUFFICIENT_INVENTORY,
]
const OUR_NO: readonly unknown[] = [
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
]

const wordsOf = (error: unknown): unknown[] =>
  typeof error === "object" && error !== null ? ["type" in error && error.type, "code" in error && error.code] : []

/** Did Medusa say no, so that it would say no again? */
export const isRefusal = (error: unknown): boolean => wordsOf(error).some((word) => REFUSALS.includes(word))

const bookingOf = (error: unknown): Booking => {
  if (wordsOf(error).some((word) => OUR_NO.includes(word))) return "changed"
  return isRefusal(error) ? "refused" : "failed"
}

/**
 * Medusa completes a cart by the first of its sessions, so the one that was paid must be the only one that could be
 * taken: another provider's unpaid session goes too, or the order would be placed on it and this money be lost.
 */
const dropOtherSessions = async (payments: IPaymentModuleService, purchase: Purchase, keep: string): Promise<void> => {
  const others = purchase.sessions.filter(
    (session) => session.id !== keep && !session.paid && session.status !== "authorized",
  )
  for (const session of others) {
    await payments.deletePaymentSession(session.id).catch((error: unknown) => {
      if (!wordsOf(error).includes(MedusaError.Types.NOT_FOUND)) throw error
    })
  }
}

/** A session for money whose own session Medusa has deleted; `open` gives it no link, for this money is unresolved. */
const makeSession = async (payments: IPaymentModuleService, purchase: Purchase): Promise<string> => {
  const { amount, currency_code } = await payments.retrievePaymentCollection(purchase.collection.id)
  const session = await payments.createPaymentSession(purchase.collection.id, {
    provider_id: PAYNET_PROVIDER_ID,
    amount,
    currency_code,
    data: {},
  })
  return session.id
}

/** Pays an order that stands without payment; its other links may be paid at this moment too. */
const payOrder = async (
  ctx: Context,
  payments: IPaymentModuleService,
  purchase: Purchase,
  sessionId: string,
): Promise<Booking> => {
  return underOrderLock(ctx, purchase, async () => {
    const current = await readPurchase(ctx, purchase.collection.id)
    if (!current?.order || current.sessions.some((session) => session.id === sessionId && session.paid))
      return "changed"
    const payment = await payments.authorizePaymentSession(sessionId, {})
    if (!payment) return "changed"
    await capturePaymentWorkflow(ctx.container).run({ input: { payment_id: payment.id } })
    return "booked"
  })
}

const hand = async (ctx: Context, purchase: Purchase, decision: Decision): Promise<Booking> => {
  const payments = ctx.container.resolve(Modules.PAYMENT)
  if (!decision.payment) {
    const sessionId = decision.sessionId ?? (await makeSession(payments, purchase))
    await dropOtherSessions(payments, purchase, sessionId)
    if (purchase.order) return payOrder(ctx, payments, purchase, sessionId)
  }
  if (!purchase.cart) return "refused"
  await completeCartWorkflow(ctx.container).run({ input: { id: purchase.cart.id } })
  return "booked"
}

/**
 * Hands proven money to Medusa. For a cart this is Medusa's own completion, which authorises last: what would fail
 * (stock, shipping, region) fails before the money is given away, and a cart is named, never guessed from a session.
 * An order that stands without payment gets its payment and its transaction.
 */
export const book = async (
  ctx: Context,
  link: PayLink,
  transaction: Transaction,
  purchase: Purchase,
  decision: Decision,
): Promise<Booking> => {
  ctx.booking.add(link.id)
  try {
    return await hand(ctx, purchase, decision)
  } catch (error) {
    const booking = bookingOf(error)
    ctx.log.warn("Medusa did not place the order", {
      paylink: link.id,
      transaction: transaction.id,
      booking,
      reason: reasonOf(error),
    })
    return booking
  } finally {
    ctx.booking.delete(link.id)
  }
}

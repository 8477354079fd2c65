import type { Kurus } from "../paynet/kurus"
import { isYounger } from "./age"
import type { Purchase } from "./purchase"

type Session = Purchase["sessions"][number]

/** Which of Medusa's sums does not agree with what the link asked for. */
export type Misfit = "session" | "cart" | "order" | "paid"

/**
 * Does this session want exactly what the link asked for, at this moment? The one rule by which both the decision and
 * `authorizePayment` measure: a cart that is being completed must agree in every sum; an order that stands must owe it.
 */
export const misfitOf = (purchase: Purchase, session: Session, amount: Kurus): Misfit | null => {
  const { cart, order, payments } = purchase
  if (session.amount !== amount) return "session"
  if (order?.canceled) return "order"
  if (cart && (!order || session.status === "pending")) {
    if (cart.total !== amount) return "cart"
    if (order && order.owed !== amount) return "order"
  } else if (order && order.owed < amount) return "order"
  const isPaid = payments.some((one) => !one.canceled && one.captured > one.refunded && one.sessionId !== session.id)
  return isPaid && !order ? "paid" : null
}

const IN_THE_MAKING_MS = 2 * 60_000

/**
 * Is Medusa placing this order at this moment? It writes the order first and authorises last, so an order without its
 * payment, or a payment without its transaction, may be one that stands so, or one that another request is about to
 * finish or to take back. For two minutes it is not ours to book.
 */
export const isInTheMaking = (purchase: Purchase, amount: Kurus, now: Date): boolean => {
  const { cart, order, sessions, payments } = purchase
  if (!cart || !order || order.canceled || !isYounger(order.createdAt, IN_THE_MAKING_MS, now)) return false
  const isUnpaid = sessions.some((session) => session.ours && session.status === "pending")
  const isUncredited = order.owed >= amount && payments.some((one) => one.ours && one.captured > one.refunded)
  return isUnpaid || isUncredited
}

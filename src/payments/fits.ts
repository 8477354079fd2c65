import type { Kurus } from "../paynet/kurus"
import { isYounger } from "./age"
import type { Purchase } from "./purchase"

type Session = Purchase["sessions"][number]

/** Which of Medusa's sums does not agree with what the link asked for. */
export type Misfit = "session" | "cart" | "order" | "paid"

/**
 * Does this session want exactly what the link asked for, at this moment? The one rule by which both the decision and
 * `authorizePayment` measure: a cart that is being completed must agree in every sum; an order that stands must owe it.
 * @param stands the order was placed before it was paid: it may have been edited since, and its cart says nothing any more
 */
export const misfitOf = (purchase: Purchase, session: Session, amount: Kurus, stands: boolean): Misfit | null => {
  const { cart, order, payments } = purchase
  if (session.amount !== amount) return "session"
  if (order?.canceled) return "order"
  if (cart && (!order || (!stands && session.status === "pending"))) {
    if (cart.total !== amount) return "cart"
    if (order && order.owed !== amount) return "order"
  } else if (order && order.owed < amount) return "order"
  const isPaid = payments.some((one) => !one.canceled && one.captured > one.refunded && one.sessionId !== session.id)
  return isPaid && !order ? "paid" : null
}

const IN_THE_MAKING_MS = 2 * 60_000

/** Medusa writes an order first, then its payment, then the order's transaction; what is older than this stands so. */
export const isYoung = ({ createdAt }: { createdAt: Date }, now: Date): boolean =>
  isYounger(createdAt, IN_THE_MAKING_MS, now)

/**
 * Is Medusa placing this order at this moment? It writes the order first and authorises last, so an order without its
 * payment may be one that stands so, or one that another request is about to finish or to take back. For two minutes it
 * is not ours to book.
 */
export const isInTheMaking = ({ cart, order, sessions }: Purchase, now: Date): boolean => {
  if (!cart || !order || order.canceled || !isYoung(order, now)) return false
  return sessions.some((session) => session.ours && session.status === "pending")
}

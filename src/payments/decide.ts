import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import { misfitOf } from "./fits"
import type { Purchase, PurchasePayment } from "./purchase"

export type Question = {
  link: Pick<PayLink, "amount" | "commission" | "environment" | "session_id" | "purpose" | "flow">
  transaction: Pick<Transaction, "id" | "charged" | "currency" | "reversed" | "session_id" | "payment_id">
  /** The other transactions of this purchase. */
  others: Pick<Transaction, "id" | "place" | "session_id" | "outcome">[]
  purchase: Purchase | null
  storeEnvironment: "test" | "live"
}

/** What is to be done with one successful transaction, and on which session and payment of Medusa's. */
export type Decision = { outcome: PaynetOutcome; sessionId: string | null; payment: PurchasePayment | null }

const only = (outcome: PaynetOutcome): Decision => ({ outcome, sessionId: null, payment: null })

/** Was the right sum charged? With `commission: "shopper"` Paynet adds its fee, so more is right and less is not. */
export const chargedAsAsked = (link: Question["link"], charged: Transaction["charged"]): boolean => {
  if (charged === null) return false
  return link.commission === "shopper" ? charged >= link.amount : charged === link.amount
}

const faultOfMoney = ({ link, transaction, storeEnvironment }: Question): PaynetOutcome | null => {
  if (link.environment === "test" && storeEnvironment === "live") return "test_money"
  if (transaction.currency !== "TRY") return "currency_mismatch"
  if (!chargedAsAsked(link, transaction.charged)) return "amount_mismatch"
  if (transaction.reversed) return "reversed"
  return null
}

/** Medusa completes no cart by such a session; one on an order that stands can still be paid. */
const ENDED: readonly string[] = ["canceled", "error"]

/** The unpaid session of ours that this money would be booked on: the one it was claimed for, the link's, or any. */
const sessionFor = ({ link, transaction }: Question, { sessions, order }: Purchase) => {
  const open = sessions.filter((session) => session.ours && !session.paid && (order || !ENDED.includes(session.status)))
  const named = (id: string | null) => open.find((session) => session.id === id)
  return named(transaction.session_id) ?? named(link.session_id) ?? open[0]
}

const decideOnOrder = (question: Question, purchase: Purchase, order: NonNullable<Purchase["order"]>): Decision => {
  const { link } = question
  if (order.canceled) return only("late_payment")
  if (order.owed === 0) return only("paid_twice")
  const foreign = purchase.payments.find((payment) => !payment.canceled && payment.captured === 0)
  if (foreign) return only("late_payment")
  if (order.owed < link.amount) return only("amount_mismatch")
  const session = sessionFor(question, purchase)
  if (!session) return only(purchase.collection.amount === link.amount ? "adopted" : "late_payment")
  if (misfitOf(purchase, session, link.amount, link.flow === "order_first")) return only("amount_mismatch")
  return { outcome: "captured", sessionId: session.id, payment: null }
}

const decideOnCart = (question: Question, purchase: Purchase, cart: NonNullable<Purchase["cart"]>): Decision => {
  const { link } = question
  const paidElsewhere = purchase.payments.some((payment) => !payment.canceled && payment.captured > payment.refunded)
  if (paidElsewhere) return only("paid_twice")
  if (cart.currency !== "try") return only("late_payment")
  const session = sessionFor(question, purchase)
  if (!session) {
    const wanted = cart.total === link.amount && purchase.collection.amount === link.amount
    return only(wanted ? "adopted" : "late_payment")
  }
  const misfit = misfitOf(purchase, session, link.amount, false)
  if (misfit) return only(misfit === "session" ? "late_payment" : "amount_mismatch")
  const outcome = session.id === link.session_id ? "captured" : "adopted"
  return { outcome, sessionId: session.id, payment: null }
}

/**
 * The decision: what we asked, what Paynet says, what Medusa says now → a named outcome. Pure.
 * Precedence: test money, what Medusa already booked, currency, amount, reversed, paid twice, late, adopted, captured.
 */
export const decide = (question: Question): Decision => {
  const { transaction, others, purchase } = question
  const session = transaction.session_id
  // A session's payment is one transaction's: the ledger names it with the one that came first.
  const isAnothers = others.some((other) => other.place !== "seen" && session !== null && other.session_id === session)
  const payment = isAnothers
    ? undefined
    : purchase?.payments.find((one) => one.ours && !one.canceled && one.sessionId !== null && one.sessionId === session)
  if (payment && purchase?.order && payment.captured > payment.refunded) {
    return { outcome: "already_captured", sessionId: transaction.session_id, payment }
  }
  const fault = faultOfMoney(question)
  if (fault) return only(fault)
  if (!purchase) return only("late_payment")
  if (payment && payment.captured > payment.refunded && purchase.cart) {
    return { outcome: "captured", sessionId: transaction.session_id, payment }
  }
  if (payment) return only("order_failed")
  if (others.some((other) => other.place === "captured" && other.session_id !== null)) {
    const settled = !purchase.order || purchase.order.owed === 0
    if (settled) return only("paid_twice")
  }
  if (purchase.order) return decideOnOrder(question, purchase, purchase.order)
  if (purchase.cart) return decideOnCart(question, purchase, purchase.cart)
  return only("late_payment")
}

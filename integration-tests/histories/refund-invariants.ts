import { kurus } from "./books"
import { GONE, type Rule, shown, sum } from "./rule"

/** Refunds of which Paynet has, or may have, heard and that it did not decline. */
const AT_PAYNET = ["asked", "unknown", "requested", "approved"]

/** At Paynet, per sale: what was asked, approved, and done without us, in kuruş. */
const atPaynetOf = (books: Parameters<Rule>[0], xact: string) => {
  const own = books.atPaynet.reversals.filter((one) => one.xactId === xact)
  const total = (some: typeof own) => sum(some.map((one) => kurus(one.amount)))
  return {
    open: total(own.filter((one) => one.state === "requested")),
    approved: total(own.filter((one) => one.state === "approved")),
    askedFor: own.some((one) => one.source === "request"),
  }
}

const refundedAtMostCharged: Rule = (books) =>
  books.atPaynet.transactions.flatMap((sale) => {
    const { open, approved } = atPaynetOf(books, sale.xactId)
    const money = books.money.find((one) => one.xact === sale.xactId)
    const taken = books.refunds.filter((one) => one.money === money?.id && AT_PAYNET.includes(one.status))
    const known = sum(taken.map((one) => one.amount))
    const most = kurus(sale.amount)
    return [
      ...(open + approved > most ? [`${sale.xactId} over ${most}: ${open + approved} went back at Paynet`] : []),
      ...(known > most ? [`${sale.xactId} over ${most}: ${known} went back in the ledger`] : []),
    ]
  })

const oneOpenRefund: Rule = ({ money, refunds }) =>
  money.flatMap((one) => {
    const open = refunds.filter((row) => row.money === one.id && ["due", "asked", "unknown"].includes(row.status))
    return open.length > 1 ? [`${shown(one)} has ${open.length} open refunds`] : []
  })

/** What the ledger says went back is what Paynet gave back, asked by us or not. A person resolved what we gave up. */
const sameRefundsAtPaynet: Rule = (books) =>
  books.money.flatMap((one) => {
    if (one.place === "resolved") return []
    const { open, approved } = atPaynetOf(books, one.xact)
    const own = books.refunds.filter((row) => row.money === one.id)
    const total = (...status: string[]) =>
      sum(own.filter((row) => status.includes(row.status)).map((row) => row.amount))
    const wrong: string[] = []
    if (total("requested") !== open) wrong.push(`${total("requested")} requested in the ledger, ${open} at Paynet`)
    if (total("approved") !== approved) wrong.push(`${total("approved")} approved in the ledger, ${approved} at Paynet`)
    return wrong.map((what) => `${shown(one)}: ${what}`)
  })

const nothingUnasked: Rule = (books, { askedBack }) =>
  books.money.flatMap((one) =>
    atPaynetOf(books, one.xact).askedFor && !askedBack.has(one.id) ? [`${shown(one)} was given back unasked`] : [],
  )

/**
 * Medusa refunded what was asked, approved or is owed again; what is due is what it still has of a canceled order, or a
 * part of it: what a kill hid from the first turn is noted when that was given back.
 */
const medusaRefundedWhatIsKnown: Rule = ({ money, refunds, payments, orders, atPaynet }, { deaths }) =>
  money.flatMap((one) => {
    const payment = payments.find((candidate) => candidate.id === one.payment)
    if (!payment) return []
    const own = refunds.filter((row) => row.money === one.id)
    const booked = sum(own.filter((row) => GONE.includes(row.status)).map((row) => row.booked))
    if (payment.refunded !== booked) return [`${shown(one)}: Medusa refunded ${payment.refunded}, the ledger ${booked}`]
    const order = orders.find((candidate) => candidate.id === one.order)
    const isGone = atPaynet.transactions.some((sale) => sale.xactId === one.xact && sale.reversed)
    const due = sum(own.filter((row) => row.status === "due").map((row) => row.booked))
    const kept = payment.captured - payment.refunded
    const isNoted = kept <= due || (deaths > 0 && due > 0)
    if (order?.canceled && !isNoted && !isGone) return [`${shown(one)}: canceled, ${kept} kept, ${due} due`]
    return []
  })

/** What must be true of money that went back, or was to. */
export const REFUND_RULES: Record<string, Rule> = {
  refundedAtMostCharged,
  oneOpenRefund,
  sameRefundsAtPaynet,
  nothingUnasked,
  medusaRefundedWhatIsKnown,
}

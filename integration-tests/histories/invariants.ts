import { type Books, kurus, type Money } from "./books"
import { REFUND_RULES } from "./refund-invariants"
import { type Deeds, GONE, groups, type Rule, shown, sum } from "./rule"

const PLACES = ["captured", "held", "refunding", "refunded", "resolved"]
const living = ({ orders }: Books) => orders.filter((order) => !order.canceled)

/** What the ledger thinks that Medusa still has of one payment: all that was booked, less what Medusa refunded of it. */
const standingOf = ({ links, refunds }: Books, one: Money): number => {
  if (one.payment === "") return 0
  const gone = refunds.filter((refund) => refund.money === one.id && GONE.includes(refund.status))
  return (links.find((link) => link.id === one.link)?.amount ?? 0) - sum(gone.map((refund) => refund.booked))
}

const inOnePlace: Rule = ({ money, atPaynet }) => {
  const lost = atPaynet.transactions.filter((sale) => money.filter((one) => one.xact === sale.xactId).length !== 1)
  const odd = money.filter((one) => !PLACES.includes(one.place))
  const invented = money.filter((one) => !atPaynet.transactions.some((sale) => sale.xactId === one.xact))
  return [
    ...lost.map((sale) => `Paynet's ${sale.xactId} over ${sale.amount} is not in the ledger once`),
    ...odd.map((one) => `${shown(one)} is in no place though all is settled`),
    ...invented.map((one) => `${shown(one)} is not a payment at Paynet`),
  ]
}

/** Exactly, for here the merchant bears Paynet's fee. */
const capturedIsCharged: Rule = ({ money, payments, atPaynet }) =>
  money.flatMap((one) => {
    const payment = payments.find((candidate) => candidate.id === one.payment)
    const charged = kurus(atPaynet.transactions.find((sale) => sale.xactId === one.xact)?.amount)
    return payment && payment.captured !== charged
      ? [`${shown(one)}: captured ${payment.captured}, charged ${charged}`]
      : []
  })

/** A kill before Medusa has tied its order to the cart leaves one that nobody can find by the cart. */
const oneLivingOrder: Rule = (books, { deaths }) => {
  const orders = [...living(books).map((order) => order.id), ...(deaths ? [] : books.strayOrders)]
  return orders.length > 1 || (!deaths && books.strayOrders.length)
    ? [`${orders.length} living orders: ${orders.join(", ")}`]
    : []
}

/**
 * Links have ended, so an order stands because it was paid, in full unless an admin made it dearer. Not judged: orders
 * that another provider may have been paid for, whose money was asked back, or that a person must look at in any case:
 * because money is held for it, an admin sent a link, or began to edit it (Medusa refuses to cancel it then). Medusa killed while it changes a cart leaves the sum to
 * pay as it was: paid after its order, that is a part, and the order says what it still owes.
 */
const noOrderWithoutMoney: Rule = (books, { askedBack, dearer, deaths, orderFirst }) =>
  living(books).flatMap((order) => {
    const own = books.money.filter((one) => one.order === order.id && one.payment !== "")
    if (order.byOthers || order.beingEdited || order.total === 0 || own.some((one) => askedBack.has(one.id))) return []
    const paid = sum(
      books.payments.filter((one) => one.ours && !one.canceled).map((one) => one.captured - one.refunded),
    )
    const wasSent = books.links.some((link) => link.purpose === "pay_by_link")
    if (paid === 0 && (orderFirst || deaths > 0) && (wasSent || books.money.length > 0)) return []
    const least = orderFirst && (wasSent || deaths > 0) ? 1 : order.total - dearer
    return paid >= least && paid <= order.total ? [] : [`order ${order.id} over ${order.total} stands with ${paid}`]
  })

const capturedIsBooked: Rule = (books) =>
  books.money.flatMap((one) => {
    if (one.place !== "captured") return []
    const payment = books.payments.find((candidate) => candidate.id === one.payment)
    if (!books.orders.some((order) => order.id === one.order)) return [`${shown(one)} has no order`]
    if (!payment?.ours || payment.canceled) return [`${shown(one)} has no living payment`]
    const standing = payment.captured - payment.refunded
    const known = standingOf(books, one)
    return standing === known ? [] : [`${shown(one)}: Medusa has ${standing}, the ledger ${known}`]
  })

const bookedIsCaptured: Rule = ({ money, payments }) =>
  payments.flatMap((payment) => {
    if (!payment.ours || payment.canceled || payment.captured <= payment.refunded) return []
    const named = money.filter((one) => one.payment === payment.id)
    return named.length === 1
      ? []
      : [`Medusa's payment ${payment.id} with money is named by ${named.length} transactions`]
  })

/** Medusa's sums have any number of decimals; less than a kuruş is dust. */
const DUST = 0.005

const sameSumPerOrder: Rule = (books, { cancels, deaths }) =>
  books.orders.flatMap((order) => {
    const ledger = sum(books.money.filter((one) => one.order === order.id).map((one) => standingOf(books, one)))
    const payments = books.payments.filter((one) => one.ours && !one.canceled)
    const medusa = sum(payments.map((one) => one.captured - one.refunded))
    const wrong = medusa === ledger ? [] : [`order ${order.id}: Medusa has ${medusa}, the ledger ${ledger}`]
    // Medusa writes a refund on the account of an order that it cancels before it has asked its provider, for each cancel.
    const isCanceled = order.canceled || (cancels > 0 && deaths > 0)
    const kept = sum(payments.map((one) => one.lira))
    const account = isCanceled || order.byOthers || Math.abs(order.lira - kept) < DUST
    return account
      ? wrong
      : [...wrong, `order ${order.id}: its account says ${order.lira} (${order.account}), its payments ${kept}`]
  })

/** Once, and once more for each time that a person tried anew. */
const eventsOnce: Rule = ({ entries, heard, declines }, { deathsAround }) => {
  const most = (transaction: string) =>
    1 + entries.filter((one) => one.kind === "apply" && one.transaction === transaction).length
  const asked = (refund: string) => entries.filter((one) => one.refund === refund && one.kind === "refund_asked").length
  const written = entries.filter((one) => one.event && one.transaction)
  const twice = groups(written, (one) => `${one.event} ${one.transaction} ${one.refund} ${one.outcome}`).filter(
    ([fact, [first, ...more]]) =>
      more.length >=
      (fact.startsWith("paynet.refund") ? Math.max(asked(first?.refund ?? ""), 1) : most(first?.transaction ?? "")),
  )
  const ofLinks = groups(
    entries.filter((one) => one.event && !one.transaction),
    (one) => `${one.event} ${one.link}`,
  ).filter(([fact, rows]) => {
    const attempts = declines.filter((reference) => reference === rows[0]?.link).length
    return rows.length > (fact.startsWith("paynet.payment.failed") ? attempts : 1)
  })
  const silent = entries.filter((one) => one.event && !one.published)
  const strange = heard.filter((one) => !entries.some((entry) => entry.id === one.id))
  const repeated = groups(heard, (one) => one.id).filter(([, rows]) => rows.length > 1 + deathsAround)
  const named = groups(heard, (one) => one.fact).filter(([fact, rows]) => {
    const ids = new Set(rows.map((row) => row.id))
    const [, , transaction = "", refund = ""] = fact.split(" ")
    if (fact.startsWith("paynet.payment.failed")) return false
    return ids.size > (fact.startsWith("paynet.refund") ? Math.max(asked(refund), 1) : most(transaction))
  })
  return [
    ...[...twice, ...ofLinks].map(([fact, rows]) => `${rows.length} entries with an event for one fact: ${fact}`),
    ...silent.map((one) => `event ${one.event} ${one.id} was never published`),
    ...strange.map((one) => `the bus carried ${one.fact} with an id that is no entry`),
    ...repeated.map(([id, rows]) => `event ${id} was published ${rows.length} times, ${deathsAround} processes died`),
    ...named.map(([fact, rows]) => `one fact, several ids: ${fact}: ${rows.map((row) => row.id).join(", ")}`),
  ]
}

/** Links that time has ended by SQL are over, though the simulator's clock does not know it. */
const onePayableLink: Rule = ({ links, atPaynet }) => {
  const over = new Set(links.filter((link) => link.expired).map((link) => link.id))
  const payable = atPaynet.links.filter((link) => link.payable && !over.has(link.reference))
  const unknown = atPaynet.links.filter((link) => !links.some((row) => row.id === link.reference))
  return [
    ...(payable.length > 1
      ? [`${payable.length} payable links: ${payable.map((link) => link.reference).join(", ")}`]
      : []),
    ...unknown.map((link) => `Paynet's link ${link.reference} has no row`),
  ]
}

const RULES: Record<string, Rule> = {
  inOnePlace,
  capturedIsCharged,
  oneLivingOrder,
  noOrderWithoutMoney,
  capturedIsBooked,
  bookedIsCaptured,
  sameSumPerOrder,
  eventsOnce,
  onePayableLink,
  ...REFUND_RULES,
}

export const violationsOf = (books: Books, deeds: Deeds): string[] =>
  Object.entries(RULES).flatMap(([name, rule]) => rule(books, deeds).map((wrong) => `${name}: ${wrong}`))

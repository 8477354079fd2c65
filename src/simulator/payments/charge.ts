import type { Link, Transaction } from "../books"
import { newDigits, newXactId } from "../ids"
import { type Kurus, percentOf } from "../kurus"
import type { World } from "../world"

export interface Charge {
  /** Digits of the card; only first six and last four are kept. */
  card: string
  approved: boolean
  instalment: number
  amount?: Kurus
  currency?: string
}

/** Enters one attempt on a card into the books. Whether the link may be paid at all is the caller's question. */
export function charge(world: World, link: Link, { card, approved, instalment, ...spoilt }: Charge): Transaction {
  const { amount, commission } =
    spoilt.amount === undefined ? priceOf(world, link, instalment) : spoiltPrice(world, spoilt.amount, instalment)
  const transaction: Transaction = {
    id: String(world.books.transactions.length + 1),
    xactId: newXactId(),
    link,
    date: world.now(),
    amount,
    commission,
    net: amount - commission,
    currency: spoilt.currency ?? "TRY",
    instalment,
    maskedCard: `${card.slice(0, 6)}******${card.slice(-4)}`,
    cardHolder: link.payer,
    authorizationCode: approved ? newDigits(6) : "",
    bankOrderId: newDigits(12),
    succeeded: approved,
    checksMissed: 0,
  }
  world.books.transactions.push(transaction)
  return transaction
}

export interface Price {
  amount: Kurus
  commission: Kurus
}

/** What the card pays in so many instalments: the link's amount, and the commission on top of it when the link says so. */
export function priceOf(world: World, link: Link, instalment: number): Price {
  const { single, months } = feesOf(world, link.amount, instalment)
  const commission = single + months
  if (link.commissionOnTop) return { amount: link.amount + commission, commission }
  return { amount: world.faults.current.charge.instalmentsOnTop ? link.amount + months : link.amount, commission }
}

function spoiltPrice(world: World, amount: Kurus, instalment: number): Price {
  const { single, months } = feesOf(world, amount, instalment)
  return { amount, commission: single + months }
}

/** Paynet's fee for a single payment, and what the months after the first add to it. */
function feesOf(world: World, amount: Kurus, instalment: number): { single: Kurus; months: Kurus } {
  const { commissionPercent, instalmentPercent } = world.faults.current.charge
  const further = BigInt(Math.max(instalment - 1, 0))
  return { single: percentOf(amount, commissionPercent), months: percentOf(amount, instalmentPercent) * further }
}

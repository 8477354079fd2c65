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
  const { amount, commission } = spoilt.amount === undefined ? priceOf(world, link) : spoiltPrice(world, spoilt.amount)
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

/** What the card pays: the link's amount, and the commission on top of it when the link says so. */
export function priceOf(world: World, link: Link): { amount: Kurus; commission: Kurus } {
  const commission = percentOf(link.amount, world.faults.current.charge.commissionPercent)
  return { amount: link.commissionOnTop ? link.amount + commission : link.amount, commission }
}

function spoiltPrice(world: World, amount: Kurus): { amount: Kurus; commission: Kurus } {
  return { amount, commission: percentOf(amount, world.faults.current.charge.commissionPercent) }
}

import type { Fields } from "./fields"
import { type Kurus, liraText } from "./kurus"
import type { CallBook, ConfirmationBook, LinkBook, ReversalBook, TransactionBook } from "./types"

export interface Link {
  readonly id: string
  readonly url: string
  readonly reference: string
  readonly amount: Kurus
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly multiPayment: boolean
  readonly commissionOnTop: boolean
  readonly instalments: readonly number[]
  readonly payer: string
  readonly note: string
  readonly succeedUrl: string
  readonly errorUrl: string
  readonly confirmationUrl: string
  /** The request as it came. */
  readonly request: Fields
  passive: boolean
}

/** One attempt on a card. `amount` is what the card paid, commission included. */
export interface Transaction {
  readonly id: string
  readonly xactId: string
  readonly link: Link
  readonly date: Date
  readonly amount: Kurus
  readonly commission: Kurus
  readonly net: Kurus
  readonly currency: string
  readonly instalment: number
  /** First six and last four digits: more is kept nowhere. */
  readonly maskedCard: string
  readonly cardHolder: string
  readonly authorizationCode: string
  readonly bankOrderId: string
  readonly succeeded: boolean
  /** Checks that were already answered with "no data". */
  checksMissed: number
}

export interface Reversal {
  readonly id: string
  /** The reversal's own xact_id. */
  readonly xactId: string
  readonly sale: Transaction
  readonly amount: Kurus
  readonly kind: "cancel" | "refund"
  readonly source: "request" | "panel"
  /** The request's `amount` as it came; null when it had none. */
  readonly asked: string | null
  readonly succeedUrl: string
  readonly requestedAt: Date
  state: "requested" | "approved" | "declined"
  settledAt: Date | null
}

/** Everything that happened, in the order in which it happened. Nothing is ever taken out. */
export class Books {
  readonly links: Link[] = []
  readonly transactions: Transaction[] = []
  readonly reversals: Reversal[] = []
  readonly calls: CallBook[] = []
  readonly confirmations: ConfirmationBook[] = []

  link(id: string): Link | undefined {
    return this.links.find((link) => link.id === id)
  }

  linksOf(reference: string): Link[] {
    return reference ? this.links.filter((link) => link.reference === reference) : []
  }

  transaction(xactId: string): Transaction | undefined {
    return this.transactions.find((transaction) => transaction.xactId === xactId)
  }

  paymentOf(link: Link): Transaction | undefined {
    return this.transactions.find((transaction) => transaction.link === link && transaction.succeeded)
  }

  reversalsOf(sale: Transaction): Reversal[] {
    return this.reversals.filter((reversal) => reversal.sale === sale)
  }

  /** What the card holder has back: approved reversals only. */
  refunded(sale: Transaction): Kurus {
    return sum(this.reversalsOf(sale).filter((reversal) => reversal.state === "approved"))
  }

  /** What can still be asked back: requests that nobody has decided count as gone. */
  remainder(sale: Transaction): Kurus {
    return sale.amount - sum(this.reversalsOf(sale).filter((reversal) => reversal.state !== "declined"))
  }
}

function sum(reversals: Reversal[]): Kurus {
  return reversals.reduce((total, reversal) => total + reversal.amount, 0n)
}

export function linkBook(link: Link, status: number, payable: boolean): LinkBook {
  return {
    id: link.id,
    reference: link.reference,
    amount: liraText(link.amount),
    status,
    payable,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    url: link.url,
    request: { ...link.request },
  }
}

export function transactionBook(books: Books, transaction: Transaction): TransactionBook {
  const refunded = books.refunded(transaction)
  return {
    xactId: transaction.xactId,
    linkId: transaction.link.id,
    reference: transaction.link.reference,
    amount: liraText(transaction.amount),
    netAmount: liraText(transaction.net),
    commission: liraText(transaction.commission),
    currency: transaction.currency,
    instalment: transaction.instalment,
    succeeded: transaction.succeeded,
    reversed: transaction.succeeded && refunded >= transaction.amount,
    refunded: liraText(refunded),
    date: transaction.date.toISOString(),
  }
}

export function reversalBook(reversal: Reversal): ReversalBook {
  return {
    id: reversal.id,
    xactId: reversal.sale.xactId,
    reversalXactId: reversal.xactId,
    reference: reversal.sale.link.reference,
    amount: liraText(reversal.amount),
    kind: reversal.kind,
    source: reversal.source,
    asked: reversal.asked,
    state: reversal.state,
    requestedAt: reversal.requestedAt.toISOString(),
    settledAt: reversal.settledAt?.toISOString() ?? null,
  }
}

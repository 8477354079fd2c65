import type { Books, Money } from "./books"

/** What people did that the books alone do not tell. */
export type Deeds = {
  /** Payments that somebody asked back, all of them or a part, by the ledger's id. */
  askedBack: ReadonlySet<string>
  /** How many processes died on the way. */
  deaths: number
  /** How many died meanwhile, other carts' too: a process publishes whatever waits. */
  deathsAround: number
  /** An order comes before its payment; else only when a process died in between. */
  orderFirst: boolean
  /** How often an admin canceled its order. */
  cancels: number
  /** Kuruş by which an admin's edits made the order dearer after it was paid. */
  dearer: number
}

/** What must be true of a settled cart, whatever happened to it. Each rule says what is wrong, or nothing. */
export type Rule = (books: Books, deeds: Deeds) => string[]

/** Refunds that use up a part of a charge, or of what Medusa booked for it. */
export const GONE = ["asked", "unknown", "requested", "approved", "declined", "resolved"]

export const shown = ({ xact, place, outcome }: Money) => `${xact} (${place}, ${outcome})`
export const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

export const groups = <T>(rows: T[], key: (row: T) => string): [string, T[]][] => {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return [...found]
}

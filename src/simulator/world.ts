import type { Books, Link } from "./books"
import type { FaultState } from "./faults/fault-state"
import type { Holds } from "./holds"
import type { Lifetime } from "./lifetime"
import type { Attempts } from "./payments/attempts"
import type { Confirmations } from "./payments/confirmations"

/** What every part of one simulator shares. */
export interface World {
  readonly url: string
  readonly secretKey: string
  readonly books: Books
  readonly faults: FaultState
  readonly holds: Holds
  readonly lifetime: Lifetime
  readonly confirmations: Confirmations
  readonly attempts: Attempts
  now(): Date
  log(line: string): void
}

export type LinkState = "open" | "paid" | "passive" | "expired"

export function linkState(world: World, link: Link): LinkState {
  if (!link.multiPayment && world.books.paymentOf(link)) return "paid"
  if (link.passive) return "passive"
  return world.now() >= link.expiresAt ? "expired" : "open"
}

export function linkStatus(world: World, link: Link): number {
  const { paidStatus, expiredStatus } = world.faults.current.links
  return { open: 0, passive: 3, paid: paidStatus, expired: expiredStatus }[linkState(world, link)]
}

import type { PayLink } from "../modules/paynet/ledger"

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const SOONEST_MS = 5_000
/** A payer may be in 3-D Secure when a link expires: only a look this much later may call it expired. */
const EXPIRY_GRACE_MS = 30 * MINUTE_MS
/** After so many faults or deaths in a row a row is poison: it waits a day, is shown, and money on it is held. */
export const MAX_FAILURES = 8

/** When an attempt that dies is tried again: moved before the attempt, so that a row that kills cannot kill in a loop. */
export const dueIfWeDie = (failures: number, now: Date): Date =>
  new Date(now.getTime() + (failures >= MAX_FAILURES ? DAY_MS : 2 * MINUTE_MS))

/** When to try again after a fault: 30 s, doubled each time up to an hour; after eight of them a day. */
export const dueAfterFault = (failures: number, now: Date): Date => {
  if (failures >= MAX_FAILURES) return new Date(now.getTime() + DAY_MS)
  return new Date(now.getTime() + Math.min(30_000 * 2 ** failures, HOUR_MS))
}

/** When a look made now may say "expired". */
export const expiryLookAt = (link: Pick<PayLink, "expires_at">): Date =>
  new Date(link.expires_at.getTime() + EXPIRY_GRACE_MS)

/**
 * The ladder of single checks of an unpaid link: quickly after something rang (Paynet's check may lag behind its own
 * redirect), then ever more slowly, and once half an hour after it expired. Null: nothing is left to look for.
 */
export const nextLook = (link: Pick<PayLink, "created_at" | "rung_at" | "expires_at">, now: Date): Date | null => {
  const last = expiryLookAt(link)
  if (now >= last) return null
  const since = now.getTime() - (link.rung_at ?? link.created_at).getTime()
  const floor = link.rung_at ? SOONEST_MS : 2 * MINUTE_MS
  const wait = Math.min(Math.max(since, floor), HOUR_MS)
  return new Date(Math.min(now.getTime() + wait, last.getTime()))
}

import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetLinkStatus, PaynetOutcome } from "../types"
import type { Context } from "./context"
import { dueAfterFault, dueIfWeDie, expiryLookAt } from "./due"
import { expire } from "./expire"
import { reasonOf } from "./log"
import { look } from "./look"
import { publishEvents } from "./publish"
import { type Settled, settle } from "./settle"
import { dueOfUnpaid } from "./sweep-state"
import { within } from "./within"

const LEASE_MS = 60_000
const LEASE_RETRY_MS = 250
const FOLLOW_UP_MS = 60_000
const ANY_STATUS: readonly PaynetLinkStatus[] = [
  "creating",
  "open",
  "create_unknown",
  "failed",
  "expired",
  "disable_due",
  "disabled",
]
type Result = { outcome: PaynetOutcome; dueAt: Date | null; failed: boolean }

/** The transactions' outcomes in one word: what was captured counts before what is held. */
const inOneWord = (settled: Settled[]): PaynetOutcome | null =>
  (["captured", "adopted", "already_captured"] as const).find((word) => settled.includes(word)) ??
  settled.find((word): word is PaynetOutcome => word !== "open") ??
  null

const whenPaid = async (ctx: Context, link: PayLink, now: Date): Promise<Result | null> => {
  const before = await ctx.ledger.transactions.ofLink(link.id)
  if (!before.length) return null
  const settled: Settled[] = []
  for (const transaction of before) settled.push(await settle(ctx, link, transaction))
  const outcome = inOneWord(settled) ?? "not_paid"
  await ctx.ledger.links.move(link.id, [...ANY_STATUS, "paid"], { status: "paid", outcome }, ctx.now())
  const open = settled.includes("open")
  const watched = now < expiryLookAt(link) ? expiryLookAt(link) : null
  return { outcome, dueAt: open ? dueAfterFault(link.failures, ctx.now()) : watched, failed: open }
}

const whenUnpaid = async (ctx: Context, link: PayLink, declined: boolean, now: Date): Promise<Result> => {
  if (now >= expiryLookAt(link)) {
    const ended = (await expire(ctx, link)) === "ended"
    return { outcome: "not_paid", dueAt: ended ? null : ctx.now(), failed: false }
  }
  const outcome = declined ? "declined" : "not_paid"
  if (outcome !== link.outcome) await ctx.ledger.links.move(link.id, ANY_STATUS, { outcome }, ctx.now())
  return { outcome, dueAt: await dueOfUnpaid(ctx, link), failed: false }
}

/** An answer that Paynet gave just now serves again, but never to call a link expired that was looked at too early. */
const isFresh = (link: PayLink, now: Date, maxAgeMs: number): boolean => {
  if (!link.answered_at || now.getTime() - link.answered_at.getTime() > maxAgeMs) return false
  return now < expiryLookAt(link) || link.answered_at >= expiryLookAt(link)
}

const attempt = async (ctx: Context, link: PayLink, proofMaxAgeMs: number): Promise<Result> => {
  const now = ctx.now()
  const seen = isFresh(link, now, proofMaxAgeMs)
    ? ({ kind: "answered", declined: link.outcome === "declined" } as const)
    : await look(ctx, link, ctx.options.timeoutMs + 12_000)
  const paid = await whenPaid(ctx, link, now)
  if (paid) return paid
  if (seen.kind === "unreachable")
    return { outcome: "unreachable", dueAt: dueAfterFault(link.failures, now), failed: true }
  return whenUnpaid(ctx, link, seen.declined, now)
}

const begin = async (ctx: Context, linkId: string): Promise<{ link: PayLink; expected: Date } | null> => {
  const deadline = ctx.now().getTime() + LEASE_MS
  while (ctx.now().getTime() < deadline) {
    const current = await ctx.ledger.links.byId(linkId)
    if (!current) return null
    const now = ctx.now()
    const expected = dueIfWeDie(current.failures, now)
    const link = await ctx.ledger.queue.begin(linkId, now, new Date(now.getTime() + LEASE_MS), expected)
    if (link) return { link, expected }
    await ctx.sleep(LEASE_RETRY_MS)
  }
  return null
}

const run = async (ctx: Context, linkId: string, proofMaxAgeMs: number): Promise<PaynetOutcome> => {
  const begun = await begin(ctx, linkId)
  if (!begun) return "unreachable"
  const { link, expected } = begun
  let result: Result
  try {
    result = await attempt(ctx, link, proofMaxAgeMs)
  } catch (error) {
    ctx.log.error("reconciling failed", { paylink: linkId, reason: reasonOf(error) })
    result = { outcome: "unreachable", dueAt: dueAfterFault(link.failures, ctx.now()), failed: true }
  }
  const { dueAt, failed, outcome } = result
  await ctx.ledger.queue.end(linkId, expected, { dueAt, failures: failed ? link.failures + 1 : 0 }, ctx.now())
  const wait = dueAt ? dueAt.getTime() - ctx.now().getTime() : Number.POSITIVE_INFINITY
  if (wait < FOLLOW_UP_MS) ctx.later(Math.max(wait, 1000), `look again ${linkId}`, () => reconcile(ctx, linkId))
  await publishEvents(ctx)
  return outcome
}

/**
 * The one path by which money changes state: look, decide, book or hold, verify, record. The confirmation, the return,
 * the job and the admin's "check now" call it. One run per link at a time; who calls while it runs gets the next one.
 * @param proofMaxAgeMs an answer of Paynet's this young is used instead of a new look
 */
export const reconcile = (
  ctx: Context,
  linkId: string,
  options: { proofMaxAgeMs?: number } = {},
): Promise<PaynetOutcome> => ctx.reconciles(linkId, () => run(ctx, linkId, options.proofMaxAgeMs ?? -1))

/** Reconciles for at most this long; what is not done by then goes on, and the answer is null. */
export const reconcileWithin = async (
  ctx: Context,
  linkId: string,
  patienceMs: number,
): Promise<PaynetOutcome | null> => {
  const work = reconcile(ctx, linkId)
  work.catch(() => undefined)
  return within(work, patienceMs)
}

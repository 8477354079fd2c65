import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetLinkStatus, PaynetOutcome } from "../types"
import type { App, Context } from "./context"
import { dueAfterFault, dueIfWeDie, expiryLookAt, MAX_FAILURES } from "./due"
import { expire } from "./expire"
import { reasonOf } from "./log"
import { look } from "./look"
import { publishEvents } from "./publish"
import { type Settled, settle } from "./settle"
import { dueOfUnpaid } from "./sweep-state"
import { within } from "./within"

const LEASE_MS = 90_000
const LEASE_RETRY_MS = 250
const FOLLOW_UP_MS = 60_000
const SOON_MS = 3_000
const SEEN_MS = 2 * 60_000
const UNPAID: readonly PaynetOutcome[] = ["not_paid", "declined"]
/** Money that was proven longer ago is not booked while Paynet cannot be asked: `authorizePayment` would refuse it. */
const PROOF_MS = 60_000
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
type Begun = { link: PayLink; lease: Date; due: Date }

/** The transactions' outcomes in one word: what was captured counts before what is held. */
const inOneWord = (settled: Settled[]): PaynetOutcome | null =>
  (["captured", "adopted", "already_captured"] as const).find((word) => settled.includes(word)) ??
  settled.find((word): word is PaynetOutcome => word !== "open" && word !== "soon") ??
  null

const whenPaid = async (ctx: Context, link: PayLink, now: Date): Promise<Result | null> => {
  const known = await ctx.ledger.transactions.ofLink(link.id)
  if (!known.length) return null
  const settled: Settled[] = []
  for (const transaction of known) settled.push(await settle(ctx, link, transaction))
  const outcome = inOneWord(settled) ?? "not_paid"
  await ctx.ledger.links.move(link.id, [...ANY_STATUS, "paid"], { status: "paid", outcome }, ctx.now())
  if (settled.includes("open")) return { outcome, dueAt: dueAfterFault(link.failures, ctx.now()), failed: true }
  if (settled.includes("soon")) return { outcome, dueAt: new Date(ctx.now().getTime() + SOON_MS), failed: false }
  return { outcome, dueAt: now < expiryLookAt(link) ? expiryLookAt(link) : null, failed: false }
}

const whenUnpaid = async (ctx: Context, link: PayLink, declined: boolean, now: Date): Promise<Result> => {
  if (now >= expiryLookAt(link)) {
    const end = await expire(ctx, link)
    if (end === "not_yet") {
      return { outcome: "not_paid", dueAt: dueAfterFault(link.failures, ctx.now()), failed: true }
    }
    return { outcome: "not_paid", dueAt: end === "ended" ? null : ctx.now(), failed: false }
  }
  const isSwitching = link.status === "disable_due" || link.status === "create_unknown"
  if (isSwitching && !link.switching_off_at) {
    return { outcome: "not_paid", dueAt: dueAfterFault(link.failures, ctx.now()), failed: true }
  }
  const outcome = declined ? "declined" : "not_paid"
  if (outcome !== link.outcome) await ctx.ledger.links.move(link.id, ANY_STATUS, { outcome }, ctx.now())
  return { outcome, dueAt: await dueOfUnpaid(ctx, link), failed: false }
}

const hasStaleMoney = async (ctx: Context, link: PayLink, now: Date): Promise<boolean> => {
  const known = await ctx.ledger.transactions.ofLink(link.id)
  return known.some((one) => one.place === "seen" && now.getTime() - one.proved_at.getTime() > PROOF_MS)
}

/**
 * Does an answer serve that Paynet gave a moment ago? Never one to a look that started before somebody rang or before
 * the link was switched off, nor one that came too early to call a link expired.
 */
const isFresh = (link: PayLink, now: Date, maxAgeMs: number | null): boolean => {
  const { answered_at: answered, rung_at: rung, switching_off_at: switched } = link
  if (maxAgeMs === null || !answered || answered > now) return false
  if (now.getTime() - answered.getTime() > maxAgeMs) return false
  if ((rung && answered < rung) || (switched && answered < switched)) return false
  return now < expiryLookAt(link) || answered >= expiryLookAt(link)
}

const attempt = async (ctx: Context, link: PayLink, proofMaxAgeMs: number | null): Promise<Result> => {
  const now = ctx.now()
  const seen = isFresh(link, now, proofMaxAgeMs)
    ? ({ kind: "answered", declined: link.outcome === "declined" } as const)
    : await look(ctx, link, ctx.options.timeoutMs + 12_000)
  const isStale = seen.kind === "unreachable" && (await hasStaleMoney(ctx, link, now))
  const paid = isStale ? null : await whenPaid(ctx, link, now)
  if (paid) return paid
  if (seen.kind === "unreachable") {
    return { outcome: "unreachable", dueAt: dueAfterFault(link.failures, now), failed: true }
  }
  return whenUnpaid(ctx, link, seen.declined, now)
}

/** Another process may have seen money since this one asked Paynet; what it made due then, this attempt has put off. */
const heedSeen = async (ctx: App, linkId: string): Promise<void> => {
  const known = await ctx.ledger.transactions.ofLink(linkId)
  if (!known.some((one) => one.place === "seen")) return
  await ctx.ledger.queue.ensureDue(linkId, new Date(ctx.now().getTime() + SEEN_MS))
}

const begin = async (ctx: App, linkId: string): Promise<Begun | null> => {
  const deadline = ctx.now().getTime() + LEASE_MS
  while (ctx.now().getTime() < deadline) {
    const current = await ctx.ledger.links.byId(linkId)
    if (!current) return null
    const now = ctx.now()
    const due = dueIfWeDie(current.failures, now)
    const lease = new Date(now.getTime() + LEASE_MS)
    const link = await ctx.ledger.queue.begin(linkId, now, lease, due)
    if (link) return { link, lease, due }
    await ctx.sleep(LEASE_RETRY_MS)
  }
  return null
}

const run = async (ctx: App, linkId: string, proofMaxAgeMs: number | null): Promise<PaynetOutcome> => {
  const mustLook = ctx.rung.delete(linkId)
  const begun = await begin(ctx, linkId)
  if (!begun) return "unreachable"
  const { link } = begun
  if (link.failures >= MAX_FAILURES) {
    ctx.log.error("a paylink fails again and again: it is tried once a day", {
      paylink: linkId,
      failures: link.failures,
      outcome: link.outcome,
    })
  }
  let result: Result
  try {
    result = await attempt(await ctx.fresh(), link, mustLook ? null : proofMaxAgeMs)
  } catch (error) {
    ctx.log.error("reconciling failed", { paylink: linkId, reason: reasonOf(error) })
    result = { outcome: "unreachable", dueAt: dueAfterFault(link.failures, ctx.now()), failed: true }
  }
  const { dueAt, failed, outcome } = result
  await ctx.ledger.queue.end(linkId, begun, { dueAt, failures: failed ? link.failures + 1 : 0 }, ctx.now())
  if (UNPAID.includes(outcome) && !failed) await heedSeen(ctx, linkId)
  const wait = dueAt ? dueAt.getTime() - ctx.now().getTime() : Number.POSITIVE_INFINITY
  if (wait < FOLLOW_UP_MS) ctx.later(Math.max(wait, 1000), `look again ${linkId}`, () => reconcile(ctx, linkId))
  await publishEvents(ctx)
  return outcome
}

/**
 * The one path by which money changes state: look, decide, book or hold, verify, record. The confirmation, the return,
 * the job and the admin's "check now" call it. One run per link at a time; who calls while it runs gets the next one.
 * @param proofMaxAgeMs an answer of Paynet's this young is used instead of a new look; absent: Paynet is asked
 */
export const reconcile = (
  ctx: App,
  linkId: string,
  { proofMaxAgeMs }: { proofMaxAgeMs?: number } = {},
): Promise<PaynetOutcome> => {
  if (proofMaxAgeMs === undefined) ctx.rung.add(linkId)
  return ctx.reconciles(linkId, () => run(ctx, linkId, proofMaxAgeMs ?? null))
}

/** Reconciles for at most this long; what is not done by then goes on, and the answer is null. Never rejects. */
export const reconcileWithin = async (ctx: App, linkId: string, patienceMs: number): Promise<PaynetOutcome | null> => {
  const work = reconcile(ctx, linkId).catch((error: unknown) => {
    ctx.log.error("reconciling failed", { paylink: linkId, reason: reasonOf(error) })
    return null
  })
  return within(work, patienceMs)
}

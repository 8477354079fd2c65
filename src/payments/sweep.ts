import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetTransaction } from "../paynet/transaction"
import { accountInForce, clientOf } from "./account"
import type { App, Context } from "./context"
import { compareBooks } from "./daily-books"
import { eachAtOnce } from "./each-at-once"
import { mustStandStill } from "./installation"
import { daysBefore, istanbulDay } from "./istanbul"
import { reasonOf } from "./log"
import { mendRefunds } from "./mend-refunds"
import { publishEvents } from "./publish"
import { reconcile } from "./reconcile"
import { noteAllDue } from "./refund-due"
import { recordReversal } from "./reversed"
import { findStrangeReversals } from "./strange-reversals"
import { isFresh, readSweepState, type SweepState, saveSweepState, spareNoLonger } from "./sweep-state"
import { holdUnknownLink } from "./unknown-link"

const PAGE = 100
const MAX_PAGES = 2_000
const AT_ONCE = 4
const LEASE_MS = 10 * 60_000
const FIRST_DAYS = 3
const DEEP_DAYS = 30
/** Refunds in Medusa's books are looked at once they are ten minutes old, by more than one sweep. */
const MEND_MS = 60 * 60_000
/** Paynet's list may lag behind its own check, and the days are Istanbul's: what is this young proves nothing. */
const LAG_MS = 10 * 60_000

/** Every successful sale of these Istanbul days whose reference is one of this installation's. */
const listOurs = async (ctx: Context, from: Date, now: Date): Promise<PaynetTransaction[]> => {
  const account = accountInForce(ctx.options)
  if (!account) throw new Error(ctx.options.keyFault ? "the saved key cannot be opened" : "no secretKey is set")
  const client = clientOf(ctx.options, account)
  const prefix = await ctx.linkPrefix()
  // Whether the last day is part of the answer is UNVERIFIED, so a day more is asked for.
  const days = { from: istanbulDay(from), to: istanbulDay(daysBefore(now, -1)) }
  const ours: PaynetTransaction[] = []
  let start = 0
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { rows, hasMore } = await ctx.gate(() => client.transactionList({ ...days, start, limit: PAGE }))
    // By the rows that came and could be read, for Paynet may give fewer than were asked for (UNVERIFIED): better twice than never.
    start += Math.max(rows.length, 1)
    for (const row of rows) {
      if (row.succeeded && row.kind === "sale" && row.reference?.toLowerCase().startsWith(prefix)) ours.push(row)
    }
    if (hasMore === false) return ours
  }
  throw new Error(`more than ${MAX_PAGES} pages`)
}

/** A row of the list is a hint like any other: what the check does not show yet climbs the ladder of single checks. */
const lookAtListed = async (ctx: Context, link: PayLink, { xactId }: PaynetTransaction): Promise<void> => {
  const outcome = await reconcile(ctx, link.id)
  if (outcome === "unreachable" || (await ctx.ledger.transactions.byXact(xactId))) return
  ctx.log.warn("Paynet lists a payment that its check does not show", { paylink: link.id, xact: xactId })
  if (!link.rung_at) await ctx.ledger.queue.ring(link.id, ctx.now())
}

const attendToRow = async (ctx: Context, row: PaynetTransaction): Promise<void> => {
  if (ctx.isStopping()) return
  const known = await ctx.ledger.transactions.byXact(row.xactId)
  const link = row.reference ? await ctx.ledger.links.byId(row.reference) : null
  if (!link) return known || row.reversed ? undefined : holdUnknownLink(ctx, row)
  if (!known || known.place === "seen") return lookAtListed(ctx, link, row)
  if (row.reversed && (known.place === "captured" || known.place === "held")) await recordReversal(ctx, link, known)
}

/** Money that we know from elsewhere and that the list does not show: then "nothing in the list" proves nothing. */
const missing = async (ctx: Context, listed: PaynetTransaction[], from: Date, until: Date): Promise<string[]> => {
  const shown = new Set(listed.map((row) => row.xactId))
  const known = await ctx.ledger.transactions.xactsBetween(from, until, ctx.options.environment)
  return known.filter((xact) => !shown.has(xact))
}

const runSweep = async (ctx: Context, before: SweepState | null): Promise<void> => {
  const now = ctx.now()
  const deep = !before || now.getTime() - before.deepAt.getTime() > 24 * 60 * 60_000
  const since = before ? daysBefore(before.through, 1) : daysBefore(now, FIRST_DAYS)
  const from = deep && before ? new Date(Math.min(since.getTime(), daysBefore(now, DEEP_DAYS).getTime())) : since
  const listed = await listOurs(ctx, from, now)
  await eachAtOnce(listed, AT_ONCE, async (row) => {
    try {
      await attendToRow(await ctx.fresh(), row)
    } catch (error) {
      ctx.log.error("a listed transaction could not be attended to", {
        paylink: row.reference,
        xact: row.xactId,
        reason: reasonOf(error),
      })
    }
  })
  if (ctx.isStopping()) return
  const lost = await missing(ctx, listed, new Date(from.getTime() + LAG_MS), new Date(now.getTime() - LAG_MS))
  const trusted = lost.length === 0
  if (!trusted) {
    ctx.log.error("Paynet's list misses payments that are known: links are asked about one by one", {
      missing: lost.length,
      first: lost[0] ?? null,
    })
    await spareNoLonger(ctx, before)
  }
  await mendRefunds(ctx, deep ? daysBefore(now, DEEP_DAYS) : new Date(before.through.getTime() - MEND_MS))
  await noteAllDue(ctx, daysBefore(now, deep ? DEEP_DAYS : FIRST_DAYS))
  // Another environment's payments were not in this list.
  if ((await ctx.fresh()).options.environment !== ctx.options.environment) return
  await saveSweepState(ctx, { through: now, deepAt: deep || !before ? now : before.deepAt, trusted })
  if (deep) {
    await findStrangeReversals(ctx, daysBefore(now, DEEP_DAYS)).catch((error: unknown) =>
      ctx.log.warn("Paynet's list of reversals could not be read", { reason: reasonOf(error) }),
    )
    await compareBooks(ctx)
  }
  ctx.log.info("sweep done", { listed: listed.length, from: istanbulDay(from), trusted })
}

/**
 * Reads Paynet's list of transactions since the last whole sweep, as a hint: links that it names are looked at now,
 * money without a row is held, captured money that went back is found. One process of the cluster does it at a time.
 */
export const sweep = async (app: App): Promise<void> => {
  const ctx = await app.fresh()
  if (await mustStandStill(ctx)) return
  const now = ctx.now()
  const until = new Date(now.getTime() + LEASE_MS)
  if (!(await ctx.ledger.settings.lease("sweep_lease", now, until))) return
  const before = await readSweepState(ctx)
  try {
    await runSweep(ctx, before)
  } catch (error) {
    ctx.log.error("sweep failed, its days are read again next time", { reason: reasonOf(error) })
    if (before && !isFresh(ctx, before)) {
      await spareNoLonger(ctx, before)
      await saveSweepState(ctx, { ...before, trusted: false })
    }
  } finally {
    await ctx.ledger.settings.release("sweep_lease", until, ctx.now())
  }
  await sayHeld(ctx)
  await publishEvents(ctx)
}

const HELD_LONG_MS = 60 * 60_000

/** Money that has been held for over an hour is said again with every sweep. */
const sayHeld = async (ctx: Context): Promise<void> => {
  const held = await ctx.ledger.transactions.heldBefore(new Date(ctx.now().getTime() - HELD_LONG_MS), 100)
  for (const one of held) {
    ctx.log.error("money is held: a person must decide", {
      paylink: one.paylink_id,
      transaction: one.id,
      outcome: one.outcome,
      since: one.created_at.toISOString(),
    })
  }
}

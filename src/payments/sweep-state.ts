import { z } from "@medusajs/framework/zod"
import type { PayLink } from "../modules/paynet/ledger"
import type { App } from "./context"
import { expiryLookAt, nextLook } from "./due"

const saved = z.object({ through: z.iso.datetime(), deep_at: z.iso.datetime(), trusted: z.boolean() })
const FRESH_MS = 15 * 60_000
const HURRY_MS = 2 * 60_000

export type SweepState = { through: Date; deepAt: Date; trusted: boolean }

/** How far the last whole sweep saw, and whether it can be relied on. A clock that was ahead saw nothing. */
export const readSweepState = async (ctx: App): Promise<SweepState | null> => {
  const found = saved.safeParse(await ctx.ledger.settings.get("sweep")).data
  if (!found) return null
  const state = { through: new Date(found.through), deepAt: new Date(found.deep_at), trusted: found.trusted }
  const ahead = ctx.now().getTime() + FRESH_MS
  return state.through.getTime() > ahead || state.deepAt.getTime() > ahead ? null : state
}

export const saveSweepState = (ctx: App, { through, deepAt, trusted }: SweepState): Promise<void> =>
  ctx.ledger.settings.put(
    "sweep",
    { through: through.toISOString(), deep_at: deepAt.toISOString(), trusted },
    ctx.now(),
  )

/** Has a whole sweep been done lately? */
export const isFresh = (ctx: App, { through }: SweepState): boolean =>
  ctx.now().getTime() - through.getTime() < FRESH_MS

/** Untouched links were left to the sweep, which cannot be relied on any more: they are asked about one by one. */
export const spareNoLonger = async (ctx: App, before: SweepState | null): Promise<void> => {
  const now = ctx.now()
  if (before?.trusted) await ctx.ledger.queue.hurry(now, new Date(now.getTime() + HURRY_MS))
}

/**
 * When an unpaid link is to be asked about next: one that rang climbs the ladder of single checks; an untouched one
 * only when it has expired, as long as sweeps run and can be trusted to find its payment.
 */
export const dueOfUnpaid = async (ctx: App, link: PayLink): Promise<Date | null> => {
  const now = ctx.now()
  const ladder = nextLook(link, now)
  if (!ladder || link.rung_at) return ladder
  const state = await readSweepState(ctx)
  return state?.trusted && isFresh(ctx, state) ? expiryLookAt(link) : ladder
}

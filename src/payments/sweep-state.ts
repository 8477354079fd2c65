import { z } from "@medusajs/framework/zod"
import type { PayLink } from "../modules/paynet/ledger"
import type { App } from "./context"
import { expiryLookAt, nextLook } from "./due"

const saved = z.object({ through: z.iso.datetime(), deep_at: z.iso.datetime(), trusted: z.boolean() })
const FRESH_MS = 15 * 60_000

export type SweepState = { through: Date; deepAt: Date; trusted: boolean }

/** How far the last whole sweep saw, and whether it can be relied on. */
export const readSweepState = async (ctx: App): Promise<SweepState | null> => {
  const found = saved.safeParse(await ctx.ledger.settings.get("sweep")).data
  if (!found) return null
  return { through: new Date(found.through), deepAt: new Date(found.deep_at), trusted: found.trusted }
}

export const saveSweepState = (ctx: App, { through, deepAt, trusted }: SweepState): Promise<void> =>
  ctx.ledger.settings.put(
    "sweep",
    { through: through.toISOString(), deep_at: deepAt.toISOString(), trusted },
    ctx.now(),
  )

/**
 * When an unpaid link is to be asked about next: one that rang climbs the ladder of single checks; an untouched one
 * only when it has expired, as long as sweeps run and can be trusted to find its payment.
 */
export const dueOfUnpaid = async (ctx: App, link: PayLink): Promise<Date | null> => {
  const now = ctx.now()
  const ladder = nextLook(link, now)
  if (!ladder || link.rung_at) return ladder
  const state = await readSweepState(ctx)
  const isSwept = state?.trusted && now.getTime() - state.through.getTime() < FRESH_MS
  return isSwept ? expiryLookAt(link) : ladder
}

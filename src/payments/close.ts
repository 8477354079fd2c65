import { z } from "@medusajs/framework/zod"
import type { App } from "./context"
import { reasonOf } from "./log"
import { switchOff } from "./switch-off"

/**
 * Medusa makes a new session and deletes the old one side by side, so a link may be closed a moment before the new
 * session asks for the same one: it is switched off a little later, and taken back if it is asked for until then.
 */
const GRACE_MS = 2_000

/** Both, for while a session is being made its `data` is still what a storefront sent. */
const given = z.object({ id: z.string().min(1), session_id: z.string().min(1) })

/** Switches a link off in this process a moment from now; the job does it if the process does not live that long. */
export const switchOffSoon = (ctx: App, linkId: string): void =>
  ctx.later(GRACE_MS, `switch off ${linkId}`, (later) => switchOff(later, linkId))

/**
 * Marks a session's link to be switched off. Makes no call, never throws (a provider that throws here makes the cart
 * unusable), leaves a link alone that another session took over, and does not touch money.
 */
export const close = async (ctx: App, data: unknown): Promise<void> => {
  const named = given.safeParse(data).data
  if (!named) return
  const session = named.session_id
  try {
    const link = await ctx.ledger.links.bySession(session)
    if (link?.id !== named.id) return
    const now = ctx.now()
    const patch = { status: "disable_due", due_at: now, switching_off_at: null } as const
    const where = { session_id: session }
    if (await ctx.ledger.links.move(link.id, ["creating", "open"], patch, now, { where })) switchOffSoon(ctx, link.id)
  } catch (error) {
    ctx.log.error("closing a session failed, its link stays payable until it expires", {
      session,
      reason: reasonOf(error),
    })
  }
}

/** Switches one link off because an admin asks for it. Paid money is not touched. */
export const disableLink = async (ctx: App, linkId: string): Promise<void> => {
  const now = ctx.now()
  const patch = { status: "disable_due", due_at: now, switching_off_at: null } as const
  await ctx.ledger.links.move(linkId, ["creating", "open"], patch, now)
  await switchOff(await ctx.fresh(), linkId)
}

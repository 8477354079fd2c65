import type { App, Context } from "./context"
import { eachAtOnce } from "./each-at-once"
import { followRefund } from "./follow-refund"
import { noteBeat } from "./heartbeat"
import { isOwn, mustStandStill } from "./installation"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { reconcile } from "./reconcile"
import { refundHeldAlone } from "./refund-held-alone"
import { switchOff } from "./switch-off"
import { within } from "./within"

const BATCH = 20
const AT_ONCE = 4
const RETRY_MS = 2 * 60_000
const PATIENCE_MS = 5 * 60_000

/** What never ends, in Medusa or in a database, must not keep the others waiting. */
const patiently = async (ctx: App, about: Record<string, string>, work: () => Promise<void>): Promise<void> => {
  const done = await within(
    work().then(() => true),
    PATIENCE_MS,
  )
  if (!done) ctx.log.error("attending to one row does not end: the others go on", about)
}

const attend = async (ctx: Context, linkId: string): Promise<void> => {
  const link = await ctx.ledger.links.byId(linkId)
  if (!link) return
  if (!(await isOwn(ctx, link))) {
    await ctx.ledger.links.move(link.id, [link.status], { due_at: null }, ctx.now())
    return
  }
  const abandoned = ctx.now().getTime() - link.created_at.getTime() > ctx.options.timeoutMs + 5_000
  if (link.status === "creating" && abandoned) {
    await ctx.ledger.links.move(link.id, ["creating"], { status: "create_unknown" }, ctx.now())
  }
  await switchOff(ctx, linkId)
  await reconcile(ctx, linkId, { proofMaxAgeMs: 5_000 })
}

/** A batch of refunds that are due: asked after, given back, or asked again. @returns how many they were */
const attendRefunds = async (ctx: App): Promise<number> => {
  const now = ctx.now()
  const batch = await ctx.ledger.refunds.takeDue(now, new Date(now.getTime() + RETRY_MS), BATCH)
  await eachAtOnce(batch, AT_ONCE, (id) => patiently(ctx, { refund: id }, () => followRefund(ctx, id, "act")))
  return batch.length
}

/** A batch of links that are due; what a server that shuts down did not begin is given back. @returns how many they were */
const attendLinks = async (ctx: App): Promise<number> => {
  const now = ctx.now()
  const batch = await ctx.ledger.queue.takeDue(now, new Date(now.getTime() + RETRY_MS), BATCH)
  await eachAtOnce(batch, AT_ONCE, async (id) => {
    if (ctx.isStopping()) return ctx.ledger.queue.ensureDue(id, ctx.now())
    try {
      const now = await ctx.fresh()
      await patiently(ctx, { paylink: id }, () => attend(now, id))
    } catch (error) {
      ctx.log.error("attending to a paylink failed", { paylink: id, reason: reasonOf(error) })
    }
  })
  return batch.length
}

/**
 * Attends to every link that is due: switches off what is to be switched off, reconciles, publishes what a crash left
 * unpublished. One row's fault does not stop the others, and a long queue of links not the refunds. @returns how many
 * links were attended to
 */
export const attendDue = async (ctx: App, forMs: number): Promise<number> => {
  const deadline = ctx.now().getTime() + forMs
  let attended = 0
  await noteBeat(ctx, "job", ctx.now())
  if (await mustStandStill(await ctx.fresh())) return attended
  while (ctx.now().getTime() < deadline && !ctx.isStopping()) {
    const links = await attendLinks(ctx)
    attended += links
    if (!(await attendRefunds(ctx)) && !links) break
  }
  await refundHeldAlone(await ctx.fresh())
  await publishEvents(ctx)
  return attended
}

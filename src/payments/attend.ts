import type { Context } from "./context"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { reconcile } from "./reconcile"
import { switchOff } from "./switch-off"

const BATCH = 50
const AT_ONCE = 4

const attend = async (ctx: Context, linkId: string): Promise<void> => {
  const link = await ctx.ledger.links.byId(linkId)
  if (!link) return
  const abandoned = ctx.now().getTime() - link.created_at.getTime() > ctx.options.timeoutMs + 5_000
  if (link.status === "creating" && abandoned) {
    await ctx.ledger.links.move(link.id, ["creating"], { status: "create_unknown" }, ctx.now())
  }
  await switchOff(ctx, linkId)
  await reconcile(ctx, linkId, { proofMaxAgeMs: 5_000 })
}

/**
 * Attends to every link that is due: switches off what is to be switched off, reconciles, publishes what a crash left
 * unpublished. One row's fault does not stop the others. @returns how many links were attended to
 */
export const attendDue = async (ctx: Context, forMs: number): Promise<number> => {
  const deadline = ctx.now().getTime() + forMs
  const done = new Set<string>()
  while (ctx.now().getTime() < deadline) {
    const due = (await ctx.ledger.queue.due(ctx.now(), BATCH)).filter((id) => !done.has(id))
    if (!due.length) break
    const queue = [...due]
    const worker = async () => {
      for (let id = queue.shift(); id && ctx.now().getTime() < deadline; id = queue.shift()) {
        done.add(id)
        await attend(ctx, id).catch((error: unknown) =>
          ctx.log.error("attending to a paylink failed", { paylink: id ?? null, reason: reasonOf(error) }),
        )
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
  await publishEvents(ctx)
  return done.size
}

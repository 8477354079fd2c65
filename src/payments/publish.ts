import { Modules } from "@medusajs/framework/utils"
import type { App } from "./context"
import { reasonOf } from "./log"

const BATCH = 50

/**
 * Publishes events whose facts are committed. A crash between the two statements publishes again, with the same `id`;
 * nothing else ever does.
 */
export const publishEvents = async (ctx: App): Promise<void> => {
  const bus = ctx.container.resolve(Modules.EVENT_BUS)
  for (;;) {
    const events = await ctx.ledger.entries.takeOutbox(ctx.now(), BATCH)
    for (const { id, event, event_data } of events) {
      try {
        await bus.emit({ name: event, data: event_data })
        await ctx.ledger.entries.markPublished(id, ctx.now())
      } catch (error) {
        ctx.log.warn("event not published, will be tried again", { event, id, reason: reasonOf(error) })
      }
    }
    if (events.length < BATCH) return
  }
}

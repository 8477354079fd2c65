import type { App } from "./context"
import { landingUrl } from "./landing"
import { reconcileWithin } from "./reconcile"
import { readToken } from "./tokens"

const PATIENCE_MS = 5_000

/**
 * The browser comes back from Paynet: reconciles for at most five seconds, so that the order is usually placed before
 * the storefront is shown, and says where to send the shopper. Nothing in the url but our token is believed.
 * @returns null for a token that is not ours
 */
export const comeBack = async (ctx: App, segment: string): Promise<string | null> => {
  const token = readToken(segment)
  const link = token ? await ctx.ledger.links.byReturnToken(token.hash) : null
  if (!token || !link) return null
  await ctx.ledger.queue.returned(link.id, token.failed, ctx.now())
  await reconcileWithin(ctx, link.id, PATIENCE_MS)
  const current = await ctx.ledger.links.byId(link.id)
  return landingUrl(ctx, current ?? link)
}

import type { Readable } from "node:stream"
import type { PayLink } from "../modules/paynet/ledger"
import type { Context } from "./context"
import { referenceIn, storeHint } from "./hint"
import { reasonOf } from "./log"
import { readBody } from "./read-body"
import { reconcileWithin } from "./reconcile"
import { readToken } from "./tokens"

const PATIENCE_MS = 10_000

/** HTTP status of the answer; there is never a body that says more. */
export type Received = 200 | 404 | 413 | 503

const ring = async (ctx: Context, link: PayLink, store: () => Promise<void>): Promise<Received> => {
  try {
    await store()
  } catch (error) {
    ctx.log.error("a confirmation could not be stored", { paylink: link.id, reason: reasonOf(error) })
    return 503
  }
  ctx.log.info("confirmation received", { paylink: link.id })
  await reconcileWithin(ctx, link.id, PATIENCE_MS)
  return 200
}

/**
 * Paynet's post to `confirmation_url`. The path rings the bell, the body is only a note: whatever it says, the link is
 * asked about at Paynet. The deadline ends the answer, not the work.
 */
export const receiveConfirmation = async (ctx: Context, segment: string, request: Readable): Promise<Received> => {
  const token = readToken(segment)
  const link = token ? await ctx.ledger.links.byHookToken(token.hash) : null
  if (!link) return 404
  const body = await readBody(request)
  if (body === null) return 413
  return ring(ctx, link, () => storeHint(ctx, link, body))
}

/**
 * A post to Medusa's stock hook url. Anybody can name a reference there, so it only makes that link due, and the job,
 * which asks Paynet, does the rest; nothing else is stored and every answer is the same.
 */
export const receiveStockHook = async (ctx: Context, request: Readable): Promise<Received> => {
  const body = await readBody(request)
  if (body === null) return 413
  const reference = referenceIn(body)
  const link = reference ? await ctx.ledger.links.byId(reference) : null
  if (link) {
    await ctx.ledger.queue.ring(link.id, ctx.now())
    ctx.log.info("stock hook rang", { paylink: link.id })
  }
  return 200
}

import type { Readable } from "node:stream"
import type { PayLink } from "../modules/paynet/ledger"
import type { App } from "./context"
import { followRefund } from "./follow-refund"
import { codeIn, keepNote, referenceIn } from "./hint"
import { reasonOf } from "./log"
import { readBody } from "./read-body"
import { reconcileWithin } from "./reconcile"
import { readToken } from "./tokens"
import { within } from "./within"

const PATIENCE_MS = 10_000
const SOON_MS = 2_000
/** A body that does not come is no reason to wait: the bell has rung. */
const BODY_MS = 5_000

/** HTTP status of the answer; there is never a body that says more. */
export type Received = 200 | 404 | 413 | 503

/** What the database did not take, or could not be asked about, is answered with 503: it may be posted again. */
const stored = async (ctx: App, what: string, receive: () => Promise<Received>): Promise<Received> => {
  try {
    return await receive()
  } catch (error) {
    ctx.log.error(`${what} could not be stored`, { reason: reasonOf(error) })
    return 503
  }
}

/** Reads and keeps the note, if that can be done. */
const note = async (ctx: App, link: PayLink, request: Readable): Promise<"kept" | "too_large"> => {
  try {
    const body = await readBody(request)
    if (body === null) return "too_large"
    await keepNote(ctx, link, body)
  } catch (error) {
    ctx.log.warn("a confirmation's note could not be kept", { paylink: link.id, reason: reasonOf(error) })
  }
  return "kept"
}

/**
 * Paynet's post to `confirmation_url`. The path rings the bell, before a byte of the body is read; the body is only a
 * note: whatever it says, the link is asked about at Paynet. The deadline ends the answer, not the work.
 */
export const receiveConfirmation = (ctx: App, segment: string, request: Readable): Promise<Received> =>
  stored(ctx, "a confirmation", async () => {
    const token = readToken(segment)
    const link = token ? await ctx.ledger.links.byHookToken(token.hash) : null
    if (!link) return 404
    await ctx.ledger.queue.ring(link.id, ctx.now())
    ctx.log.info("confirmation received", { paylink: link.id })
    const work = reconcileWithin(ctx, link.id, PATIENCE_MS)
    const kept = await within(note(ctx, link, request), BODY_MS)
    if (kept === "too_large") return 413
    await work
    return 200
  })

/** `code` "0" is approved and "1" is not (documented); anything else says nothing. */
const hintedBy = (body: string): "approved" | "declined" | null => {
  const code = codeIn(body)
  return code === "0" ? "approved" : code === "1" ? "declined" : null
}

/**
 * Paynet's post to a refund's `succeedUrl`: unsigned, so a hint too. It rings; what it says is kept, and believed only
 * where Paynet itself says nothing: nothing lists a refund that was declined (UNVERIFIED that anything would).
 */
export const receiveRefund = (ctx: App, segment: string, request: Readable): Promise<Received> =>
  stored(ctx, "a refund's post", async () => {
    const token = readToken(segment)
    const refund = token ? await ctx.ledger.refunds.byToken(token.hash) : null
    if (!refund) return 404
    await ctx.ledger.refunds.ring(refund.id, null, ctx.now())
    const body = await within(
      readBody(request).catch(() => ""),
      BODY_MS,
    )
    if (body === null) return 413
    await ctx.ledger.refunds.ring(refund.id, hintedBy(body), ctx.now())
    ctx.log.info("refund's post received", { refund: refund.id })
    await within(followRefund(ctx, refund.id, "look"), PATIENCE_MS)
    // Paynet's post can be quicker than its answer to our own request: then there was nothing to follow yet.
    const { status } = (await ctx.ledger.refunds.byId(refund.id)) ?? refund
    if (status === "asked" || status === "unknown" || status === "requested")
      ctx.later(SOON_MS, `follow ${refund.id}`, () => followRefund(ctx, refund.id, "look"))
    return 200
  })

/**
 * A post to Medusa's stock hook url. Anybody can name a reference there, so it only makes that link due, and the job,
 * which asks Paynet, does the rest; nothing else is stored and every answer is the same.
 */
export const receiveStockHook = (ctx: App, request: Readable): Promise<Received> =>
  stored(ctx, "a post to the stock hook", async () => {
    const body = await within(
      readBody(request).catch(() => ""),
      BODY_MS,
    )
    if (body === null) return 413
    const reference = referenceIn(body)
    const link = reference ? await ctx.ledger.links.byId(reference) : null
    if (link) {
      await ctx.ledger.queue.ring(link.id, ctx.now())
      ctx.log.info("stock hook rang", { paylink: link.id })
    }
    return 200
  })

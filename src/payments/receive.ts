import type { Readable } from "node:stream"
import type { PayLink, Refund } from "../modules/paynet/ledger"
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
const BODY_MS = 5_000

/** HTTP status of the answer; there is never a body that says more. */
type Received = 200 | 404 | 413 | 503

/** What cannot be looked up or stored (the database is away) is answered 503, so that it is sent again. */
const orUnavailable = async <T>(ctx: App, work: () => Promise<T>): Promise<T | 503> => {
  try {
    return await work()
  } catch (error) {
    ctx.log.error("a post of Paynet's could not be stored", { reason: reasonOf(error) })
    return 503
  }
}

const ring = async (ctx: App, segment: string): Promise<PayLink | 404> => {
  const token = readToken(segment)
  const link = token ? await ctx.ledger.links.byHookToken(token.hash) : null
  if (!link) return 404
  await ctx.ledger.queue.ring(link.id, ctx.now())
  return link
}

/** A body that does not come is no reason to wait, and counts as empty. @returns null for one that is too large */
const bodyOf = async (request: Readable): Promise<string | null> => {
  const read = readBody(request).then(
    (text) => ({ text }),
    () => ({ text: "" }),
  )
  const { text } = (await within(read, BODY_MS)) ?? { text: "" }
  return text
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
export const receiveConfirmation = async (ctx: App, segment: string, request: Readable): Promise<Received> => {
  const link = await orUnavailable(ctx, () => ring(ctx, segment))
  if (typeof link === "number") return link
  ctx.log.info("confirmation received", { paylink: link.id })
  const work = reconcileWithin(ctx, link.id, PATIENCE_MS)
  const kept = await within(note(ctx, link, request), BODY_MS)
  if (kept === "too_large") return 413
  await work
  return 200
}

/** `code` "0" is approved and "1" is not (documented); anything else says nothing. */
const hintedBy = (body: string): "approved" | "declined" | null => {
  const code = codeIn(body)
  return code === "0" ? "approved" : code === "1" ? "declined" : null
}

const ringRefund = async (ctx: App, segment: string, request: Readable): Promise<Refund | 404 | 413> => {
  const token = readToken(segment)
  const refund = token ? await ctx.ledger.refunds.byToken(token.hash) : null
  if (!refund) return 404
  await ctx.ledger.refunds.ring(refund.id, null, ctx.now())
  const body = await bodyOf(request)
  if (body === null) return 413
  await ctx.ledger.refunds.ring(refund.id, hintedBy(body), ctx.now())
  return refund
}

const follow = async (ctx: App, id: string): Promise<void> => {
  await followRefund(ctx, id, "look")
  // Paynet's post can be quicker than its answer to our own request: then there was nothing to follow yet.
  const status = (await ctx.ledger.refunds.byId(id))?.status
  if (status === "asked" || status === "unknown" || status === "requested")
    ctx.later(SOON_MS, `follow ${id}`, () => followRefund(ctx, id, "look"))
}

/**
 * Paynet's post to a refund's `succeedUrl`: unsigned, so a hint too. It rings; what it says is kept, and believed only
 * where Paynet itself says nothing: nothing lists a refund that was declined (UNVERIFIED that anything would).
 */
export const receiveRefund = async (ctx: App, segment: string, request: Readable): Promise<Received> => {
  const refund = await orUnavailable(ctx, () => ringRefund(ctx, segment, request))
  if (typeof refund === "number") return refund
  ctx.log.info("refund's post received", { refund: refund.id })
  const work = follow(ctx, refund.id).catch((error: unknown) =>
    ctx.log.warn("refund could not be followed", { refund: refund.id, reason: reasonOf(error) }),
  )
  await within(work, PATIENCE_MS)
  return 200
}

/**
 * A post to Medusa's stock hook url. Anybody can name a reference there, so it only makes that link due, and the job,
 * which asks Paynet, does the rest; nothing else is stored and every answer is the same.
 */
export const receiveStockHook = async (ctx: App, request: Readable): Promise<Received> => {
  const body = await bodyOf(request)
  if (body === null) return 413
  return orUnavailable<Received>(ctx, async () => {
    const reference = referenceIn(body)
    const link = reference ? await ctx.ledger.links.byId(reference) : null
    if (!link) return 200
    await ctx.ledger.queue.ring(link.id, ctx.now())
    ctx.log.info("stock hook rang", { paylink: link.id })
    return 200
  })
}

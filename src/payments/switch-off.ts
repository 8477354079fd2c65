import { PaynetError } from "../paynet/errors"
import type { PaynetLinkStatus } from "../types"
import { clientForLink } from "./account"
import { isYounger } from "./age"
import type { Context } from "./context"
import { dueAfterFault, expiryLookAt } from "./due"
import { linkEntry } from "./entries"
import { isOwn, isPossiblyCopy } from "./installation"
import { reasonOf } from "./log"
import { reconcile } from "./reconcile"

const CLAIM_MS = 60_000
const SWITCHED: readonly PaynetLinkStatus[] = ["disable_due", "create_unknown"]

/**
 * Switches a link off at Paynet, by its reference, then looks once more: a payer may have been in 3-D Secure. From the
 * moment it starts, the link cannot be taken back. Another installation's link is that one's to switch off. A link that Paynet never made is watched until it would have expired;
 * a refusal after that time is as good as done.
 */
export const switchOff = async (ctx: Context, linkId: string): Promise<void> => {
  const link = await ctx.ledger.links.byId(linkId)
  if (!link || !SWITCHED.includes(link.status)) return
  const now = ctx.now()
  if (link.switching_off_at && isYounger(link.switching_off_at, CLAIM_MS, now)) return
  if ((await isPossiblyCopy(ctx)) || !(await isOwn(ctx, link))) return
  const client = clientForLink(ctx, link)
  const where = { switching_off_at: link.switching_off_at }
  const claim = { switching_off_at: now, failures: link.failures + 1, due_at: dueAfterFault(link.failures, now) }
  if (!client || !(await ctx.ledger.links.move(link.id, SWITCHED, claim, now, { where }))) return

  let how: "disabled" | "disable_refused" = "disabled"
  try {
    await ctx.gate(() => client.setPayLinkStatus({ reference: link.id }, "passive"))
  } catch (error) {
    ctx.log.warn("switching a paylink off failed", { paylink: link.id, reason: reasonOf(error) })
    const refused = error instanceof PaynetError && error.kind === "refused"
    if (!refused || now < expiryLookAt(link)) {
      const isUnmade = refused && link.status === "create_unknown"
      const patch = isUnmade ? { due_at: expiryLookAt(link) } : { switching_off_at: null }
      // Another process may have taken over from one that was slow: then the link is that one's.
      await ctx.ledger.links.move(link.id, SWITCHED, patch, ctx.now(), { where: { switching_off_at: now } })
      return
    }
    how = "disable_refused"
  }
  const patch = { status: "disabled", failures: 0, due_at: expiryLookAt(link) } as const
  if (await ctx.ledger.links.move(link.id, SWITCHED, patch, ctx.now(), { entry: linkEntry(link, how) })) {
    ctx.log.info("paylink switched off", { paylink: link.id, how })
  }
  await reconcile(ctx, link.id)
}

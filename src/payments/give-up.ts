import type { Refund } from "../modules/paynet/ledger"
import type { Context } from "./context"
import { countInCollection } from "./count-in-collection"
import { uncreditRefund } from "./credit-refunds"
import { dropFromMedusa, ownerInMedusa } from "./medusa-refunds"
import { type RefundCase, stepRefund } from "./refund-step"
import { DAY_MS } from "./refund-times"

/** How often the job asks again by itself for a refund that Paynet declined. */
const TRIES = 3

/** When the job asks again by itself for a refund that Paynet declined: a day later, or never again. */
export const nextTry = async (ctx: Context, { link, refund }: RefundCase): Promise<Date | null> => {
  const asked = await ctx.ledger.entries.countOf(link.id, "refund_asked", refund.id)
  return asked <= TRIES ? new Date(ctx.now().getTime() + DAY_MS) : null
}

/** What a refund was before it was asked this time: what was owed then is owed still. */
const stoodAs = async (ctx: Context, { link, refund }: RefundCase): Promise<"declined" | "due" | "failed"> => {
  if (refund.requested_at) return "declined"
  return (await ctx.ledger.entries.countOf(link.id, "refund_due", refund.id)) ? "due" : "failed"
}

/**
 * Paynet was asked and shows nothing of a refund whose answer was lost: it did not happen, and stands again as it stood
 * before. @returns how it stands now, null when somebody else moved it
 */
export const giveUp = async (ctx: Context, about: RefundCase): Promise<Refund["status"] | null> => {
  const { link, refund } = about
  const to = await stoodAs(ctx, about)
  // A part that Paynet accepted unseen would go back twice: a person looks in Paynet's panel before it is asked again.
  const isForJob = to === "declined" && refund.whole
  const change = {
    patch: {
      due_at: isForJob ? await nextTry(ctx, about) : to === "due" ? ctx.now() : null,
      ...(to !== "declined" && { medusa_refund_id: null }),
    },
    details: { why: "not_shown" },
    step: "failed",
  } as const
  if (!(await stepRefund(ctx, about, [refund.status], to, change))) return null
  ctx.log.warn("refund is not shown by Paynet: it did not happen", { paylink: link.id, refund: refund.id, status: to })
  // A killed process left it there; a declined refund is one that Medusa knows, and it stays owed.
  const left = to === "declined" ? null : await ownerInMedusa(ctx, refund)
  if (left) {
    const { transaction } = about
    await dropFromMedusa(ctx, left)
    if (transaction.payment_id) await countInCollection(ctx, transaction.payment_id)
    await uncreditRefund(ctx, transaction, left)
  }
  return to
}

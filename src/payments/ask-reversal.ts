import { PaynetError } from "../paynet/errors"
import { clientForLink } from "./account"
import { inWords } from "./amount"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { reasonOf } from "./log"
import { publishEvents } from "./publish"
import { type RefundCase, stepRefund } from "./refund-step"
import { FIRST_LOOK_MS } from "./refund-times"
import { refundHookUrl } from "./tokens"

/**
 * What a refund is again when Paynet clearly refuses it, and when the job tries it again by itself. `isDoubtful`: the
 * answer to an earlier one was lost, so Paynet may refuse because it has that one.
 */
export type WayBack = { to: "failed" | "due" | "declined"; dueAt: Date | null; isDoubtful?: boolean }

const LOST =
  "Paynet did not answer, so it is not known whether the refund was accepted. Try again: Paynet is asked first, and nothing is sent twice."
const PERHAPS_THERE =
  "Paynet refused this refund, perhaps because it accepted the earlier one whose answer was lost. When Paynet shows that one, it is booked here by itself; look in Paynet's panel."

/** Paynet's own post can be quicker than its answer: then the refund is known to be accepted, whatever the answer was. */
const isAccepted = async (ctx: Context, id: string): Promise<boolean> => {
  const now = await ctx.ledger.refunds.byId(id)
  return now?.status === "requested" || now?.status === "approved" || now?.status === "declined"
}

const fail = async (ctx: Context, about: RefundCase, way: WayBack, error: unknown): Promise<void> => {
  const { link, transaction } = about
  const { to, dueAt } = way
  const isPerhapsThere = way.isDoubtful && error instanceof PaynetError && error.kind === "refused"
  const isUnknown = isPerhapsThere || (error instanceof PaynetError && error.effect === "unknown")
  const soon = new Date(ctx.now().getTime() + FIRST_LOOK_MS)
  // Medusa drops its own refund when we throw, so the row no longer names it; a declined one it keeps.
  const owner = to === "declined" ? {} : { medusa_refund_id: null }
  const stepped = await stepRefund(ctx, about, ["asked"], isUnknown ? "unknown" : to, {
    patch: { ...owner, due_at: isUnknown ? soon : dueAt },
    step: isUnknown ? "unknown" : "failed",
  })
  if (!stepped && (await isAccepted(ctx, about.refund.id))) return
  ctx.log.error("refund failed", {
    paylink: link.id,
    xact: transaction.xact_id,
    status: isUnknown ? "unknown" : to,
    reason: reasonOf(error),
  })
  if (isUnknown) throw notAllowed(isPerhapsThere ? PERHAPS_THERE : LOST)
  throw notAllowed(`Paynet did not accept the refund (${reasonOf(error)}), and nothing was refunded.`)
}

/**
 * Sends one refund, whose row stands as `asked`, to Paynet, once. Returning means that Paynet *accepted* it: staff may
 * review it (older pages say so), and what became of it is followed.
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const askReversal = async (ctx: Context, about: RefundCase, token: string, wayBack: WayBack): Promise<void> => {
  const { link, transaction, refund } = about
  const { backendUrl, confirmable } = ctx.options
  try {
    const client = clientForLink(ctx, link)
    if (!client) throw notAllowed("this payment belongs to another environment, or no key is set")
    await ctx.gate(async () => {
      // Whoever asks later than that finds the row abandoned, and may be sending another one.
      if (refund.due_at && ctx.now() >= refund.due_at) throw notAllowed("its turn came too late")
      await client.requestReversal({
        xactId: transaction.xact_id,
        ...(!refund.whole && { amount: refund.amount }),
        ...(confirmable && { succeedUrl: refundHookUrl(backendUrl, token) }),
      })
    })
  } catch (error) {
    return fail(ctx, about, wayBack, error)
  }
  await recordRequested(ctx, about)
}

/**
 * Paynet accepted a refund, by its answer or by what it lists.
 * @param owner Medusa's refund that it stands for from now on; absent: the one it stood for
 * @returns false when somebody else moved it
 */
export const recordRequested = async (ctx: Context, about: RefundCase, owner?: string | null): Promise<boolean> => {
  const { link, transaction, refund } = about
  const now = ctx.now()
  const isDecided = (await ctx.ledger.refunds.byId(refund.id))?.hinted
  const patch = {
    requested_at: now,
    due_at: isDecided ? now : new Date(now.getTime() + FIRST_LOOK_MS),
    ...(owner !== undefined && { medusa_refund_id: owner }),
  }
  if (!(await stepRefund(ctx, about, [refund.status], "requested", { patch }))) return false
  ctx.log.info("refund accepted by Paynet", {
    paylink: link.id,
    xact: transaction.xact_id,
    refund: refund.id,
    amount: inWords(refund.amount),
  })
  await publishEvents(ctx)
  return true
}

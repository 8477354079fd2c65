import { askReversal, recordRequested } from "./ask-reversal"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { nextTry } from "./give-up"
import { compareRefunds, readGivenBack } from "./given-back"
import { assertOwn } from "./installation"
import { type RefundCase, stepRefund } from "./refund-step"
import { CALL_MS } from "./refund-times"
import { recordStrange } from "./reversed"
import { hashToken } from "./tokens"

const MOVED = "This refund was moved by somebody else; nothing was sent."

/**
 * Asks Paynet once more for a refund that it declined. Medusa's refund of it stands already, so no new one is made.
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const askAgain = async (ctx: Context, about: RefundCase): Promise<void> => {
  const { link, transaction, refund } = about
  await assertOwn(ctx, link)
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const { done, shown, strange } = compareRefunds(await readGivenBack(ctx, link, transaction), refunds)
  if (done.has(refund.id)) {
    if (await recordRequested(ctx, about)) return
    throw notAllowed(MOVED)
  }
  if (shown.has(refund.id)) {
    throw notAllowed(
      "Paynet has this refund and has not decided on it, so nothing was sent a second time. Ask Paynet about it.",
    )
  }
  if (strange.length) {
    await recordStrange(ctx, link, transaction, strange)
    throw notAllowed("Paynet shows a refund that this store did not ask for. Nothing was sent; look again.")
  }
  const token = ctx.token()
  const patch = {
    token_hash: hashToken(token),
    hinted: null,
    due_at: new Date(ctx.now().getTime() + CALL_MS),
  }
  const asked = { link, transaction, refund: { ...refund, ...patch, status: "asked" as const } }
  if (!(await stepRefund(ctx, asked, ["declined"], "asked", { patch }))) throw notAllowed(MOVED)
  await askReversal(ctx, asked, token, { to: "declined", dueAt: await nextTry(ctx, asked) })
}

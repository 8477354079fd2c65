import { askReversal, recordRequested } from "./ask-reversal"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { CALL_MS } from "./give-back"
import { compareRefunds, readGivenBack } from "./given-back"
import { assertNoCopy } from "./installation"
import { type RefundCase, stepRefund } from "./refund-step"
import { recordStrange } from "./reversed"
import { hashToken } from "./tokens"

export const DAY_MS = 24 * 60 * 60_000

/**
 * Asks Paynet once more for a refund that it declined. Medusa's refund of it stands already, so no new one is made.
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const askAgain = async (ctx: Context, about: RefundCase): Promise<void> => {
  const { link, transaction, refund } = about
  await assertNoCopy(ctx)
  const refunds = await ctx.ledger.refunds.ofTransaction(transaction.id)
  const { shown, strange } = compareRefunds(await readGivenBack(ctx, link, transaction), refunds)
  if (shown.has(refund.id)) return recordRequested(ctx, about)
  if (strange.length) {
    await recordStrange(ctx, link, transaction, strange)
    throw notAllowed("Paynet shows a refund that this store did not ask for. Nothing was sent; look again.")
  }
  const now = ctx.now()
  const token = ctx.token()
  const patch = { token_hash: hashToken(token), hinted: null, due_at: new Date(now.getTime() + CALL_MS) }
  const asked = { ...about, refund: { ...refund, ...patch } }
  if (!(await stepRefund(ctx, asked, ["declined"], "asked", { patch }))) {
    throw notAllowed("This refund was moved by somebody else; nothing was sent.")
  }
  await askReversal(ctx, asked, token, { to: "declined", dueAt: new Date(now.getTime() + DAY_MS) })
}

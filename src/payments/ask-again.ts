import { askReversal, recordRequested } from "./ask-reversal"
import { compareRefunds } from "./compare-refunds"
import type { Context } from "./context"
import { notAllowed } from "./faults"
import { fitDeclined } from "./fit-declined"
import { nextTry } from "./give-up"
import { readGivenBack } from "./given-back"
import { assertOwn } from "./installation"
import { type RefundCase, stepRefund } from "./refund-step"
import { CALL_MS } from "./refund-times"
import { recordStrange } from "./reversed"
import { isDayOfSale } from "./sale-day"
import { hashToken } from "./tokens"

const MOVED = "This refund was moved by somebody else; nothing was sent."

/**
 * Asks Paynet once more for a refund that it declined. Medusa's refund of it stands already, so no new one is made.
 * @throws MedusaError when nothing was refunded, or when that is not known
 */
export const askAgain = async (ctx: Context, about: RefundCase): Promise<void> => {
  const { link, transaction } = about
  await assertOwn(ctx, link)
  const refunds = await fitDeclined(ctx, link, transaction)
  const refund = refunds.find((one) => one.id === about.refund.id)
  if (refund?.status !== "declined") throw notAllowed(MOVED)
  const { done, shown, strange } = compareRefunds(await readGivenBack(ctx, link, transaction), refunds)
  if (done.has(refund.id)) {
    if (await recordRequested(ctx, { ...about, refund })) return
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
  if (!refund.whole && isDayOfSale(transaction, ctx.now())) {
    throw notAllowed("Partial refunds are possible from tomorrow. Nothing was refunded.")
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

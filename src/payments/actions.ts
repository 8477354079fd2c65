import type { PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import type { PaynetLinkAction, PaynetTransactionAction } from "../types"
import { taken } from "./refund-plan"

/** What a person may do with a link now. Whoever does it is checked again: this only says what to offer. */
export const linkActions = (link: PayLink, now: Date): PaynetLinkAction[] => {
  const actions: PaynetLinkAction[] = []
  if (link.status !== "failed" && link.status !== "creating") actions.push("check")
  if (link.status === "open" && link.url !== null && now < link.expires_at) actions.push("share")
  if (link.status === "open") actions.push("disable")
  return actions
}

/**
 * What a person may do with a transaction now. Captured money is refunded in Medusa, on its order; only a refund that is
 * due, that Paynet declined, or of held money whose answer was lost, is asked for here. Money of which a part went back
 * is no whole payment, so it cannot be booked any more.
 */
export const transactionActions = (
  { place, paylink_id }: Transaction,
  refunds: readonly Refund[],
): PaynetTransactionAction[] => {
  if (place === "held") {
    if (paylink_id === null) return ["resolve"]
    return taken(refunds).length ? ["refund", "resolve"] : ["apply", "refund", "resolve"]
  }
  if (paylink_id === null) return []
  if (refunds.some(({ status }) => status === "due")) return ["refund", "resolve"]
  const isLost = refunds.some(({ origin, status }) => origin === "held" && ["asked", "unknown"].includes(status))
  return isLost ? ["refund"] : []
}

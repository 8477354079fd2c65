import type { AdminRefund, AdminTransaction } from "../../types"
import type { TextKey } from "./use-text"

const OWED: readonly AdminRefund["status"][] = ["declined", "due"]
const GONE: readonly AdminRefund["status"][] = ["asked", "unknown", "requested", "approved", "resolved"]

const kurusOf = (amount: string): number => Math.round(Number(amount) * 100)
const sumOf = (refunds: AdminRefund[], statuses: readonly AdminRefund["status"][]): number =>
  refunds.filter(({ status }) => statuses.includes(status)).reduce((sum, { amount }) => sum + kurusOf(amount), 0)

/** What "refund" would give back: what is owed to the payer, else all that is left. Decimal text; null when unreadable. */
export const toGiveBack = ({ charged, refunds }: Pick<AdminTransaction, "charged" | "refunds">): string | null => {
  const owed = sumOf(refunds, OWED)
  if (owed > 0) return (owed / 100).toFixed(2)
  return charged === null ? null : (Math.max(kurusOf(charged) - sumOf(refunds, GONE), 0) / 100).toFixed(2)
}

type Why = { name: TextKey; means: TextKey }

/** Why money waits for somebody, in words; null when it does not. */
export const whyWaiting = ({
  place,
  outcome,
  refunds,
}: Pick<AdminTransaction, "place" | "outcome" | "refunds">): Why | null => {
  const has = (status: AdminRefund["status"]) => refunds.some((refund) => refund.status === status)
  if (has("declined")) return { name: "payments.why.declined.name", means: "payments.why.declined.means" }
  if (has("due")) return { name: "payments.why.due.name", means: "payments.why.due.means" }
  if ((place === "held" || outcome === "reversed") && outcome) {
    return { name: `outcome.${outcome}.name`, means: `outcome.${outcome}.means` }
  }
  return null
}

import type { Refund } from "../modules/paynet/ledger"
import type { GivenBack, Part } from "./given-back"

type OurRefund = Pick<Refund, "id" | "status" | "amount" | "whole" | "hinted">

/** Our refunds beside Paynet's reversals. */
type Comparison = {
  /** Refunds of ours that Paynet shows as done, by id. */
  done: Set<string>
  /** Refunds of ours that Paynet shows, done or not yet. */
  shown: Set<string>
  /** Those of them of which it does not say whether they are done. */
  unsaid: Set<string>
  /** Done reversals that nobody here asked for; null: all of the sale went back and nothing says by which reversal. */
  strange: (Part | null)[]
}

/** Who may stand for a reversal that is done, and who for one that is not, most likely first. */
const IN_ORDER: Record<"done" | "pending", readonly Refund["status"][]> = {
  done: ["approved", "requested", "unknown", "asked", "declined", "due", "resolved"],
  pending: ["requested", "unknown", "asked", "declined"],
}

/**
 * A refund of everything that Paynet has accepted may show with another sum, net of a fee, say (UNVERIFIED). One whose
 * answer was lost is known by its sum alone: another sum may be somebody else's, and the rest would never go back.
 */
const isNetOf = (part: Part, { status, whole, amount }: OurRefund): boolean =>
  whole && (status === "approved" || status === "requested") && part.amount !== null && part.amount * 2 > amount

/** Pure: finds each of our refunds among Paynet's reversals, by its amount, or by its turn where Paynet names none. */
export const compareRefunds = ({ reversed, parts }: GivenBack, refunds: readonly OurRefund[]): Comparison => {
  const done = new Set<string>()
  const shown = new Set<string>()
  const unsaid = new Set<string>()
  const strange: Comparison["strange"] = []
  const find = (part: Part): OurRefund | undefined => {
    const order = IN_ORDER[part.done ? "done" : "pending"]
    const free = order.flatMap((status) => refunds.filter((one) => one.status === status && !shown.has(one.id)))
    if (part.amount === null) return free[0]
    const whole = parts.length === 1 ? free.find((one) => isNetOf(part, one)) : undefined
    return free.find((one) => one.amount === part.amount) ?? whole
  }
  const named = parts.filter((part) => part.amount !== null)
  const nameless = parts.filter((part) => part.amount === null)
  const byCertainty = [named, nameless].flatMap((some) => [
    ...some.filter((part) => part.done),
    ...some.filter((part) => !part.done),
  ])
  for (const part of byCertainty) {
    const ours = find(part)
    if (ours) shown.add(ours.id)
    const isSaid = part.said || (reversed && ours?.whole)
    if (ours && !isSaid) unsaid.add(ours.id)
    // Where the list does not say it, Paynet's post is the only one that does.
    if (ours && part.done && (isSaid || ours.hinted !== "declined")) done.add(ours.id)
    if (!ours && part.done) strange.push(part)
  }
  if (reversed && !parts.length) {
    const whole = refunds.find((one) => one.whole && IN_ORDER.done.includes(one.status))
    if (whole) {
      shown.add(whole.id)
      done.add(whole.id)
    } else if (!refunds.some((one) => IN_ORDER.done.includes(one.status))) strange.push(null)
  }
  return { done, shown, unsaid, strange }
}

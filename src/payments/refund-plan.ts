import type { Refund } from "../modules/paynet/ledger"
import { type Kurus, kurus } from "../paynet/kurus"
import type { PaynetPlace } from "../types"
import { inWords } from "./amount"

/** What is asked of Paynet, in kuruş. `whole`: everything, at once; then Paynet is not told an amount. */
export type RefundPlan = { amount: Kurus; booked: Kurus; whole: boolean }

type RefundQuestion = {
  /** What Medusa booked for this money, and what the card was charged: more, when the shopper paid the commission. */
  booked: Kurus
  charged: Kurus
  refunds: Pick<Refund, "status" | "amount" | "booked">[]
  /** What Medusa's refunds of this payment come to together with this one, rounded once. */
  asked: Kurus
  dayOfSale: boolean
}

const TAKEN: readonly Refund["status"][] = ["asked", "unknown", "requested", "approved", "declined", "resolved"]

/** Refunds that use up a part of the charge: done, under way, or owed to the shopper after a decline. */
export const taken = <T extends Pick<Refund, "status">>(refunds: readonly T[]): T[] =>
  refunds.filter((one) => TAKEN.includes(one.status))

/** Asked, and nobody knows yet whether Paynet has it: a process is at it, or its answer was lost. */
export const isUnderWay = ({ status }: Pick<Refund, "status">): boolean => status === "asked" || status === "unknown"

export const sumOf = (refunds: readonly Pick<Refund, "amount" | "booked">[], what: "amount" | "booked"): Kurus =>
  kurus(refunds.reduce((sum, one) => sum + one[what], 0))

/**
 * Plans one refund of Medusa's. Medusa keeps any number of decimals, cards only whole kuruş: so the sum of its refunds
 * is rounded, not each of them, and the parts come out as the whole. The last part takes what is left of the charge,
 * with the commission that the shopper paid. On the day of the sale Paynet only cancels the whole (documented).
 * @returns the plan, or the sentence that refuses it
 */
export const planRefund = ({ booked, charged, refunds, asked, dayOfSale }: RefundQuestion): RefundPlan | string => {
  const before = taken(refunds)
  const bookedBefore = sumOf(before, "booked")
  const left = charged - sumOf(before, "amount")
  if (asked > booked) {
    const rest = Math.max(booked - bookedBefore, 0)
    return `More than the payment of ${inWords(booked)} cannot be refunded; ${inWords(kurus(rest))} of it is left. Nothing was refunded.`
  }
  const part = asked - bookedBefore
  if (part < 1) return "A refund must be at least one kuruş. Nothing was refunded."
  const last = asked === booked
  const amount = last ? left : part
  if (amount < 1 || amount > left) {
    return `At Paynet only ${inWords(kurus(Math.max(left, 0)))} of this payment is left. Nothing was refunded.`
  }
  const whole = last && amount === charged
  if (!whole && dayOfSale) {
    return `Partial refunds are possible from tomorrow; today Paynet can only cancel the whole payment of ${inWords(charged)}. Nothing was refunded.`
  }
  return { amount: kurus(amount), booked: kurus(part), whole }
}

/** Where money is, as its refunds say: owed after a decline, all on its way, all gone, or still where it was. */
export const placeOf = (
  home: "captured" | "held",
  charged: Kurus,
  refunds: readonly Pick<Refund, "status" | "amount" | "booked">[],
): PaynetPlace => {
  const gone = taken(refunds)
  if (gone.some((one) => one.status === "declined")) return "held"
  if (sumOf(gone, "amount") < charged) return home
  if (gone.every((one) => one.status === "approved")) return "refunded"
  return gone.every((one) => one.status === "approved" || one.status === "resolved") ? "resolved" : "refunding"
}

/** Held money goes back as a whole, or as what is left of it. Medusa's books do not have it. */
export const planHeld = (
  charged: Kurus,
  refunds: Pick<Refund, "status" | "amount" | "booked">[],
  dayOfSale: boolean,
): RefundPlan | string => {
  const amount = charged - sumOf(taken(refunds), "amount")
  if (amount < 1) return "Nothing of this money is left at Paynet. Nothing was refunded."
  const whole = amount === charged
  if (!whole && dayOfSale) return "Partial refunds are possible from tomorrow. Nothing was refunded."
  return { amount: kurus(amount), booked: kurus(0), whole }
}

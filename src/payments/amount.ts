import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN } from "@medusajs/framework/utils"
import { type Kurus, kurus, liraToKurus } from "../paynet/kurus"

const DECIMALS = 2

/**
 * A sum of Medusa's (lira, any precision) in whole kuruş, rounded once, half up, as Medusa rounds to a currency.
 * @returns null for what is negative or not a number
 */
export const kurusOf = (amount: unknown): Kurus | null => {
  if (!isAmount(amount)) return null
  const lira = MathBN.convert(amount, DECIMALS)
  if (!lira.isFinite() || lira.isNegative()) return null
  try {
    return liraToKurus(lira.toFixed(DECIMALS))
  } catch {
    return null
  }
}

/** The sum of Medusa's amounts in whole kuruş, rounded once: thirds add up to their whole. */
export const sumInKurus = (amounts: readonly unknown[]): Kurus =>
  kurusOf(new BigNumber(MathBN.sum(0, ...amounts.filter(isAmount)))) ?? kurus(0)

export const isAmount = (amount: unknown): amount is BigNumberInput => {
  if (typeof amount === "number" || typeof amount === "string" || amount instanceof BigNumber) return true
  return typeof amount === "object" && amount !== null && "value" in amount
}

/** "149,90 TL": a sum as people here write it. */
export const inWords = (amount: Kurus): string => {
  const digits = String(amount).padStart(3, "0")
  const lira = digits.slice(0, -DECIMALS).replace(/\B(?=(\d{3})+$)/g, ".")
  return `${lira},${digits.slice(-DECIMALS)} TL`
}

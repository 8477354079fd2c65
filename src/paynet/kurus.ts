declare const unit: unique symbol

/** A whole, non-negative number of kuruş (1 lira = 100 kuruş). Only `kurus` and what is built on it make one. */
export type Kurus = number & { readonly [unit]: "kurus" }

const isKurus = (n: number): n is Kurus => Number.isSafeInteger(n) && n >= 0

/**
 * Takes a number that is already in kuruş.
 * @throws RangeError unless it is a non-negative safe integer.
 */
export const kurus = (n: number): Kurus => {
  if (!isKurus(n)) {
    throw new RangeError("An amount in kuruş must be a whole, non-negative number that a double holds exactly")
  }
  return n
}

const LIRA_TEXT = /^(\d+)(?:\.(\d{1,2}))?$/

/**
 * Reads exact decimal text in lira ("12", "149.9", "149.90") as kuruş. The digits are moved as text, never multiplied.
 * For amounts in Paynet's spellings use `parseAmount`.
 * @throws RangeError on a sign, more than two decimals, an exponent, or anything else that is not plain digits.
 */
export const liraToKurus = (lira: string): Kurus => {
  const [, whole, decimals = ""] = LIRA_TEXT.exec(lira) ?? []
  if (whole === undefined) {
    throw new RangeError('An amount in lira must be plain decimal text with at most two decimals, such as "149.90"')
  }
  return kurus(Number(whole + decimals.padEnd(2, "0")))
}

/** Writes kuruş as lira with exactly two decimals: 14990 becomes "149.90". */
export const kurusToLira = (amount: Kurus): string => {
  const digits = String(amount).padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

// A double keeps every decimal text of 15 significant digits; beyond that two neighbouring kuruş share one double.
const MAX_KURUS_IN_A_JSON_NUMBER = 999_999_999_999_999

/** Whether a JSON number in lira can carry this amount without losing a kuruş. */
export const fitsJsonNumber = (amount: Kurus): boolean => amount <= MAX_KURUS_IN_A_JSON_NUMBER

/**
 * The amount in lira as a number that JSON prints with at most two decimals (149.9 for 14990 kuruş).
 * @throws RangeError above 9,999,999,999,999.99 lira, where a double can no longer tell kuruş apart.
 */
export const kurusToJsonNumber = (amount: Kurus): number => {
  if (!fitsJsonNumber(amount)) {
    throw new RangeError("This amount is too large to be sent as a JSON number without losing a kuruş")
  }
  return Number(kurusToLira(amount))
}

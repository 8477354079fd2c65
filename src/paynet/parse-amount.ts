import { fitsJsonNumber, type Kurus, liraToKurus } from "./kurus"

const MAX_TEXT_LENGTH = 24
const PLAIN = /^\d+(?:[.,]\d{1,2})?$/
const GROUPED_BY_DOT = /^[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}$/
const GROUPED_BY_COMMA = /^[1-9]\d{0,2}(?:,\d{3})+\.\d{1,2}$/

/**
 * Reads an amount in lira, as Paynet may write it, into kuruş: 149.99, "149.99", "149,99", "1.149,99", "1,149.99".
 * Null for everything else, above all for what can be read in two ways ("1.149"), negatives, exponents and a third
 * decimal. Null means "unreadable", never zero.
 *
 * Paynet documents decimals; the text forms are UNVERIFIED and are read because public clients met them.
 */
export const parseAmount = (value: unknown): Kurus | null => {
  if (typeof value === "number") {
    return fromJsonNumber(value)
  }
  return typeof value === "string" ? fromText(value.trim()) : null
}

// String() gives the shortest text that reads back as the same double: the decimals that Paynet wrote.
const fromJsonNumber = (value: number): Kurus | null => {
  const amount = fromText(String(value))
  return amount !== null && fitsJsonNumber(amount) ? amount : null
}

const fromText = (text: string): Kurus | null => {
  if (text.length > MAX_TEXT_LENGTH) {
    return null
  }
  if (PLAIN.test(text)) {
    return orNull(text.replace(",", "."))
  }
  if (GROUPED_BY_DOT.test(text)) {
    return orNull(text.replaceAll(".", "").replace(",", "."))
  }
  return GROUPED_BY_COMMA.test(text) ? orNull(text.replaceAll(",", "")) : null
}

const orNull = (lira: string): Kurus | null => {
  try {
    return liraToKurus(lira)
  } catch {
    return null
  }
}

import { daysBefore, istanbulDay } from "./istanbul"

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/
const DOTTED = /^(\d{2})\.(\d{2})\.(\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?$/

const isRealDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/**
 * The Istanbul day of a sale from its `xact_date`: ISO with or without an offset, or `dd.mm.yyyy` with or without a time
 * (both documented, for different services). Without an offset it is taken as Istanbul's own time (UNVERIFIED).
 * @returns null for anything else: an American date must not pass for another day
 */
export const saleDay = (xactDate: string | null): string | null => {
  const text = xactDate?.trim() ?? ""
  const [, day, time, offset] = ISO.exec(text) ?? []
  if (day) {
    if (!isRealDay(day)) return null
    if (!time || !offset) return day
    const at = new Date(`${day}T${time}${offset}`)
    return Number.isNaN(at.getTime()) ? null : istanbulDay(at)
  }
  const [, date, month, year] = DOTTED.exec(text) ?? []
  const dotted = `${year}-${month}-${date}`
  return date && isRealDay(dotted) ? dotted : null
}

/** When a sale was, as Paynet wrote it, and when it was first seen here. */
export type Sale = { xact_date: string | null; created_at: Date }

/**
 * Is it still the day of the sale in Istanbul? A day ahead counts as today. A date that cannot be read counts as today
 * until the day after next: no sale is younger than the first sight of it, give or take two clocks.
 */
export const isDayOfSale = ({ xact_date, created_at }: Sale, now: Date): boolean =>
  (saleDay(xact_date) ?? istanbulDay(daysBefore(created_at, -1))) >= istanbulDay(now)

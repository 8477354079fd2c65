import { daysBefore, istanbulDay } from "./istanbul"

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/
const DOTTED = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}:\d{2}(?::\d{2})?))?$/

const isRealDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** The Istanbul day of a sale; `latest` is another one where the text does not say in which zone it is written. */
type Day = { day: string; latest: string }

const dayAndTime = (day: string, time: string | undefined, offset: string | undefined): Day | null => {
  const at = new Date(`${day}T${time ?? "23:59"}${offset ?? "Z"}`)
  if (!isRealDay(day) || Number.isNaN(at.getTime())) return null
  const latest = istanbulDay(at)
  return { day: offset ? latest : day, latest }
}

/**
 * The Istanbul day of a sale from its `xact_date`: ISO with or without an offset, or `dd.mm.yyyy` with or without a time
 * (both documented, for different services). Without an offset it is Istanbul's own time or UTC (UNVERIFIED).
 * @returns null for anything else: an American date must not pass for another day
 */
export const saleDay = (xactDate: string | null): Day | null => {
  const text = xactDate?.trim() ?? ""
  const [, day, time, offset] = ISO.exec(text) ?? []
  if (day) return dayAndTime(day, time, offset)
  const [, date, month, year, dottedTime] = DOTTED.exec(text) ?? []
  return date ? dayAndTime(`${year}-${month}-${date}`, dottedTime, undefined) : null
}

/** When a sale was, as Paynet wrote it, and when it was first seen here. */
export type Sale = { xact_date: string | null; created_at: Date }

/**
 * Is it still the day of the sale in Istanbul? A day ahead counts as today. No sale is younger than the first sight of
 * it: that decides where a date can be read in two ways. One that cannot be read counts as today until the day after
 * next, give or take two clocks.
 */
export const isDayOfSale = ({ xact_date, created_at }: Sale, now: Date): boolean => {
  const read = saleDay(xact_date)
  if (!read) return istanbulDay(daysBefore(created_at, -1)) >= istanbulDay(now)
  const seen = istanbulDay(created_at)
  const latest = read.latest < seen ? read.latest : seen
  return (latest > read.day ? latest : read.day) >= istanbulDay(now)
}

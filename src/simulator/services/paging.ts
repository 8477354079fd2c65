import { BadField, type Fields, readCount, readRequiredText } from "../fields"
import { istanbulDay } from "../istanbul-time"
import type { World } from "../world"

const DAY = /^\d{4}-\d{2}-\d{2}/
const DEFAULT_LIMIT = 10

/** `datab` and `datbi` as a test for dates, by Istanbul day. */
export function readDays(world: World, fields: Fields): (date: Date) => boolean {
  const [first, last] = [readDay(fields, "datab"), readDay(fields, "datbi")]
  const inclusive = world.faults.current.lists.endDay === "inclusive"
  return (date) => {
    const day = istanbulDay(date)
    return day >= first && (inclusive ? day <= last : day < last)
  }
}

function readDay(fields: Fields, name: string): string {
  const [day] = DAY.exec(readRequiredText(fields, name)) ?? []
  if (!day) throw new BadField(`${name} must be a day such as 2026-03-01`)
  return day
}

/**
 * A page by row index: `starting_after: 15, limit: 15` is rows 15 to 30. `facts` is what the answer says of the list: how
 * many rows there are, and whether others follow.
 */
export function readPage<Row>(world: World, fields: Fields, rows: Row[]): { page: Row[]; facts: Fields } {
  const { maxLimit, order, hasMore } = world.faults.current.lists
  const ordered = order === "newest-first" ? [...rows].reverse() : rows
  const limit = Math.min(readCount(fields, "limit", DEFAULT_LIMIT), maxLimit)
  const before = readCount(fields, "ending_before", 0)
  const from = before > 0 ? Math.max(0, before - limit) : readCount(fields, "starting_after", 0)
  const to = before > 0 ? before : from + limit
  const totals = hasMore === "silent" ? {} : { total: rows.length, total_count: rows.length }
  const isTold = hasMore === "told" || hasMore === "false"
  const facts = { ...totals, ...(isTold && { has_more: hasMore === "told" && to < ordered.length }) }
  return { page: ordered.slice(from, to), facts }
}

/** Turkey has kept UTC+3 all year since 2016. */
const OFFSET_MS = 3 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** The day in Istanbul, `YYYY-MM-DD`: the form in which Paynet's lists are asked (seen in one client, UNVERIFIED). */
export const istanbulDay = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)

export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS)

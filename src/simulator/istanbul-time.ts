/** Turkey keeps UTC+3 the whole year since 2016, so a fixed offset is the time zone. */
const OFFSET_IN_MS = 3 * 60 * 60 * 1000

function wallClock(date: Date): string {
  return new Date(date.getTime() + OFFSET_IN_MS).toISOString()
}

/** The calendar day in Istanbul: "2026-03-01". */
export function istanbulDay(date: Date): string {
  return wallClock(date).slice(0, 10)
}

/** As Paynet writes dates, with seven decimals: "2016-04-08T10:27:22.0290000+03:00". */
export function istanbulDateTime(date: Date): string {
  return `${wallClock(date).slice(0, 23)}0000+03:00`
}

/** As the reversal list writes days: "08.04.2016". */
export function istanbulDottedDay(date: Date): string {
  return istanbulDay(date).split("-").reverse().join(".")
}

import { isDayOfSale, saleDay } from "../sale-day"

const SEEN = new Date("2026-03-01T09:00:00+03:00")
const isToday = (xact_date: string | null, now: string) => isDayOfSale({ xact_date, created_at: SEEN }, new Date(now))

describe("the day of a sale is Istanbul's", () => {
  it.each([
    ["2026-03-01T10:27:22.0290000+03:00", "2026-03-01"],
    ["2026-03-01T22:30:00Z", "2026-03-02"],
    ["2026-03-01T23:30:00+0300", "2026-03-01"],
    ["2026-03-01T20:59:59", "2026-03-01"],
    [" 01.03.2026 10:27:22 ", "2026-03-01"],
  ])("%s is %s", (text, day) => expect(saleDay(text)).toEqual({ day, latest: day }))

  it.each(["2026-03-01T23:59:59", "2026-03-01 21:00", "2026-03-01", "01.03.2026", "01.03.2026 22:10"])(
    "%s is the first of March in Istanbul, or the second if it is UTC",
    (text) => expect(saleDay(text)).toEqual({ day: "2026-03-01", latest: "2026-03-02" }),
  )

  it.each([
    ["2026-03-01T22:30:00", "2026-03-01T22:30:05+03:00", "written in Istanbul's time: over at midnight", false],
    ["2026-03-01T22:30:00", "2026-03-01T22:30:05Z", "written in UTC: it was after midnight", true],
    ["01.03.2026", "2026-03-01T10:00:00+03:00", "seen on that day: over at midnight", false],
    ["01.03.2026", "2026-03-02T00:30:00+03:00", "seen after midnight: perhaps still the first in UTC", true],
    ["2026-03-01T10:00:00", "2026-03-02T10:00:00+03:00", "seen a day late, and never ambiguous", false],
  ])("%s, first seen at %s: %s", (xact_date, seen, _why, isSaleDay) => {
    const sale = { xact_date, created_at: new Date(seen) }
    expect(isDayOfSale(sale, new Date("2026-03-02T12:00:00+03:00"))).toBe(isSaleDay)
  })

  it.each([
    null,
    "",
    "yarın",
    "03/01/2026",
    "1.3.2026",
    "2026-02-30",
    "31.02.2026",
    "20260301",
    "2026-03-01T25:00:00Z",
  ])("%s cannot be read, and counts as today until the day after next", (text) => {
    expect(saleDay(text)).toBeNull()
    expect(isToday(text, "2026-03-01T09:00:01+03:00")).toBe(true)
    expect(isToday(text, "2026-03-02T23:59:59+03:00")).toBe(true)
    expect(isToday(text, "2026-03-03T00:00:00+03:00")).toBe(false)
  })

  it("ends at midnight in Istanbul, and a day that lies ahead counts as today", () => {
    const sold = "2026-03-01T10:00:00+03:00"
    expect(isToday(sold, "2026-03-01T20:59:59Z")).toBe(true)
    expect(isToday(sold, "2026-03-01T21:00:00Z")).toBe(false)
    expect(isToday(sold, "2026-02-27T10:00:00Z")).toBe(true)
  })
})

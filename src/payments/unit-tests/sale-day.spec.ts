import { isDayOfSale, saleDay } from "../sale-day"

const SEEN = new Date("2026-03-01T09:00:00+03:00")
const isToday = (xact_date: string | null, now: string) => isDayOfSale({ xact_date, created_at: SEEN }, new Date(now))

describe("the day of a sale is Istanbul's", () => {
  it.each([
    ["2026-03-01T10:27:22.0290000+03:00", "2026-03-01"],
    ["2026-03-01T22:30:00Z", "2026-03-02"],
    ["2026-03-01T23:30:00+0300", "2026-03-01"],
    ["2026-03-01T23:59:59", "2026-03-01"],
    ["2026-03-01 23:59", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["01.03.2026", "2026-03-01"],
    [" 01.03.2026 10:27:22 ", "2026-03-01"],
  ])("%s is %s", (text, day) => expect(saleDay(text)).toBe(day))

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

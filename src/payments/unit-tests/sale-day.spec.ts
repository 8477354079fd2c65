import { isDayOfSale, saleDay } from "../sale-day"

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
  ])("%s cannot be read, and counts as today", (text) => {
    expect(saleDay(text)).toBeNull()
    expect(isDayOfSale(text, new Date())).toBe(true)
  })

  it("ends at midnight in Istanbul, and a day that lies ahead counts as today", () => {
    const sold = "2026-03-01T10:00:00+03:00"
    expect(isDayOfSale(sold, new Date("2026-03-01T20:59:59Z"))).toBe(true)
    expect(isDayOfSale(sold, new Date("2026-03-01T21:00:00Z"))).toBe(false)
    expect(isDayOfSale(sold, new Date("2026-02-27T10:00:00Z"))).toBe(true)
  })
})

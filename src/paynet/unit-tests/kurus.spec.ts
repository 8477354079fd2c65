import { type Kurus, kurus, kurusToJsonNumber, kurusToLira, liraToKurus } from "../kurus"

describe("kuruş", () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %p", (n) => {
    expect(() => kurus(n)).toThrow(RangeError)
  })

  it.each([
    ["0", 0],
    ["0.01", 1],
    ["0.1", 10],
    ["12", 1200],
    ["149.9", 14990],
    ["149.90", 14990],
    ["1.15", 115],
    ["8.41", 841],
    ["1013.57", 101357],
    ["4.35", 435],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
  ])("reads %s lira as exactly %d kuruş", (lira, expected) => {
    expect(liraToKurus(lira)).toBe(expected)
  })

  it.each(["", " 1", "-1", "+1", "1.", ".5", "1.234", "1,5", "1e3", "0x10", "٣", "12 TL", "90071992547409.92", "NaN"])(
    "refuses %p as lira",
    (lira) => {
      expect(() => liraToKurus(lira)).toThrow(RangeError)
    },
  )

  it.each([
    [0, "0.00"],
    [1, "0.01"],
    [10, "0.10"],
    [100, "1.00"],
    [14990, "149.90"],
    [Number.MAX_SAFE_INTEGER, "90071992547409.91"],
  ])("writes %d kuruş as %s lira", (n, expected) => {
    expect(kurusToLira(kurus(n))).toBe(expected)
  })

  it("keeps every kuruş on the way out and back, also through a JSON number", () => {
    for (let n = 0; n < 300_000; n += 7) {
      const amount = kurus(n)
      expect(liraToKurus(kurusToLira(amount))).toBe(n)
      expect(liraToKurus(JSON.stringify(kurusToJsonNumber(amount)))).toBe(n)
    }
  })

  it("refuses a JSON number that could no longer tell two kuruş apart", () => {
    expect(JSON.stringify(kurusToJsonNumber(kurus(999_999_999_999_999)))).toBe("9999999999999.99")
    expect(() => kurusToJsonNumber(kurus(1_000_000_000_000_000))).toThrow(RangeError)
  })

  it("cannot be made from a bare number without a check", () => {
    // @ts-expect-error a number is not an amount
    const unchecked: Kurus = 14990
    expect(unchecked).toBe(14990)
  })
})

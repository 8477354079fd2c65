import { kurus, kurusToJsonNumber } from "../kurus"
import { parseAmount } from "../parse-amount"

describe("an amount of Paynet", () => {
  it.each([
    [149.99, 14999],
    [149.9, 14990],
    [149, 14900],
    [0, 0],
    [0.1, 10],
    [1.15, 115],
    [1013.57, 101357],
    ["149", 14900],
    ["149.99", 14999],
    ["149.9", 14990],
    ["149,99", 14999],
    ["149,9", 14990],
    ["1149,99", 114999],
    ["1.149,99", 114999],
    ["1,149.99", 114999],
    ["1.149,9", 114990],
    ["12.345.678,90", 1234567890],
    ["12,345,678.90", 1234567890],
    [" 149,99 ", 14999],
    ["0,05", 5],
  ])("%p is %d kuruş", (value, expected) => {
    expect(parseAmount(value)).toBe(expected)
  })

  it.each([
    ["two readings", "1.149"],
    ["two readings", "1,149"],
    ["two readings", "1.149.000"],
    ["one separator for both", "1.149.99"],
    ["one separator for both", "1,149,99"],
    ["groups that are not of three", "11.49,99"],
    ["groups that are not of three", "1.1490,99"],
    ["groups that are not of three", "1149.149,99"],
    ["groups that are not of three", "0.149,99"],
    ["mixed groups", "1.149,000.99"],
    ["mixed groups", "1,149.000,99"],
    ["three decimals", 1.149],
    ["three decimals", 149.999],
    ["three decimals", "149.9000"],
    ["a sum of floats", 0.1 + 0.2],
    ["negative", -1],
    ["negative", "-149.99"],
    ["a sign", "+149.99"],
    ["an exponent", 1e21],
    ["an exponent", 1e-7],
    ["an exponent", "1e3"],
    ["not finite", Number.NaN],
    ["not finite", Number.POSITIVE_INFINITY],
    ["beyond what a double holds", 90071992547409.91],
    ["beyond what a double holds", "99999999999999999.99"],
    ["too long", "1".repeat(1_000_000)],
    ["unfinished", "149."],
    ["unfinished", ",99"],
    ["empty", ""],
    ["empty", " "],
    ["junk", "149.99 TL"],
    ["junk", "1 149,99"],
    ["junk", "₺149"],
    ["junk", "0x95"],
    ["foreign digits", "١٤٩"],
    ["another type", null],
    ["another type", undefined],
    ["another type", true],
    ["another type", ["149.99"]],
    ["another type", { amount: 1 }],
    ["another type", 14999n],
  ])("is unreadable, never guessed: %s (%p)", (_why, value) => {
    expect(parseAmount(value)).toBeNull()
  })

  it("comes back exactly as we send it", () => {
    for (let n = 0; n < 300_000; n += 7) {
      expect(parseAmount(JSON.parse(JSON.stringify(kurusToJsonNumber(kurus(n)))))).toBe(n)
    }
  })
})

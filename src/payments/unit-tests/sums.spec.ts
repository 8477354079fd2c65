import { BigNumber } from "@medusajs/framework/utils"
import { sumInKurus } from "../amount"

describe("Medusa's amounts are added first and rounded once", () => {
  it.each([
    [[], 0],
    [
      [
        { value: "6.006", precision: 20 },
        { value: "6.006", precision: 20 },
      ],
      1201,
    ],
    [[4.004, "4.004", new BigNumber(4.004)], 1201],
    [[0.004], 0],
    [[149.9, null, undefined], 14990],
  ])("%j", (amounts, sum) => {
    expect(sumInKurus(amounts)).toBe(sum)
  })
})

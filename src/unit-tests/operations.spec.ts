import { firstWords, read, tableOf } from "./documents"

type Names = {
  PAYNET_OUTCOMES: readonly string[]
  PAYNET_HEALTH_FAULTS: readonly string[]
  PAYNET_SETUP_LINES: readonly string[]
  PAYNET_SETUP_REASONS: Record<string, readonly string[]>
}

const names = jest.requireActual<Names>("../types")
const text = read("docs/operations.md")

describe("docs/operations.md says what the code does", () => {
  it.each([
    ["outcomes", names.PAYNET_OUTCOMES, 4],
    ["health", names.PAYNET_HEALTH_FAULTS, 4],
    ["setup", names.PAYNET_SETUP_LINES, 3],
  ])("%s: exactly the words of the code, in order, each with what to do", (table, words, cells) => {
    const rows = tableOf(text, table)
    expect(firstWords(rows)).toEqual([...words])
    expect(rows.filter((row) => row.length !== cells || row.includes(""))).toEqual([])
  })

  it.each(Object.entries(names.PAYNET_SETUP_REASONS))(
    "setup, %s: names every way in which it fails",
    (line, reasons) => {
      const row = tableOf(text, "setup").find(([first]) => first === `\`${line}\``) ?? []
      const told = [...String(row[1]).matchAll(/`(\w+)`/g)].map(([, word]) => word)
      const missing = reasons.filter((reason) => !["ok", "not_checked"].includes(reason) && !told.includes(reason))
      expect(missing).toEqual([])
    },
  )
})

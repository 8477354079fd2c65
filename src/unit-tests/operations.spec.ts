import fs from "node:fs"
import path from "node:path"

type Names = {
  PAYNET_OUTCOMES: readonly string[]
  PAYNET_HEALTH_FAULTS: readonly string[]
  PAYNET_SETUP_LINES: readonly string[]
  PAYNET_SETUP_REASONS: Record<string, readonly string[]>
}

const names = jest.requireActual<Names>("../types")
const text = fs.readFileSync(path.resolve(__dirname, "../../docs/operations.md"), "utf8")

/** The cells of the one table between `<!-- name -->` and `<!-- /name -->`, without its head. */
const tableOf = (name: string): string[][] => {
  const [, inside = ""] = text.split(`<!-- ${name} -->`)
  const [table = ""] = inside.split(`<!-- /${name} -->`)
  const rows = table.split("\n").filter((line) => line.startsWith("|"))
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
const firstWords = (rows: string[][]) => rows.map(([first = ""]) => first.replaceAll("`", ""))

describe("docs/operations.md says what the code does", () => {
  it.each([
    ["outcomes", names.PAYNET_OUTCOMES, 4],
    ["health", names.PAYNET_HEALTH_FAULTS, 4],
    ["setup", names.PAYNET_SETUP_LINES, 3],
  ])("%s: exactly the words of the code, in order, each with what to do", (table, words, cells) => {
    const rows = tableOf(table)
    expect(firstWords(rows)).toEqual([...words])
    expect(rows.filter((row) => row.length !== cells || row.includes(""))).toEqual([])
  })

  it.each(Object.entries(names.PAYNET_SETUP_REASONS))(
    "setup, %s: names every way in which it fails",
    (line, reasons) => {
      const row = tableOf("setup").find(([first]) => first === `\`${line}\``) ?? []
      const told = [...String(row[1]).matchAll(/`(\w+)`/g)].map(([, word]) => word)
      const missing = reasons.filter((reason) => !["ok", "not_checked"].includes(reason) && !told.includes(reason))
      expect(missing).toEqual([])
    },
  )

  it("points only to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link)
    expect(links.filter((link) => !fs.existsSync(path.resolve(__dirname, "../../docs", link)))).toEqual([])
  })
})

import fs from "node:fs"
import path from "node:path"

const ROOT = path.resolve(__dirname, "../..")
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8")

const storefront = read("docs/storefront.md")
const unverified = read("docs/UNVERIFIED.md")

describe("docs/storefront.md", () => {
  it.each(["demo/storefront/paynet.mjs", "demo/storefront/public/landing.js"])("shows %s as it runs", (file) => {
    expect(storefront).toContain(`\`\`\`js\n${read(file)}\`\`\``)
  })

  it("names only files of the demo that exist", () => {
    const named = [...storefront.matchAll(/`(demo\/[^`]+)`/g)].map(([, name = ""]) => name)
    expect(named).not.toEqual([])
    expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([])
  })
})

describe("docs/UNVERIFIED.md", () => {
  type Faults = { DEFAULTS: Record<string, Record<string, unknown>> }
  const { DEFAULTS } = jest.requireActual<Faults>("../simulator/faults/faults")

  /** `create.missingId`, and `.repeat` for another one of the same group. */
  const switches = [...unverified.matchAll(/Switch(?:es)?: ([^|]*?)\. \|/g)].flatMap(([, list = ""]) => {
    let group = ""
    return [...list.matchAll(/`(\w*)\.(\w+)`/g)].map(([, named = "", name = ""]) => {
      group = named || group
      return { group, name }
    })
  })

  it("names only switches that the simulator has", () => {
    expect(switches.length).toBeGreaterThan(20)
    expect(switches.filter(({ group, name }) => !(name in (DEFAULTS[group] ?? {})))).toEqual([])
  })

  it("tells in every row what we do, why it may be wrong at what cost, and what settles it", () => {
    const rows = unverified.split("\n").filter((line) => /^\| (<a id="\w+"><\/a>)?[A-Z]\d+ [DCIU] \|/.test(line))
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).slice(2, -1))
    expect(rows.length).toBeGreaterThan(50)
    expect(cells.filter((row) => row.length !== 3 || row.some((cell) => cell.trim() === ""))).toEqual([])
    expect(cells.filter(([, why = ""]) => !why.includes("Cost:"))).toEqual([])
  })

  it("names each row once, and points only to rows that it has", () => {
    const ids = [...unverified.matchAll(/^\| (?:<a id="\w+"><\/a>)?([A-Z]\d+) [DCIU] \|/gm)].map(([, id = ""]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const anchors = [...unverified.matchAll(/<a id="(\w+)">/g)].map(([, id = ""]) => id)
    const links = [...unverified.matchAll(/\]\(#(\w+)\)/g)].map(([, id = ""]) => id)
    expect(links.filter((id) => !anchors.includes(id))).toEqual([])
  })
})

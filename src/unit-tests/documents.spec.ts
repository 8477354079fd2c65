import fs from "node:fs"
import path from "node:path"
import { z } from "@medusajs/framework/zod"
import { brokenLinks, DOCUMENTS, ROOT, read } from "./documents"

const manifest = z
  .object({ version: z.string(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")))

const sources = fs
  .readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("unit-tests"))
  .map((name) => read(`src/${name}`))
  .join("\n")

/** What a document says in backticks, of one line or of several. */
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words)

/** Log lines that docs/operations.md names: the table of the log, and "Log line `…`" anywhere. */
const logLines = (text: string): string[] => {
  const [, log = ""] = text.split("## The log")
  const rows = log.split("\n## ")[0]?.split("\n") ?? []
  const inTable = rows
    .filter((row) => row.startsWith("| `"))
    .flatMap((row) => quoted((row.split("|")[1] ?? "").replace(/ with `.*/, "")))
  const named = [...text.matchAll(/log lines? ((?:`[^`]+`(?:, )?)+)/gi)].flatMap(([, words = ""]) => quoted(words))
  return [...inTable, ...named]
}

describe("the documents", () => {
  it.each(DOCUMENTS)("%s points only to files and headings that exist", (name) => {
    expect(brokenLinks(name)).toEqual([])
  })

  it("name only commands that package.json has", () => {
    const told = DOCUMENTS.flatMap((name) => [...read(name).matchAll(/npm run ([\w:-]+)/g)].map(([, one = ""]) => one))
    expect(told).toContain("demo")
    expect([...new Set(told)].filter((name) => !(name in manifest.scripts))).toEqual([])
  })

  it("name only log lines that the code writes", () => {
    const told = logLines(read("docs/operations.md"))
    expect(told).toContain("sweep failed")
    expect(told.length).toBeGreaterThan(15)
    const begins = (line: string) => [`"`, "`", "'"].some((mark) => sources.includes(mark + line.replace(/…$/, "")))
    expect(told.filter((line) => !begins(line))).toEqual([])
  })

  it.each(["store-api.mjs", "paynet.mjs", "public/landing.js"])(
    "docs/storefront.md shows the demo's own %s, to the letter",
    (file) => {
      expect(read("docs/storefront.md")).toContain(`\n\`\`\`js\n${read(`demo/storefront/${file}`)}\`\`\`\n`)
    },
  )

  it("docs/storefront.md names only files of the demo that exist", () => {
    const named = [...read("docs/storefront.md").matchAll(/`(demo\/[^`]+)`/g)].map(([, name = ""]) => name)
    expect(named).not.toEqual([])
    expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([])
  })

  it("the changelog's newest version is the one that is built", () => {
    expect(read("CHANGELOG.md").match(/^## (\S+)/m)?.[1]).toBe(manifest.version)
  })
})

describe("docs/UNVERIFIED.md", () => {
  const unverified = read("docs/UNVERIFIED.md")
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

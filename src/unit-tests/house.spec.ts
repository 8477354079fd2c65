import fs from "node:fs"
import { builtinModules } from "node:module"
import path from "node:path"
import manifest from "../../package.json"

const SRC = path.resolve(__dirname, "..")
const THIS_FILE = "unit-tests/house.spec.ts"

const names = fs
  .readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .sort()
const isTest = (name: string) => name.includes("unit-tests/")
const files = names
  .filter((name) => /\.[cm]?tsx?$/.test(name) && name !== THIS_FILE)
  .map((name) => ({ name, text: fs.readFileSync(path.join(SRC, name), "utf8") }))

/** The room a file lives in, by its first folder; `modules/paynet` is one room, and so is `index.ts`. */
const roomOf = (name: string) => name.match(/^(modules\/[^/]+|[^/]+)/)?.[0] ?? name

type Import = { from: string; to: string; typeOnly: boolean }

const SPECIFIER =
  /(?:\b(import|export)\s+(type\s)?[^"';]*?\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*["']([^"'\n]+)["']/g

const imports: Import[] = files.flatMap(({ name, text }) =>
  [...text.matchAll(SPECIFIER)].map(([, , type, to = ""]) => ({ from: name, to, typeOnly: Boolean(type) })),
)
const isOwn = ({ to }: Import) => to.startsWith(".")
const target = ({ from, to }: Import) => path.posix.join(path.posix.dirname(from), to)
const show = ({ from, to }: Import) => `${from} imports "${to}"`

const OUTER = ["payments", "types", "modules/paynet", "texts"]
const ARROWS: Record<string, string[]> = {
  api: OUTER,
  jobs: OUTER,
  subscribers: OUTER,
  providers: OUTER,
  workflows: OUTER,
  // The admin runs in a browser: what it may know of the server is the shape of its answers.
  admin: ["types"],
  payments: ["modules/paynet", "paynet", "texts", "types"],
  "modules/paynet": ["paynet", "types"],
  texts: ["types"],
  paynet: [],
  types: [],
  simulator: [],
  "index.ts": ["types"],
  "unit-tests": [],
}

/** Lines at fault, as `file:line: text`. */
const linesWith = (pattern: RegExp, where: (name: string) => boolean = () => true) =>
  files
    .filter(({ name }) => where(name))
    .flatMap(({ name, text }) =>
      text.split("\n").flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : [])),
    )

describe("the arrows between the rooms of src", () => {
  it("reads the imports, or nothing below means anything", () => {
    expect(imports.map(show)).toContain('payments/context.ts imports "../modules/paynet/ledger"')
    expect(
      imports.find(({ from, to }) => from === "payments/context.ts" && to === "../modules/paynet/service"),
    ).toEqual(expect.objectContaining({ typeOnly: true }))
    expect(imports.length).toBeGreaterThan(files.length)
  })

  it("knows every room", () => {
    expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => !(room in ARROWS))).toEqual([])
  })

  it("point one way", () => {
    const wrong = imports.filter(isOwn).filter((one) => {
      const [from, to] = [roomOf(one.from), roomOf(target(one))]
      return from !== to && !ARROWS[from]?.includes(to)
    })
    expect(wrong.map(show)).toEqual([])
  })

  it("from the ledger to paynet touch kuruş and the shape of a transaction only", () => {
    const wrong = imports.filter((one) => {
      if (!isOwn(one) || roomOf(one.from) !== "modules/paynet" || roomOf(target(one)) !== "paynet") return false
      return target(one) !== "paynet/kurus" && !(target(one) === "paynet/transaction" && one.typeOnly)
    })
    expect(wrong.map(show)).toEqual([])
  })

  it("lead to Medusa's workflows from payments only", () => {
    const wrong = imports.filter(({ from, to }) => /core-flows/.test(to) && roomOf(from) !== "payments")
    expect(wrong.map(show)).toEqual([])
  })

  it("lead from paynet and simulator to nothing of Medusa", () => {
    const wrong = imports.filter(({ from, to }) => /medusa/i.test(to) && /^(paynet|simulator)\//.test(from))
    expect(wrong.map(show)).toEqual([])
  })

  it("leave the package only to Node and to declared dependencies", () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    const wrong = imports.filter((one) => {
      if (isOwn(one) || isTest(one.from) || builtinModules.includes(one.to.replace(/^node:/, ""))) return false
      return !declared.some((name) => one.to === name || one.to.startsWith(`${name}/`))
    })
    expect(wrong.map(show)).toEqual([])
  })
})

describe("the habits of src", () => {
  it("time and chance come from payments/context only", () => {
    const inRules = (name: string) => name.startsWith("payments/") && !isTest(name) && name !== "payments/context.ts"
    const clock = /Date\.now\(|new Date\(\s*\)|Math\.random|random(Bytes|Int|UUID)|generateEntityId|performance\.now/
    expect(linesWith(clock, inRules)).toEqual([])
  })

  it("no file is longer than 300 lines", () => {
    const long = files.map(({ name, text }) => ({ name, lines: text.split("\n").length - 1 }))
    expect(long.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it.each([
    ["any", /^(?!\s*(\*|\/[/*])).*(:\s*any\b|\bas any\b|<any>)/],
    ["a cast through unknown", /\bas unknown as\b/],
    ["@ts-ignore", /@ts-(ignore|nocheck)/],
    ["TODO", /\b(TODO|FIXME|XXX)\b/],
    ["console", /\bconsole\.\w+\(/],
  ])("holds no %s", (_what, pattern) => {
    expect(linesWith(pattern)).toEqual([])
  })

  it("has no folder that the build drops or ships by mistake", () => {
    const folders = names.filter((name) => fs.statSync(path.join(SRC, name)).isDirectory())
    expect(folders.filter((name) => /(^|\/)(test|tests|__tests__|integration-tests)$/.test(name))).toEqual([])
  })

  it.each([
    ["jobs", /\bschedule:/],
    ["subscribers", /\bevent:/],
  ])("%s holds only what Medusa is to load from there", (room, key) => {
    const inRoom = files.filter(({ name }) => roomOf(name) === room && !isTest(name))
    expect(inRoom.length).toBeGreaterThan(0)
    const wrong = inRoom.filter(
      ({ text }) => !/^export default\b/m.test(text) || !/^export const config\b/m.test(text) || !key.test(text),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
    expect(names.filter((name) => roomOf(name) === room && /\.(?!ts$)\w+$/.test(name))).toEqual([])
  })
})

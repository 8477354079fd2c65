import fs from "node:fs"
import path from "node:path"
import resources from "../i18n"

const ADMIN = path.resolve(__dirname, "..")
const PLURAL = /_(one|other)$/

type Texts = { [key: string]: string | Texts }

const flat = (texts: Texts, above = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[above + key, value]] : flat(value, `${above}${key}.`),
  )
const keysOf = (texts: Texts) => flat(texts).map(([key]) => key)
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort()

const { en, tr } = resources
const english = new Map(flat(en.paynet))
const turkish = new Map(flat(tr.paynet))
const asked = [...new Set(keysOf(en.paynet).map((key) => key.replace(PLURAL, "")))]

const sources = fs
  .readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/^(i18n|unit-tests)/.test(name))
  .map((name) => fs.readFileSync(path.join(ADMIN, name), "utf8"))
  .join("\n")

/** Keys as they stand in the code: whole, or with parts that are filled in. The compiler holds that each one exists. */
const written = [
  ...[...sources.matchAll(/"((?:\w+\.)+\w+|nav)"/g)].map(([, key]) => key ?? ""),
  ...[...sources.matchAll(/`(\w+\.(?:[\w.]|\$\{[^}]*\})+)`/g)].map(([, key]) => key ?? ""),
]
const patterns = [...new Set(written)].map(
  (key) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`),
)

describe("the admin's texts", () => {
  it("are read, or nothing below means anything", () => {
    expect(english.get("nav")).toBe("Paynet")
    expect(written).toContain("settings.notSaved")
    expect(written.some((key) => /^linkStatus\.\$/.test(key))).toBe(true)
    expect(asked.length).toBeGreaterThan(200)
  })

  it("are complete in both languages", () => {
    expect(keysOf(tr.paynet).sort()).toEqual(keysOf(en.paynet).sort())
    expect([...english, ...turkish].filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it("fill in the same values in both languages", () => {
    const differing = [...english].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(turkish.get(key) ?? "")),
    )
    expect(differing).toEqual([])
  })

  it("have a singular wherever they have a plural", () => {
    const plural = [...english.keys()].filter((key) => key.endsWith("_other"))
    expect(plural.length).toBeGreaterThan(5)
    expect(plural.filter((key) => !english.has(key.replace("_other", "_one")))).toEqual([])
  })

  it("are all used", () => {
    const unused = asked.filter((key) => !patterns.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })

  it("hold no markup: what they fill in is shown as it is", () => {
    expect([...english, ...turkish].filter(([, text]) => /<|\$t\(/.test(text))).toEqual([])
  })
})

import fs from "node:fs"
import path from "node:path"
import { z } from "@medusajs/framework/zod"
import { firstWords, read, tableOf } from "./documents"

type Options = {
  optionsShape: Record<string, z.ZodType>
  parseOptions(raw: unknown): { locale: string }
}
type Names = { PAYNET_EVENTS: Record<string, string>; PAYNET_OUTCOMES: readonly string[] }

const { optionsShape, parseOptions } = jest.requireActual<Options>("../modules/paynet/options")
const { PAYNET_EVENTS, PAYNET_OUTCOMES } = jest.requireActual<Names>("../types")

const ROOT = path.resolve(__dirname, "../..")
const METHOD = /\b(?:GET|POST|PUT|PATCH|DELETE)\b/g
const API = path.join(ROOT, "src", "api")

/** What the schema says of each option. `allowed`: the words and bounds that its row must name. */
const options = Object.entries(optionsShape).map(([name, type]) => {
  const schema = z.object({ [name]: type })
  const given = schema.safeParse({})
  const fallback = given.success ? given.data[name] : null
  const json = JSON.stringify(z.toJSONSchema(schema, { io: "input" }))
  const words = [...json.matchAll(/"const":("[^"]*"|\d+)|"enum":\[([^\]]*)\]/g)]
  const bounds = [...json.matchAll(/"(?:minimum|maximum)":(-?\d+)/g)].map(([, bound = ""]) => bound)
  return {
    name,
    required: !given.success,
    fallback: fallback === undefined ? "–" : `\`${JSON.stringify(fallback)}\``,
    allowed: [...words.flatMap(([, one, many]) => (many ?? one ?? "").split(",")), ...bounds].filter(Boolean),
  }
})

const routes = fs
  .readdirSync(API, { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => name.endsWith("/route.ts"))
  .map((name) => ({
    path: `/${name.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, ":$1")}`,
    methods: [
      ...read(path.join("src/api", name)).matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b(?=[^\n]*(=|\} from))/g),
    ].map(([, method = ""]) => method),
  }))

it("reads the schema and the routes, or nothing below means anything", () => {
  expect(options).toContainEqual({
    name: "environment",
    required: true,
    fallback: "`null`",
    allowed: ['"test"', '"live"'],
  })
  expect(options).toContainEqual({ name: "secretKey", required: false, fallback: "–", allowed: [] })
  expect(options.find(({ name }) => name === "timeoutMs")).toMatchObject({
    fallback: "`15000`",
    allowed: ["1000", "60000"],
  })
  expect(routes).toContainEqual({ path: "/paynet/return/:token", methods: ["GET", "POST"] })
  expect(routes).toContainEqual({ path: "/hooks/payment/pp_paynet_paynet", methods: ["POST"] })
})

describe.each([
  ["README.md", "required"],
  ["README.tr.md", "zorunlu"],
])("%s says what the code does", (file, required) => {
  const text = read(file)

  it("lists exactly the options of the schema, in its order", () => {
    expect(firstWords(tableOf(text, "options"))).toEqual(Object.keys(optionsShape))
  })

  it.each(options)("option $name: its default, its words and its bounds", ({ name, ...option }) => {
    const row = tableOf(text, "options").find(([first]) => first === `\`${name}\``) ?? []
    expect(row[2]).toBe(option.required ? required : option.fallback)
    for (const word of option.allowed) expect(row[1]).toContain(word)
  })

  it("names every placeholder of returnUrl, and no other", () => {
    const allowed = () =>
      parseOptions({ environment: "test", backendUrl: "https://a.example", returnUrl: "https://b.example/{no}" })
    const row = tableOf(text, "options").find(([first]) => first === "`returnUrl`") ?? []
    const told = [...String(row[3]).matchAll(/\{\w+\}/g)].map(String)
    expect(allowed).toThrow(told.join(" "))
  })

  it("lists exactly the routes that are there, with their methods", () => {
    const told = tableOf(text, "routes").map(([first = ""]) => ({
      path: first.match(/(\/[^\s`]+)/)?.[0] ?? "",
      methods: [...first.matchAll(METHOD)].map(([method]) => method),
    }))
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
    expect(told.sort(byPath)).toEqual([...routes].sort(byPath))
  })

  it("lists exactly the events, in their order", () => {
    expect(firstWords(tableOf(text, "events"))).toEqual(Object.values(PAYNET_EVENTS))
  })

  it("says of each outcome what happened, where the money is and what to do", () => {
    const rows = tableOf(text, "outcomes")
    expect(firstWords(rows)).toEqual([...PAYNET_OUTCOMES])
    expect(rows.filter((row) => row.length !== 4 || row.includes(""))).toEqual([])
  })

  it("names the version that is built", () => {
    expect(text).toContain(JSON.parse(read("package.json")).version)
  })
})

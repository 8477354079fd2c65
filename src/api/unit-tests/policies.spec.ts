import fs from "node:fs"
import path from "node:path"
import { ADMIN_POLICIES } from "../policies"

const API = path.resolve(__dirname, "..")
const OPERATIONS = fs.readFileSync(path.resolve(API, "../../docs/operations.md"), "utf8")

const routes = fs
  .readdirSync(path.join(API, "admin"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("route.ts"))
  .flatMap((name) => {
    const text = fs.readFileSync(path.join(API, "admin", name), "utf8")
    const matcher = `/admin/${path.posix.dirname(name.split(path.sep).join("/")).replace(/\[(\w+)\]/g, ":$1")}`
    return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, method]) => `${method} ${matcher}`)
  })

describe("what a route of the admin asks of a role", () => {
  it("is said for every route, and for nothing else", () => {
    expect(routes.length).toBeGreaterThan(15)
    expect(ADMIN_POLICIES.map(({ method, matcher }) => `${method} ${matcher}`).sort()).toEqual(routes.sort())
  })

  it("is nothing for the monitors' numbers only", () => {
    const open = ADMIN_POLICIES.filter(({ policy }) => policy === null)
    expect(open.map(({ method, matcher }) => `${method} ${matcher}`)).toEqual(["GET /admin/paynet/health"])
  })

  it("is never less than a write for what writes", () => {
    const weak = ADMIN_POLICIES.filter(({ method, policy }) => method === "POST" && policy?.operation === "read")
    expect(weak).toEqual([])
  })

  it("stands in docs/operations.md", () => {
    const [, table = ""] = OPERATIONS.match(/<!-- roles -->(.*)<!-- \/roles -->/s) ?? []
    const told = [...table.matchAll(/^\| `(\w+:\w+)`/gm)].map(([, policy]) => policy)
    const asked = ADMIN_POLICIES.flatMap(({ policy }) => (policy ? `${policy.resource}:${policy.operation}` : []))
    expect(told.sort()).toEqual([...new Set(asked)].sort())
  })
})

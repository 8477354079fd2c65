import fs from "node:fs"
import path from "node:path"
import { endAll, freePort } from "../helpers/children"
import type { Seed } from "../helpers/seed"
import { type App, makeApp } from "./app"
import { buy } from "./buy"
import { type Ended, run, type Server, serve } from "./processes"
import { type Resolution, typecheck } from "./typecheck"

const SECRET = "sck_Tell9Nobody"
const ENTRY = { resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" }
// Without these flags db:migrate also boots the whole app, for search and scripts, and the app wants its options.
const QUICKLY = ["--skip-scripts", "--skip-search", "--execute-safe-links"]

jest.setTimeout(120_000)

let app: App
let simulator: Server
let simulatorUrl = ""
let port = 0

/** What a store's .env would say. */
const env = () => ({
  NODE_ENV: "production",
  DATABASE_URL: app.databaseUrl,
  JWT_SECRET: "pack",
  COOKIE_SECRET: "pack",
  DISABLE_MEDUSA_ADMIN: "true",
  MEDUSA_BACKEND_URL: `http://127.0.0.1:${port}`,
  PAYNET_ENVIRONMENT: "test",
  PAYNET_RETURN_URL: "http://localhost:8000/{country_code}/paynet?session={session_id}&status={status}",
  PAYNET_SECRET_KEY: SECRET,
  PAYNET_API_URL: simulatorUrl,
})

const medusa = async (args: string[]): Promise<Ended> => {
  const ended = await app.medusa(args, { env: env() })
  if (ended.code !== 0) throw new Error(`medusa ${args.join(" ")} ended with ${ended.code}:\n${ended.output}`)
  return ended
}

beforeAll(async () => {
  app = await makeApp(SECRET)
  port = await freePort()
  const says = /Paynet simulator: (\S+)/
  simulator = await serve(app.bin("paynet-simulator"), ["--port", "0", "--key", SECRET], {
    cwd: app.dir,
    ready: (output) => says.test(output),
  })
  simulatorUrl = simulator.said.output.match(says)?.[1] ?? ""
})

afterAll(async () => {
  endAll()
  await app?.remove()
})

describe("the tarball", () => {
  const manifest = () => JSON.parse(fs.readFileSync(path.join(app.plugin, "package.json"), "utf8"))
  const contents = () =>
    fs.readdirSync(app.plugin, { recursive: true, encoding: "utf8" }).map((name) => name.split(path.sep).join("/"))
  const isThere = (file: string) => fs.existsSync(path.join(app.plugin, file))

  it("holds the built plugin, the example, what npm shows and what it leads to, nothing else", () => {
    const shown = ["CHANGELOG.md", "LICENSE", "README.md", "README.tr.md", "docs"]
    const top = [".medusa", ...shown, "medusa-config.example.ts", "package.json"]
    expect(fs.readdirSync(app.plugin).sort()).toEqual(top)
    const docs = fs.readdirSync(path.join(app.plugin, "docs")).sort()
    expect(docs).toEqual(["UNVERIFIED.md", "operations.md", "storefront.md"])
    expect(fs.readdirSync(path.join(app.plugin, ".medusa"))).toEqual(["server"])
    expect(fs.readdirSync(path.join(app.plugin, ".medusa/server"))).toEqual(["src"])
  })

  it("holds no tests, no sources, no secrets of ours", () => {
    const strange =
      /(^|\/)(unit-tests|integration-tests|tests?|__tests__|demo|bench|node_modules)(\/|$)|\.spec\.|\.env|\.tsx?$/
    const allowed = /\.d\.ts$|^medusa-config\.example\.ts$/
    expect(contents().filter((name) => strange.test(name) && !allowed.test(name))).toEqual([])
  })

  it("holds every migration with its declared name, in plain JavaScript", () => {
    const dir = ".medusa/server/src/modules/paynet/migrations"
    const built = contents().filter((name) => name.startsWith(`${dir}/`) && name.endsWith(".js"))
    const written = fs.readdirSync(path.resolve(__dirname, "../../src/modules/paynet/migrations"))
    const wanted = written.filter((name) => name.endsWith(".ts")).map((name) => `${dir}/${name.replace(/ts$/, "js")}`)
    expect(built.sort()).toEqual(wanted.sort())
  })

  it("holds every path that package.json names", () => {
    const named = (value: unknown): string[] =>
      typeof value === "string" ? [value] : Object.values(value as object).flatMap(named)
    const paths = [...named(manifest().exports), ...named(manifest().bin), ...manifest().files]
    const missing = paths.filter((file) => !isThere(file.includes("*") ? file.replaceAll("*", "paynet") : file))
    expect(missing).toEqual([])
  })

  it("brings axios, qrcode for the admin, and nothing of Medusa", () => {
    expect(Object.keys(manifest().dependencies)).toEqual(["axios", "qrcode"])
    expect(manifest()).not.toHaveProperty("bundleDependencies")
    expect(Object.keys(manifest().peerDependencies)).toEqual(
      expect.arrayContaining(["@medusajs/framework", "@medusajs/medusa"]),
    )
  })

  it("shares the app's one copy of Medusa, and loads from CommonJS and from ES modules", async () => {
    const code = `
      import { createRequire } from "node:module"
      import { PAYNET_PROVIDER_ID } from "medusa-payment-paynet"
      import { startSimulator } from "medusa-payment-paynet/simulator"
      const app = createRequire(process.cwd() + "/x.js")
      const plugin = createRequire(app.resolve("medusa-payment-paynet/providers/paynet"))
      for (const name of ["@medusajs/framework", "@medusajs/framework/utils", "@medusajs/medusa/core-flows"])
        if (app.resolve(name) !== plugin.resolve(name)) throw new Error("two copies of " + name)
      plugin.resolve("axios")
      if (app("medusa-payment-paynet").PAYNET_PROVIDER_ID !== PAYNET_PROVIDER_ID) throw new Error("two ids")
      await (await startSimulator()).close()`
    expect(await run(process.execPath, ["--input-type=module", "-e", code], { cwd: app.dir })).toEqual({
      code: 0,
      output: "",
    })
  })

  it.each<Resolution>(["Node16", "bundler"])("types every export, and refuses a misspelt option (%s)", async (how) => {
    const errors = await typecheck(app, how)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/misspelt-config\.ts.*'flwo' does not exist in type 'PaynetPluginOptions'/)
  })
})

describe("a store that installs the tarball", () => {
  const wire = (args: string[], plugins: unknown[], providers: unknown[]) => {
    const wiring = JSON.stringify({ plugins, providers })
    return app.medusa(args, { cwd: app.wiredDir, env: { DATABASE_URL: app.databaseUrl, WIRING: wiring } })
  }
  const boot = (plugins: unknown[], providers: unknown[]) => wire(["exec", "./pack/no-op.ts"], plugins, providers)
  const options = {
    environment: "test",
    backendUrl: "https://api.example.com",
    returnUrl: "https://shop.example.com/",
    secretKey: SECRET,
  }
  const plugin = (more: object = {}) => ({ resolve: "medusa-payment-paynet", options: { ...options, ...more } })

  it("can migrate an empty database before it has any option", async () => {
    const { code, output } = await wire(["db:migrate", ...QUICKLY], ["medusa-payment-paynet"], [ENTRY])
    expect({ code, output: code ? output : "" }).toEqual({ code: 0, output: "" })
    const tables = await app.sql("select tablename from pg_tables where tablename like 'paynet_%'")
    expect(tables.map((row) => row.tablename).sort()).toEqual(
      ["paynet_entry", "paynet_paylink", "paynet_refund", "paynet_setting", "paynet_transaction"].sort(),
    )
  })

  it("migrates with the example's config, with search and scripts", async () => {
    const { output } = await medusa(["db:migrate"])
    expect(output).not.toContain(SECRET)
  })

  it("sells a shirt with the example's config", async () => {
    await medusa(["exec", "./pack/run-seed.ts"])
    const seed: Seed = JSON.parse(fs.readFileSync(path.join(app.dir, "seed.json"), "utf8"))
    const url = `http://127.0.0.1:${port}`
    const server = await serve(app.bin("medusa"), ["start", "-H", "127.0.0.1", "-p", String(port)], {
      cwd: app.dir,
      env: env(),
      ready: () =>
        fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
    })
    const { landing, session, order } = await buy(url, simulatorUrl, seed).finally(() => server.stop())
    expect(landing.pathname).toBe("/tr/paynet")
    expect(landing.searchParams.get("status")).toBe("paid")
    expect(session).toMatchObject({ status: "paid", order_id: expect.stringMatching(/^order_/) })
    expect(order).toMatchObject({ total: 149.9, summary: { paid_total: 149.9, pending_difference: 0 } })
    expect(await app.sql("select place, charged::float8 from paynet_transaction")).toEqual([
      { place: "captured", charged: 149.9 },
    ])
    expect(server.said.output).not.toContain(SECRET)
  })

  it.each<[string, () => [unknown[], unknown[]], string | RegExp]>([
    [
      "without the plugin entry",
      () => [[], [ENTRY]],
      'the plugin is not: add { resolve: "medusa-payment-paynet", options: { … } } to plugins',
    ],
    [
      "with options at the provider entry",
      () => [[plugin()], [{ ...ENTRY, options: { secretKey: SECRET } }]],
      "the provider entry takes no options (found secretKey): move them to plugins → medusa-payment-paynet → options",
    ],
    [
      "with another id",
      () => [[plugin()], [{ ...ENTRY, id: "turkey" }]],
      'the provider entry\'s id must be "paynet": write { resolve: "medusa-payment-paynet/providers/paynet"',
    ],
    [
      "with wrong and unknown options",
      () => [[plugin({ locale: SECRET, apiUrl: `ftp://${SECRET}`, secret_key: SECRET })], [ENTRY]],
      /option "locale" must be "tr" or "en".*option "apiUrl" must be an http or https url.*unknown option "secret_key"/,
    ],
    [
      "with a url that is none",
      () => [[plugin({ apiUrl: `http://${SECRET}:port` })], [ENTRY]],
      'option "apiUrl" must be a url such as',
    ],
  ])("does not start %s, and is told what to do", async (_how, wiring, sentence) => {
    const { code, output } = await boot(...wiring())
    expect(output).toMatch(sentence)
    expect(output).not.toContain(SECRET)
    expect(code).not.toBe(0)
  })

  it("starts without the provider entry, and is told what to add", async () => {
    const { code, output } = await boot([plugin()], [])
    expect(output).toContain(
      'no payment provider entry of this plugin was found: add { resolve: "medusa-payment-paynet',
    )
    expect(output).not.toContain(SECRET)
    expect({ code, output: code ? output : "" }).toEqual({ code: 0, output: "" })
  })
})

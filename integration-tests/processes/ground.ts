import fs from "node:fs"
import path from "node:path"
import { Client, Pool } from "@medusajs/framework/pg"
import type { PaynetPluginOptions } from "medusa-payment-paynet"
import { type Simulator, startSimulator } from "medusa-payment-paynet/simulator"
import supertest from "supertest"
import { endAll, freePort } from "../helpers/children"
import type { Seed } from "../helpers/seed"
import type { Stage } from "../helpers/stage"
import { type App, makeApp } from "../pack/app"
import { type Gateway, openGateway } from "./gateway"
import { type MedusaProcess, startProcess } from "./medusa-process"

export const KEY = "sck_processes_51c0de"
const QUICKLY = ["--skip-scripts", "--skip-search", "--execute-safe-links"]
/** How the tests' own connections are told from those of the processes. */
const OURS = "paynet-tests"

type Row = Record<string, unknown>
export type Server = MedusaProcess & { stage: Stage }
export type StartOptions = {
  port?: number
  plugin?: Partial<PaynetPluginOptions>
  redis?: string
  workerMode?: "server" | "worker"
}

/** One store: a database of its own, and as many processes as a test starts on it. */
export type Store = {
  sql(text: string, bindings?: unknown[]): Promise<Row[]>
  /** A connection that stays open. */
  connect(): Promise<{ sql(text: string): Promise<unknown>; end(): Promise<void> }>
  start(options?: StartOptions): Promise<Server>
  /** Runs a script of the app's folder to its end, in a process of its own. */
  exec(script: string, options?: StartOptions): Promise<void>
  /** The statements of processes that are dead end with them, as they would on a connection that was cut. */
  cutConnections(): Promise<void>
  /** Lets so many minutes pass, for the ledger and for Medusa's orders: every time in them moves back. */
  passMinutes(minutes: number): Promise<void>
  close(): Promise<void>
}

export type Ground = { simulator: Simulator; gateway: Gateway; newStore(): Promise<Store>; close(): Promise<void> }

const optionsFor = (
  port: number,
  gateway: Gateway,
  plugin: Partial<PaynetPluginOptions> = {},
): PaynetPluginOptions => ({
  environment: "test",
  backendUrl: `http://127.0.0.1:${port}`,
  returnUrl: "http://localhost:8000/paynet?session={session_id}&status={status}&order={order_id}",
  secretKey: KEY,
  apiUrl: gateway.url,
  ...plugin,
})

const TIMES = {
  paynet_paylink: [
    ...["created_at", "due_at", "lease_until", "switching_off_at", "rung_at", "returned_at", "expires_at"],
    ...["looked_at", "looked_at_2", "looked_at_3", "answered_at"],
  ],
  paynet_transaction: ["created_at", "claimed_at", "proved_at"],
  paynet_entry: ["created_at", "publishing_at"],
  order: ["created_at"],
  payment: ["created_at"],
}

const furnishStore = async (app: App, seed: Seed, name: string, shared: { simulator: Simulator; gateway: Gateway }) => {
  const url = new URL(app.databaseUrl)
  const template = url.pathname.slice(1)
  url.pathname = "/postgres"
  const server = new Client({ connectionString: url.href })
  await server.connect()
  await server.query(`create database ${name} template ${template}`).finally(() => server.end())
  url.pathname = `/${name}`
  const databaseUrl = url.href
  url.searchParams.set("application_name", OURS)
  const db = new Pool({ connectionString: url.href, max: 8 })
  await db.query("create table carried_event (id text, name text, data jsonb, at timestamptz default now())")

  const processes: MedusaProcess[] = []
  const sql = async (text: string, bindings: unknown[] = []): Promise<Row[]> => {
    let count = 0
    const numbered = text.replace(/\?/g, () => `$${++count}`)
    return (await db.query(numbered, bindings)).rows
  }

  const envOf = (port: number, { plugin, redis, workerMode }: StartOptions) => ({
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOP: JSON.stringify({ plugin: optionsFor(port, shared.gateway, plugin), redis, workerMode }),
  })

  const store: Store = {
    sql,
    connect: async () => {
      const client = new Client({ connectionString: url.href })
      await client.connect()
      return { sql: (text) => client.query(text), end: () => client.end() }
    },
    start: async (options = {}) => {
      const port = options.port ?? (await freePort())
      const started = await startProcess({
        command: app.bin("medusa"),
        args: ["start", "-H", "127.0.0.1", "-p", String(port)],
        cwd: app.dir,
        env: envOf(port, options),
        url: `http://127.0.0.1:${port}`,
        health: "/health",
      })
      processes.push(started)
      // What another process cannot offer (its container, its jobs) is not there.
      const parts: Partial<Stage> = {
        url: started.url,
        seed,
        simulator: shared.simulator,
        sql,
        events: [],
        log: [],
      }
      const stage = parts as Stage
      if (options.workerMode !== "worker") {
        stage.http = supertest(started.url)
        stage.store = supertest.agent(started.url).set("x-publishable-api-key", seed.key)
        const { body } = await stage.http.post("/auth/user/emailpass").send(seed.admin).expect(200)
        stage.admin = supertest.agent(started.url).set("authorization", `Bearer ${body.token}`)
      }
      return { ...started, stage }
    },
    exec: async (script, options = {}) => {
      const { code, output } = await app.medusa(["exec", script], { env: envOf(options.port ?? 1, options) })
      if (code) throw new Error(`${script} ended with ${code}:\n${output}`)
    },
    cutConnections: async () => {
      await sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> ?",
        [OURS],
      )
    },
    passMinutes: async (minutes) => {
      for (const [table, columns] of Object.entries(TIMES)) {
        const earlier = columns.map((name) => `${name} = ${name} - interval '${minutes} minutes'`)
        await sql(`update "${table}" set ${earlier.join(", ")}`)
      }
    },
    close: async () => {
      await Promise.all(processes.map((one) => one.kill()))
      await db.end()
      await app.sql(`drop database ${name} with (force)`)
    },
  }
  return store
}

/** A store's app with the packed plugin, migrated and seeded once; the simulator, in this process, behind its gateway. */
export const makeGround = async (): Promise<Ground> => {
  const app = await makeApp("processes")
  const subscribers = path.join(app.dir, "src/subscribers")
  fs.mkdirSync(subscribers, { recursive: true })
  fs.copyFileSync(path.join(__dirname, "shop-config.ts"), path.join(app.dir, "medusa-config.ts"))
  fs.copyFileSync(path.join(__dirname, "record-events.ts"), path.join(subscribers, "record-events.ts"))
  fs.copyFileSync(path.join(__dirname, "run-job.ts"), path.join(app.dir, "run-job.ts"))

  const simulator = await startSimulator({ secretKey: KEY })
  const gateway = await openGateway(simulator.url, KEY)
  const env = { DATABASE_URL: app.databaseUrl, SHOP: JSON.stringify({ plugin: optionsFor(1, gateway) }) }
  for (const args of [
    ["db:migrate", ...QUICKLY],
    ["exec", "./pack/run-seed.ts"],
  ]) {
    const { code, output } = await app.medusa(args, { env, forMs: 90_000 })
    if (code) throw new Error(`medusa ${args.join(" ")} ended with ${code}:\n${output}`)
  }
  // A job that ran while the store was seeded would have named the installation, and every store of these tests alike.
  await app.sql("delete from paynet_setting")
  const seed: Seed = JSON.parse(fs.readFileSync(path.join(app.dir, "seed.json"), "utf8"))
  let stores = 0
  return {
    simulator,
    gateway,
    newStore: () => {
      stores += 1
      const name = `${new URL(app.databaseUrl).pathname.slice(1)}_${stores}`
      return furnishStore(app, seed, name, { simulator, gateway })
    },
    close: async () => {
      endAll()
      await gateway.close()
      await simulator.close()
      await app.remove()
    },
  }
}

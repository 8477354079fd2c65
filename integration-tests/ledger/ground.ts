import { type Knex, knex } from "@medusajs/framework/mikro-orm/knex"
import { createLedger, type Ledger } from "../../src/modules/paynet/ledger"
import { Migration20261124000618 } from "../../src/modules/paynet/migrations/Migration20261124000618"
import { Migration20261124023141 } from "../../src/modules/paynet/migrations/Migration20261124023141"
import { Migration20261124023915 } from "../../src/modules/paynet/migrations/Migration20261124023915"
import { kurus } from "../../src/paynet/kurus"
import type { PaynetTransaction } from "../../src/paynet/transaction"

const MIGRATIONS = [Migration20261124000618, Migration20261124023141, Migration20261124023915]

let names = 0
export const name = (what: string): string => {
  names += 1
  return `${what}_${names}`
}

/** One process's ledger, and its own connections. */
export type Process = { ledger: Ledger; db: Knex }

const connect = (database: string): Knex => {
  const { DB_HOST: host, DB_PORT: port, DB_USERNAME: user, DB_PASSWORD: password } = process.env
  return knex({
    client: "pg",
    connection: { host, port: Number(port), user, password, database },
    pool: { min: 0, max: 10 },
  })
}

/** The ledger alone in a database of its own, as so many processes see it: Postgres is real, Medusa is not there. */
export const onLedger = (count: number) => {
  const processes: Process[] = []
  const database = name(`ledger_${process.pid}_${Date.now()}`)
  beforeAll(async () => {
    const server = connect("postgres")
    await server.raw("create database ??", [database])
    await server.destroy()
    for (let n = 0; n < count; n += 1) {
      const db = connect(database)
      processes.push({ db, ledger: createLedger(db) })
    }
    const [one] = processes
    for (const Made of MIGRATIONS) {
      const migration = Reflect.construct(Made, [{}, {}])
      await migration.up()
      for (const query of migration.getQueries()) await one?.db.raw(String(query))
    }
  })
  afterAll(() => Promise.all(processes.map(({ db }) => db.destroy())))
  const at = (n: number): Process => {
    const one = processes[n]
    if (!one) throw new Error("no such process yet")
    return one
  }
  return { processes, first: () => at(0) }
}

export const NOW = new Date("2026-11-25T12:00:00.000Z")
export const later = (ms: number): Date => new Date(NOW.getTime() + ms)

/** Writes a link of a payment collection. @returns its id, or null when another payable one is there */
export const makeLink = async ({ ledger }: Process, collection: string): Promise<string | null> => {
  const id = name("pl_ledger")
  const link = {
    id,
    session_id: name("payses"),
    collection_id: collection,
    cart_id: null,
    order_id: null,
    purpose: "checkout",
    amount: kurus(14990),
    environment: "test",
    host: "https://paynet.example",
    key_fingerprint: "f",
    agent_id: null,
    flow: "order_first",
    commission: "merchant",
    settings_hash: "s",
    landing: { country_code: "tr", locale: "tr" },
    expires_at: new Date(Date.now() + 7_200_000),
    hook_token_hash: name("hook"),
    return_token_hash: name("return"),
  } as const
  const entry = { fact: `created:${id}`, kind: "created", paylinkId: id } as const
  return (await ledger.links.insert(link, NOW, [entry], NOW)) ? id : null
}

/** Money that a look has seen on a link. @returns its id in the ledger */
export const seeMoney = async ({ ledger }: Process, link: string): Promise<string> => {
  const xactId = name("xact")
  const seen: PaynetTransaction = {
    xactId,
    reference: link,
    kind: "sale",
    succeeded: true,
    amount: kurus(14990),
    netAmount: null,
    commission: null,
    currency: "TRY",
    instalment: 1,
    bankId: null,
    cardLast4: null,
    authorizationCode: null,
    date: null,
    reversed: false,
    reversedXactId: null,
  }
  await ledger.transactions.see(link, seen, new Date())
  const row = await ledger.transactions.byXact(xactId)
  if (!row) throw new Error("the money was not written")
  return row.id
}

/** Waits until so many statements wait for a lock. */
export const untilBlocked = async ({ db }: Process, count: number): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) {
    const { rows } = await db.raw(
      "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    )
    if (rows[0].n >= count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error("nobody waits")
}

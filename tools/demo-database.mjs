// The demo's database: started, and filled when it is empty.
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { app, printOf } from "./demo-build.mjs"
import { Words } from "./demo-words.mjs"
import { startPostgres } from "./postgres/start.mjs"
import { root } from "./run.mjs"

const NAME = "medusa"

const ask = async (url, ...queries) => {
  const { Client } = createRequire(path.join(root, "package.json"))("@medusajs/framework/pg")
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let rows = []
    for (const query of queries) rows = (await client.query(query)).rows
    return rows
  } finally {
    await client.end()
  }
}

const privateServer = async (home) => {
  const dir = path.join(home.dir, "postgres")
  const log = (text) => fs.appendFileSync(path.join(home.dir, "postgres.log"), text)
  try {
    return await startPostgres({ dir, log, settings: { fsync: "on", synchronous_commit: "off" } })
  } catch (error) {
    const [, pid] = error.message.match(/another (?:postmaster|server)[\s\S]*?PID (\d+)/i) ?? []
    if (!pid) throw error
    throw new Words(
      `The demo's database already runs as process ${pid}: another demo uses this folder, or one was killed.\n` +
        `End the other demo with Ctrl-C, or what is left of it with: kill -INT ${pid}`,
    )
  }
}

export const openDatabase = async (home) => {
  const given = process.env.DATABASE_URL
  if (!given) {
    const postgres = await privateServer(home)
    return { url: postgres.url(NAME), server: postgres.url("postgres"), stop: postgres.stop }
  }
  await ask(given, "select 1").catch((error) => {
    throw new Words(`DATABASE_URL is set, but its database does not answer: ${error.message}`)
  })
  return { url: given, server: null, stop: async () => {} }
}

/** All that brings tables: our migrations, and Medusa's by their version. */
const tablesOf = () => printOf(path.join(root, "src/modules/paynet/migrations"), path.join(root, "package-lock.json"))

const makeEmpty = async ({ url, server }) => {
  if (server) return ask(server, `drop database if exists ${NAME} with (force)`, `create database ${NAME}`)
  const [{ tables }] = await ask(url, "select count(*)::int as tables from pg_tables where schemaname = 'public'")
  if (tables) throw new Words("The database of DATABASE_URL is not empty. Give the demo an empty one of its own.")
}

/** @returns what is to be done before Medusa can start, in order; nothing on most starts */
export const preparations = ({ home, database, children }) => {
  const { state, save } = home
  const isSeeded = Boolean(state.publishableKey) && state.database === (database.server ? "own" : database.url)
  const steps = []
  if (!isSeeded || state.tables !== tablesOf()) {
    steps.push({
      title: "Making the tables",
      about: "15 s",
      work: async () => {
        if (!isSeeded) await makeEmpty(database)
        const args = ["db:migrate", "--skip-scripts", "--skip-search", "--execute-safe-links"]
        await children.run("db:migrate", children.medusa(args, { cwd: app }))
        state.tables = tablesOf()
        save()
      },
    })
  }
  if (!isSeeded) {
    steps.push({
      title: "Filling the store",
      about: "10 s",
      work: async () => {
        const file = path.join(home.dir, "seed.json")
        fs.rmSync(file, { force: true })
        const env = { DEMO_SEED_FILE: file }
        await children.run("The seed", children.medusa(["exec", "./src/scripts/seed.ts"], { cwd: app, env }))
        if (!fs.existsSync(file)) throw new Words(`The store could not be filled:\n\n${children.lastLines()}`)
        Object.assign(state, JSON.parse(fs.readFileSync(file, "utf8")))
        state.database = database.server ? "own" : database.url
        save()
      },
    })
  }
  return steps
}

// Starts the demo's four parts in order, and stops them in the other one. Shared with the browser tests.
import { createRequire } from "node:module"
import path from "node:path"
import { buildApp, buildPlugin, isAppStale, isPluginStale, linkPlugin, server } from "./demo-build.mjs"
import { createChildren } from "./demo-children.mjs"
import { openDatabase, preparations } from "./demo-database.mjs"
import { openHome } from "./demo-home.mjs"
import { Words } from "./demo-words.mjs"
import { root } from "./run.mjs"

const require = createRequire(import.meta.url)
const ADMIN = { email: "admin@example.com", password: "paynet-demo" }
const PAYNET_KEY = "sck_demo_simulator"
const READY_MS = 120_000

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

const urlsOf = ({ storefrontPort, medusaPort, simulatorPort }) => ({
  // Two sites, as in life: a browser keeps SameSite=Strict cookies back when it comes from the other one.
  storefront: `http://localhost:${storefrontPort}`,
  simulator: `http://127.0.0.1:${simulatorPort}`,
  medusa: `http://localhost:${medusaPort}`,
})

const environment = ({ urls, home, database }) => ({
  DATABASE_URL: database.url,
  DEMO_MEDUSA_URL: urls.medusa,
  DEMO_STOREFRONT_URL: urls.storefront,
  DEMO_SIMULATOR_URL: urls.simulator,
  DEMO_PAYNET_KEY: PAYNET_KEY,
  DEMO_ADMIN_EMAIL: ADMIN.email,
  DEMO_ADMIN_PASSWORD: ADMIN.password,
  DEMO_JWT_SECRET: home.state.secrets.jwt,
  DEMO_COOKIE_SECRET: home.state.secrets.cookie,
  DEMO_ENCRYPTION_KEY: home.state.secrets.encryption,
  NODE_ENV: "development",
  MEDUSA_DISABLE_TELEMETRY: "true",
  // Not Medusa's access log: its paths carry tokens.
  LOG_LEVEL: "info",
})

const startMedusa = async (children, port, medusa, env = {}) => {
  const entry = children.medusa(["start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: server,
    env: { NODE_ENV: "production", ...env },
  })
  let ended = false
  entry.closed.then(() => {
    ended = true
  })
  const end = Date.now() + READY_MS
  while (!ended && Date.now() < end) {
    const answer = await fetch(`${medusa}/health`).catch(() => null)
    if (answer?.ok) return entry
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Words(`Medusa did not start. The end of its log:\n\n${children.lastLines()}`)
}

/**
 * @param signal aborted when the person at the terminal wants the demo to end, also while it starts
 * @returns urls, the admin's login, `stop()`, and `failed`, which settles when Medusa ends by itself; null when aborted
 */
export const startDemo = async ({ dir, reset, say = () => {}, signal, ...ports }) => {
  const urls = urlsOf(ports)
  const stops = []
  let stopped = Promise.resolve()
  let isStopping = false
  const stop = () => {
    isStopping = true
    stopped = stopped.then(async () => {
      for (const end of stops.splice(0).reverse()) await end()
    })
    return stopped
  }
  signal?.addEventListener("abort", stop)
  const step = async (title, about, work) => {
    if (signal?.aborted) throw new Words("stopped")
    const since = Date.now()
    if (about) say(`  … ${title} (about ${about})`)
    const result = await work()
    say(`  ✓ ${title}: ${seconds(since)}`)
    return result
  }
  try {
    const home = openHome({ dir, reset })
    if (isPluginStale()) {
      const builder = createChildren({ log: home.log, env: {} })
      stops.push(builder.stop)
      await step("Building the plugin", "10 s", () => buildPlugin(builder))
    }
    linkPlugin()
    const database = await step("PostgreSQL", "", () => openDatabase(home))
    stops.push(database.stop)
    const children = createChildren({ log: home.log, env: environment({ urls, home, database }) })
    stops.push(children.stop)
    // Hand in hand: the build keeps one core busy, the database hardly half of one.
    const build = isAppStale() ? step("Building Medusa's admin", "a minute", () => buildApp(children)) : null
    const fill = async () => {
      for (const { title, about, work } of preparations({ home, database, children })) await step(title, about, work)
    }
    const outcomes = await Promise.allSettled([build, fill()])
    for (const { reason } of outcomes) if (reason) throw reason

    const { startSimulator } = require(path.join(root, ".medusa/server/src/simulator/index.js"))
    const simulator = await startSimulator({ port: ports.simulatorPort, secretKey: PAYNET_KEY })
    stops.push(simulator.close)
    const { startStorefront } = await import("../demo/storefront/server.mjs")
    const storefront = await startStorefront({
      port: ports.storefrontPort,
      medusaUrl: urls.medusa,
      publishableKey: home.state.publishableKey,
    })
    stops.push(storefront.close)
    const medusa = await step("Medusa", "10 s", () => startMedusa(children, ports.medusaPort, urls.medusa))
    /** A second server process on the same database, whose config file holds no key. It runs no jobs. @returns its url */
    const startKeyless = async (port) => {
      const url = `http://localhost:${port}`
      await startMedusa(children, port, url, {
        DEMO_MEDUSA_URL: url,
        DEMO_PAYNET_KEY: "",
        DEMO_WORKER_MODE: "server",
      })
      return url
    }
    const failed = medusa.closed.then(() => {
      if (!isStopping) say(`\nMedusa ended by itself. The end of its log:\n\n${children.lastLines()}`)
    })
    const { publishableKey } = home.state
    return {
      urls,
      admin: ADMIN,
      paynetKey: PAYNET_KEY,
      simulator,
      publishableKey,
      log: home.log,
      startKeyless,
      stop,
      failed,
    }
  } catch (error) {
    await stop()
    if (signal?.aborted) return null
    throw error
  }
}

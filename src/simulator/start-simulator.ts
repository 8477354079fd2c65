import { createServer, type Server } from "node:http"
import { Books, linkBook, reversalBook, transactionBook } from "./books"
import { createControl } from "./control/create-control"
import { FaultState } from "./faults/fault-state"
import { Holds } from "./holds"
import { Lifetime } from "./lifetime"
import { Attempts } from "./payments/attempts"
import { Confirmations } from "./payments/confirmations"
import { pay } from "./payments/pay"
import { route } from "./route"
import type { BooksSnapshot, Simulator, SimulatorOptions } from "./types"
import { linkState, linkStatus, type World } from "./world"

/** Longer than a caller leaves a connection idle, so that no call meets a socket that is just being closed. */
const KEEP_ALIVE_IN_MS = 120_000
const ANY_ADDRESS = ["0.0.0.0", "::"]

/**
 * Starts a stand-in for Paynet: its API, its payment page, its books, and the switches for what can go wrong. Each call
 * makes one of its own, with empty books; `close` ends it and forgets them.
 * @throws Error, as a rejected promise, when the port is taken or cannot be listened on
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = "127.0.0.1", secretKey = "sim_secret_key", log = () => {} } = options
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_IN_MS })
  const url = urlOf(host, await listen(server, port, host))
  const faults = new FaultState(options.now !== undefined)
  const now = () => {
    const { fixed, offsetMs } = faults.current.clock
    const base = options.now?.() ?? (fixed === null ? new Date() : new Date(fixed))
    return new Date(base.getTime() + offsetMs)
  }
  const world: World = {
    url,
    secretKey,
    now,
    log,
    faults,
    books: new Books(),
    holds: new Holds(),
    lifetime: new Lifetime(),
    confirmations: new Confirmations(),
    attempts: new Attempts(),
  }
  const simulator: Simulator = {
    url,
    pay: (redirectUrl, payOptions) => pay(world, redirectUrl, payOptions),
    books: () => snapshot(world),
    control: createControl(world),
    close: () => close(world, server),
  }
  server.on("request", (request, response) => {
    route(world, simulator, request, response).catch((error: unknown) => {
      log(`${request.method} ${request.url} failed: ${error instanceof Error ? error.message : "unknown error"}`)
      response.destroy()
    })
  })
  return simulator
}

function snapshot(world: World): BooksSnapshot {
  const { books } = world
  return {
    links: books.links.map((link) => linkBook(link, linkStatus(world, link), linkState(world, link) === "open")),
    transactions: books.transactions.map((transaction) => transactionBook(books, transaction)),
    reversals: books.reversals.map(reversalBook),
    calls: books.calls.map((call) => ({ ...call })),
    confirmations: books.confirmations.map((confirmation) => ({ ...confirmation })),
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const used = `Port ${port} on ${host} is already in use: stop what listens there or choose another port`
      reject(error.code === "EADDRINUSE" ? new Error(used) : error)
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}

function urlOf(host: string, port: number): string {
  const reachable = ANY_ADDRESS.includes(host) ? "127.0.0.1" : host
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`
}

function close(world: World, server: Server): Promise<void> {
  world.lifetime.end()
  world.confirmations.forget()
  world.holds.releaseAll()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

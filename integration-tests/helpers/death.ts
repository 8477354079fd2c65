import { AsyncLocalStorage } from "node:async_hooks"
import http from "node:http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type supertest from "supertest"
import type { Stage } from "./stage"

/** The process that serves a step dies at this effect, counted from nought; `done`: the effect itself still happens. */
export type Death = { effect: number; done: boolean }

export type Mortal = Death & { effects: number; diedAt: string | null; answered: boolean; spared: boolean }

type Connection = object & { emit(name: "error", error: Error): boolean; connection: { stream: { destroy(): void } } }
type Query = (this: Connection, ...given: unknown[]) => unknown

const HEADER = "x-dies"
/** What a pool asks of a new connection, on behalf of whoever comes. */
const SETUP = /^(set search_path|select version)/i
const COMMIT = /^\s*commit/i
const WRITE = /^\s*(insert|update|delete|with)\b/i

const asking = new AsyncLocalStorage<string>()
const serving = new AsyncLocalStorage<Mortal>()
const mortals = new Map<string, Mortal>()
const open = new WeakSet<Connection>()

const textOf = (query: unknown): string =>
  typeof query === "object" && query !== null && "text" in query ? String(query.text) : String(query)

/** The connection of a dead process is gone, and with it what was not committed; nobody hears of it in time to act. */
const cut = (connection: Connection, given: unknown[]): void => {
  const dead = new Error("this process is dead")
  if (open.delete(connection)) {
    connection.emit("error", dead)
    connection.connection.stream.destroy()
  }
  const back = given.find((one) => typeof one === "function")
  if (back) setImmediate(() => Reflect.apply(back, undefined, [dead]))
}

const mortalQuery = (query: Query): Query =>
  function (this: Connection, ...given) {
    const text = textOf(given[0])
    const mortal = SETUP.test(text) ? undefined : serving.getStore()
    if (mortal?.diedAt) return cut(this, given)
    const isEffect = COMMIT.test(text) || (WRITE.test(text) && !open.has(this))
    if (/^\s*begin/i.test(text)) open.add(this)
    if (mortal && isEffect && !mortal.spared && mortal.effects++ === mortal.effect) {
      mortal.diedAt = text.slice(0, 60)
      if (!mortal.done) return cut(this, given)
      open.delete(this)
      const late = given.map((one) => (typeof one === "function" ? () => cut(this, given) : one))
      return Reflect.apply(query, this, late)
    }
    if (COMMIT.test(text) || /^\s*rollback;?\s*$/i.test(text)) open.delete(this)
    return Reflect.apply(query, this, given)
  }

/**
 * Lets processes die though there is only one: from a chosen effect on, whatever serves a step reaches the database no
 * more. So nothing is undone or compensated, as after a kill; others go on. Made from outside, under the driver and the
 * server. @returns what takes it away again
 */
export const letProcessesDie = async ({ container, store, admin }: Stage): Promise<() => void> => {
  for (const agent of [store, admin]) agent.use((request: supertest.Test) => request.set(mark()))
  const { client } = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const connection: object = await client.acquireConnection()
  await client.releaseConnection(connection)
  const driver: { query: Query } = Object.getPrototypeOf(connection)
  const { query } = driver
  const { emit } = http.Server.prototype
  driver.query = mortalQuery(query)
  http.Server.prototype.emit = function (name: string, ...rest: unknown[]): boolean {
    const [request] = rest
    const id = name === "request" && request instanceof http.IncomingMessage ? request.headers[HEADER] : null
    const mortal = mortals.get(String(id))
    const go = () => Reflect.apply(emit, this, [name, ...rest])
    return mortal ? serving.run(mortal, go) : go()
  }
  return () => {
    driver.query = query
    http.Server.prototype.emit = emit
  }
}

/** What a request must carry, so that the process dies that serves it. */
export const mark = (): Record<string, string> => {
  const id = asking.getStore()
  return id ? { [HEADER]: id } : {}
}

const PATIENCE_MS = 4_000
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Nobody waits for the answer of a dead process: the workflow engine of Medusa may never give one. */
const untilGone = async (mortal: Mortal): Promise<null> => {
  while (!mortal.diedAt && !mortal.answered) await rest(100)
  await rest(PATIENCE_MS)
  return null
}

/** All that `work` asks of the store is served by one process, which dies. `came` is null when it never answered. */
export const dying = async <T>(death: Death, work: () => Promise<T>): Promise<{ came: T | null; mortal: Mortal }> => {
  const mortal: Mortal = { ...death, effects: 0, diedAt: null, answered: false, spared: false }
  const id = String(mortals.size + 1)
  mortals.set(id, mortal)
  const answer = asking.run(id, work).finally(() => {
    mortal.answered = true
  })
  const came = await Promise.race([answer, untilGone(mortal)])
  return { came, mortal }
}

/** What a restarted process does not remember, where a dead one would still be waited for. */
export const forget = (container: MedusaContainer): void => {
  const { appContext } = require("../../.medusa/server/src/payments/context")
  const { createCoalescer } = require("../../.medusa/server/src/payments/coalesce")
  const context = appContext(container)
  context.reconciles = createCoalescer()
  context.looks = createCoalescer()
  context.booking.clear()
}

/** How many processes died so far, whoever's they were. */
export const deathsSoFar = (): number => [...mortals.values()].filter((one) => one.diedAt).length

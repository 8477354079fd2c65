import { randomBytes, randomInt } from "node:crypto"
import { container as application } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import type { Installation, Ledger } from "../modules/paynet/ledger"
import type { PaynetOptions } from "../modules/paynet/options"
import type { PaynetModuleService } from "../modules/paynet/service"
import { PAYNET_MODULE, type PaynetOutcome } from "../types"
import { createCoalescer } from "./coalesce"
import { createGate } from "./gate"
import { createLog, type Log, reasonOf } from "./log"
import type { Look } from "./look"

const CALLS_IN_FLIGHT = 8
const BASE36 = "abcdefghijklmnopqrstuvwxyz0123456789"

/** Everything the rules need from outside. Time and chance come from here only. */
export type Context = {
  container: MedusaContainer
  options: PaynetOptions
  ledger: Ledger
  log: Log
  now(): Date
  /** 256 random bits for a path, 64 characters of hex. */
  token(): string
  /** A new PayLink id, which is also Paynet's `reference_no`: 36 characters of `[a-z0-9_]`. */
  linkId(): Promise<string>
  installation(): Promise<Installation>
  newInstallationId(): string
  /** What every PayLink id of this installation begins with. */
  linkPrefix(): Promise<string>
  refundId(): string
  sleep(ms: number): Promise<void>
  /** Does something later in this process, once per name, at the earliest time asked for: best effort, what must not be lost is also due in the ledger. */
  later(ms: number, name: string, work: () => Promise<unknown>): void
  /** The server is shutting down: what is running ends, nothing new is taken. */
  isStopping(): boolean
  /** Links whose money this process is handing to Medusa. */
  booking: Set<string>
  /** Links that somebody rang: their next reconcile must ask Paynet. */
  rung: Set<string>
  looks: ReturnType<typeof createCoalescer<Look>>
  reconciles: ReturnType<typeof createCoalescer<PaynetOutcome>>
  gate: ReturnType<typeof createGate>
}

const contexts = new WeakMap<PaynetModuleService, Context>()

const newInstallation = () => Array.from({ length: 6 }, () => BASE36[randomInt(BASE36.length)]).join("")

/**
 * The context of the running Medusa app: one per app, whoever asks. Always built on the application's container; a
 * provider's own container, or a request's, has too little or does not live long enough.
 */
export const appContext = (container: MedusaContainer = application): Context => {
  const module = container.resolve<PaynetModuleService>(PAYNET_MODULE)
  const known = contexts.get(module)
  if (known) return known

  const ledger = module.ledger()
  const log = createLog(container.resolve(ContainerRegistrationKeys.LOGGER))
  const now = () => new Date()
  const timers = new Map<string, { timer: NodeJS.Timeout; at: number }>()
  const installation = () => ledger.settings.installation(newInstallation(), now())
  const linkPrefix = async () => `pl_${(await installation()).id}_`
  const context: Context = {
    container,
    options: module.paynetOptions(),
    ledger,
    log,
    now,
    token: () => randomBytes(32).toString("hex"),
    linkId: async () => `${await linkPrefix()}${generateEntityId(undefined, "x").slice(2).toLowerCase()}`,
    installation,
    newInstallationId: newInstallation,
    linkPrefix,
    refundId: () => generateEntityId(undefined, "pnref"),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    later: (ms, name, work) => {
      const at = now().getTime() + ms
      const waiting = timers.get(name)
      if (waiting && waiting.at <= at) return
      clearTimeout(waiting?.timer)
      const timer = setTimeout(() => {
        timers.delete(name)
        work().catch((error: unknown) => log.warn("later work failed", { what: name, reason: reasonOf(error) }))
      }, ms)
      timer.unref()
      timers.set(name, { timer, at })
    },
    isStopping: () => module.isStopping(),
    booking: new Set(),
    rung: new Set(),
    looks: createCoalescer<Look>(),
    reconciles: createCoalescer<PaynetOutcome>(),
    gate: createGate(CALLS_IN_FLIGHT),
  }
  contexts.set(module, context)
  return context
}

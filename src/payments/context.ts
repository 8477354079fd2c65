import { randomBytes, randomInt } from "node:crypto"
import { container as application } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { createFresh } from "../modules/paynet/fresh"
import type { Installation, Ledger } from "../modules/paynet/ledger"
import { type PaynetOptions, parseOptions } from "../modules/paynet/options"
import type { EffectiveCheck, EffectiveOptions } from "../modules/paynet/saved-options"
import type { PaynetModuleService } from "../modules/paynet/service"
import { PAYNET_MODULE, type PaynetOutcome } from "../types"
import { createCoalescer } from "./coalesce"
import { settingsUnusable } from "./faults"
import { createGate } from "./gate"
import { noteBeat } from "./heartbeat"
import { createLog, type Log, reasonOf } from "./log"
import type { Look } from "./look"

const CALLS_IN_FLIGHT = 8
const HEARD_EVERY_MS = 30_000
const BASE36 = "abcdefghijklmnopqrstuvwxyz0123456789"

/** Everything the rules need from outside but the options. Time and chance come from here only. */
export type App = {
  container: MedusaContainer
  /**
   * The context for one piece of work: its options are the ones in force, at most three seconds old, and stay the same
   * to its end. Whoever starts work, or goes on after a wait, asks for a new one.
   * @throws MedusaError while what an admin saved cannot be used with this config file
   */
  fresh(): Promise<Context>
  /** What only the config file can set. */
  config: Pick<PaynetOptions, "backendUrl" | "returnUrl" | "flow" | "posType" | "timeoutMs" | "apiUrl">
  settings: {
    /** What the config file says, as it stands. Holds keys: never to be logged or returned. */
    given(): Record<string, unknown>
    /** The same, checked, with defaults. */
    ofConfig(): PaynetOptions
    /** What is in force at this very moment. */
    read(): Promise<EffectiveCheck>
    /** A save was made in this process: the next piece of work follows it at once. */
    forget(): void
  }
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
  later(ms: number, name: string, work: (ctx: Context) => Promise<unknown>): void
  /** The server is shutting down: what is running ends, nothing new is taken. */
  isStopping(): boolean
  /** Links whose money this process is handing to Medusa. */
  booking: Set<string>
  /** Links that somebody rang: their next reconcile must ask Paynet. */
  rung: Set<string>
  looks: ReturnType<typeof createCoalescer<Look>>
  reconciles: ReturnType<typeof createCoalescer<PaynetOutcome>>
  /** At most eight calls to Paynet at once in this process; the others wait their turn. */
  gate: ReturnType<typeof createGate>
  /** Paynet has answered: written down now and then, for who watches over the store. */
  heard(): void
}

/** The app with the options of one piece of work. */
export type Context = App & { options: EffectiveOptions }

const apps = new WeakMap<PaynetModuleService, App>()

const newInstallation = () => Array.from({ length: 6 }, () => BASE36[randomInt(BASE36.length)]).join("")

/**
 * The running Medusa app: one, whoever asks. Always built on the application's container; a provider's own container, or
 * a request's, has too little or does not live long enough.
 */
export const appContext = (container: MedusaContainer = application): App => {
  const module = container.resolve<PaynetModuleService>(PAYNET_MODULE)
  const known = apps.get(module)
  if (known) return known

  const ledger = module.ledger()
  const log = createLog(container.resolve(ContainerRegistrationKeys.LOGGER))
  const now = () => new Date()
  const timers = new Map<string, { timer: NodeJS.Timeout; at: number }>()
  const installation = () => ledger.settings.installation(newInstallation(), now())
  const linkPrefix = async () => `pl_${(await installation()).id}_`
  let saidFaults: string | null = null
  const options = createFresh(async () => {
    const check = await module.readOptions()
    const faults = check.faults?.join("; ") ?? null
    if (faults && faults !== saidFaults) log.error("what was saved in the admin cannot be used", { faults })
    saidFaults = faults
    return check
  })
  const ofConfig = parseOptions(module.givenOptions())
  const gate = createGate(CALLS_IN_FLIGHT)
  let heardAt = 0
  const heard = () => {
    const at = now()
    if (Math.abs(at.getTime() - heardAt) < HEARD_EVERY_MS) return
    heardAt = at.getTime()
    noteBeat({ ledger }, "paynet_answer", at).catch((error: unknown) =>
      log.warn("that Paynet answered could not be written down", { reason: reasonOf(error) }),
    )
  }
  const app: App = {
    container,
    fresh: async () => {
      const check = await options.get(now())
      if (!check.options) throw settingsUnusable()
      return { ...app, options: check.options }
    },
    config: ofConfig,
    settings: {
      given: () => module.givenOptions(),
      ofConfig: () => ofConfig,
      read: () => module.readOptions(),
      forget: options.forget,
    },
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
        app
          .fresh()
          .then(work)
          .catch((error: unknown) => log.warn("later work failed", { what: name, reason: reasonOf(error) }))
      }, ms)
      timer.unref()
      timers.set(name, { timer, at })
    },
    isStopping: () => module.isStopping(),
    booking: new Set(),
    rung: new Set(),
    looks: createCoalescer<Look>(),
    reconciles: createCoalescer<PaynetOutcome>(),
    gate: async (work) => {
      const answer = await gate(work)
      heard()
      return answer
    },
    heard,
  }
  apps.set(module, app)
  return app
}

/** The context for one piece of work that starts now. */
export const freshContext = (container?: MedusaContainer): Promise<Context> => appContext(container).fresh()

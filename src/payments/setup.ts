import { z } from "@medusajs/framework/zod"
import { type AdminSetupAnswer, type AdminSetupLine, PAYNET_PROVIDER_ID } from "../types"
import type { App } from "./context"
import { lastBeat } from "./heartbeat"
import { isPossiblyCopy } from "./installation"
import { locksInMemory } from "./locking"
import { reasonOf } from "./log"
import { graph } from "./purchase"
import { checkBackendUrl, checkReturnUrl } from "./setup-urls"
import { verifyKey } from "./verify-key"

/** The job runs every minute. */
const JOB_LATE_MS = 3 * 60_000

type Name = AdminSetupLine["name"]
type Line<Of extends Name> = Extract<AdminSetupLine, { name: Of }>

const checkKey = async (app: App): Promise<Line<"key">> => {
  const { ok, fault, environment, host, status, caller_address } = await verifyKey(app)
  const details = { environment, host, status, caller_address }
  return { name: "key", state: ok ? "ok" : "fault", reason: fault ?? "ok", details }
}

const regions = z.array(
  z.object({
    name: z.string(),
    currency_code: z.string(),
    payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish(),
  }),
)

const namesOf = (some: z.output<typeof regions>): string[] =>
  some.map(({ name }) => name).sort((one, other) => one.localeCompare(other, "tr"))

const checkRegions = async (app: App): Promise<Line<"provider_enabled">> => {
  const all = regions.parse(await graph(app, "region", ["name", "currency_code", "payment_providers.id"], {}))
  const ours = all.filter((region) => region.payment_providers?.some((one) => one?.id === PAYNET_PROVIDER_ID))
  const inLira = ours.filter((region) => region.currency_code.toLowerCase() === "try")
  const others = ours.filter((region) => !inLira.includes(region))
  const details = { regions: namesOf(inLira), other_regions: namesOf(others) }
  if (!inLira.length) return { name: "provider_enabled", state: "fault", reason: "no_region", details }
  return others.length
    ? { name: "provider_enabled", state: "warning", reason: "other_currency", details }
    : { name: "provider_enabled", state: "ok", reason: "ok", details }
}

const checkLocking = async (app: App): Promise<Line<"locking">> =>
  locksInMemory(app)
    ? { name: "locking", state: "warning", reason: "in_memory", details: {} }
    : { name: "locking", state: "ok", reason: "ok", details: {} }

const checkJob = async (app: App): Promise<Line<"job">> => {
  const last = await lastBeat(app, "job")
  const details = { last_run_at: last?.toISOString() ?? null }
  if (!last) return { name: "job", state: "fault", reason: "never", details }
  const isLate = app.now().getTime() - last.getTime() > JOB_LATE_MS
  return { name: "job", state: isLate ? "fault" : "ok", reason: isLate ? "late" : "ok", details }
}

const checkTables = async (app: App): Promise<Line<"tables">> => {
  const missing = await app.ledger.tables.missing()
  const isMissing = missing.length > 0
  return {
    name: "tables",
    state: isMissing ? "fault" : "ok",
    reason: isMissing ? "missing" : "ok",
    details: { missing },
  }
}

const checkInstallation = async (app: App): Promise<Line<"installation">> => {
  const needsAnswer = await isPossiblyCopy(await app.fresh())
  const { backend_url } = await app.installation()
  const details = { backend_url: app.config.backendUrl, went_live_at: backend_url ?? null }
  const state = needsAnswer ? "fault" : "ok"
  return { name: "installation", state, reason: needsAnswer ? "needs_answer" : "ok", details }
}

const CHECKS: { [Of in Name]: (app: App) => Promise<Line<Of>> } = {
  key: checkKey,
  provider_enabled: checkRegions,
  backend_url: async (app) => checkBackendUrl(await app.fresh()),
  return_url: checkReturnUrl,
  locking: checkLocking,
  job: checkJob,
  tables: checkTables,
  installation: checkInstallation,
}

const checked = async <Of extends Name>(
  app: App,
  name: Of,
): Promise<Line<Of> | { name: Of; state: "warning"; reason: "not_checked"; details: Record<string, never> }> => {
  try {
    return await CHECKS[name](app)
  } catch (error) {
    app.log.warn("a line of the setup could not be checked", { line: name, reason: reasonOf(error) })
    return { name, state: "warning", reason: "not_checked", details: {} }
  }
}

/** Is the store ready to take payments? Every line is checked anew, all at once; one that fails does not stop the others. */
export const checkSetup = async (app: App): Promise<AdminSetupAnswer["setup"]> => {
  const lines = await Promise.all([
    checked(app, "key"),
    checked(app, "provider_enabled"),
    checked(app, "backend_url"),
    checked(app, "return_url"),
    checked(app, "locking"),
    checked(app, "job"),
    checked(app, "tables"),
    checked(app, "installation"),
  ])
  const environment = (await app.settings.read()).options?.environment ?? app.settings.ofConfig().environment
  return { ok: lines.every(({ state }) => state !== "fault"), environment, lines }
}

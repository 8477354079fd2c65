import type { AdminHealthAnswer, PaynetHealthFault } from "../types"
import type { App } from "./context"
import { MAX_FAILURES } from "./due"
import { lastBeat } from "./heartbeat"
import { isPossiblyCopy } from "./installation"
import { presentWaiting } from "./present"
import { readSweepState } from "./sweep-state"

const MINUTE_MS = 60_000
const WAITING_LONG_MS = 60 * MINUTE_MS
const LINKS_LATE_MS = 10 * MINUTE_MS
const JOB_LATE_MS = 5 * MINUTE_MS
const SILENT_MS = 30 * MINUTE_MS

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** Why nothing may work at all: what was saved, the key, the installation. */
const faultsOfSettings = async (app: App): Promise<PaynetHealthFault[]> => {
  const { options } = await app.settings.read()
  if (!options) return ["settings_unusable"]
  const faults: PaynetHealthFault[] = options.secretKey ? [] : ["key_unusable"]
  return (await isPossiblyCopy({ ...app, options })) ? [...faults, "installation_needs_answer"] : faults
}

/** Links that are tried once a day only. Those of another environment or host cannot be asked about, and nobody can help. */
const failingLinks = async (app: App): Promise<number> => {
  const { options } = await app.settings.read()
  if (!options) return 0
  return app.ledger.queue.failing({ environment: options.environment, host: options.apiBase }, MAX_FAILURES)
}

/** Numbers for monitors, and whether a person must look. Calls nobody but the database. */
export const readHealth = async (app: App): Promise<AdminHealthAnswer> => {
  const now = app.now()
  const [due, failing, held, refundDue, answer, job, sweep, ofSettings, settings] = await Promise.all([
    app.ledger.queue.waiting(now),
    failingLinks(app),
    app.ledger.lists.held(),
    app.ledger.lists.refundDue(),
    lastBeat(app, "paynet_answer"),
    lastBeat(app, "job"),
    readSweepState(app),
    faultsOfSettings(app),
    app.settings.read(),
  ])
  const isOlder = (at: Date | null | undefined, ms: number) => !!at && now.getTime() - at.getTime() > ms
  const isMissed = (at: Date | null | undefined, ms: number) => !at || isOlder(at, ms)
  const found: [PaynetHealthFault, boolean][] = [
    ["held_long", isOlder(held.oldest, WAITING_LONG_MS)],
    ["refund_due_long", isOlder(refundDue.oldest, WAITING_LONG_MS)],
    ["links_late", isOlder(due.oldest, LINKS_LATE_MS)],
    ["links_failing", failing > 0],
    ["job_late", isMissed(job, JOB_LATE_MS)],
    ["sweep_late", isMissed(sweep?.through, SILENT_MS)],
    ["sweep_distrusted", sweep?.trusted === false],
    ["paynet_silent", isMissed(answer, SILENT_MS)],
  ]
  const faults = [...found.flatMap(([name, isThere]) => (isThere ? [name] : [])), ...ofSettings]
  return {
    ok: faults.length === 0,
    faults,
    environment: settings.options?.environment ?? null,
    at: now.toISOString(),
    oldest_due_at: iso(due.oldest),
    due: due.count,
    failing,
    held: { ...presentWaiting(held), oldest_at: iso(held.oldest) },
    refund_due: { ...presentWaiting(refundDue), oldest_at: iso(refundDue.oldest) },
    last_paynet_answer_at: iso(answer),
    last_sweep_at: iso(sweep?.through),
    last_job_at: iso(job),
  }
}

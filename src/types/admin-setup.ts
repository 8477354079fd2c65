import { PAYNET_VERIFY_FAULTS } from "./admin-settings"

/** The lines of the setup check, in the order in which they are shown. */
export const PAYNET_SETUP_LINES = [
  "key",
  "provider_enabled",
  "backend_url",
  "return_url",
  "locking",
  "job",
  "tables",
  "installation",
] as const
export type PaynetSetupLineName = (typeof PAYNET_SETUP_LINES)[number]

/**
 * Every way in which a line can end, by its name. `ok` needs nothing; each of the others has a remedy. `not_checked`: the
 * check itself failed, the server's log says why.
 */
export const PAYNET_SETUP_REASONS = {
  key: ["ok", ...PAYNET_VERIFY_FAULTS, "not_checked"],
  /** `no_region`: no region in TRY has Paynet. `other_currency`: a region with another currency has it. */
  provider_enabled: ["ok", "no_region", "other_currency", "not_checked"],
  /** `private`: works, but Paynet cannot reach it. `other_answer`: somebody answers, and it is not this server. */
  backend_url: ["ok", "private", "timeout", "unreachable", "other_answer", "not_checked"],
  /** `refuses`: a status of 4xx that is not 404 or 410. `fails`: 5xx. */
  return_url: ["ok", "timeout", "unreachable", "not_found", "refuses", "fails", "not_checked"],
  /** `in_memory`: right for a single process only. */
  locking: ["ok", "in_memory", "not_checked"],
  job: ["ok", "never", "late", "not_checked"],
  tables: ["ok", "missing", "not_checked"],
  /** `needs_answer`: the database went live under another `backendUrl`: moved, or a copy? */
  installation: ["ok", "needs_answer", "not_checked"],
} as const satisfies Record<PaynetSetupLineName, readonly string[]>

/**
 * One line of the setup check. `details` holds ids, names and numbers only, by line: key `environment`, `host`, `status`,
 * `caller_address`; provider_enabled `regions` (names of those in TRY that have Paynet), `other_regions`; backend_url and
 * return_url `url`, `status`; job `last_run_at`; tables `missing` (migrations); installation `backend_url`, `went_live_at`
 * (the urls of now and of the day it went live).
 */
export type AdminSetupLine = {
  [Name in PaynetSetupLineName]: {
    name: Name
    state: "ok" | "warning" | "fault"
    reason: (typeof PAYNET_SETUP_REASONS)[Name][number]
    details: Record<string, string | number | string[] | null>
  }
}[PaynetSetupLineName]

/** Answer of `GET /admin/paynet/setup`. `ok`: no line is at fault. */
export type AdminSetupAnswer = { setup: { ok: boolean; environment: "test" | "live"; lines: AdminSetupLine[] } }

/** Answer of `GET /paynet/ping/:nonce`. */
export type PaynetPingAnswer = { nonce: string }

/** Answer of `GET` and `POST /admin/paynet/installation`; the body says `moved` or `copy`. */
export type AdminInstallationAnswer = {
  installation: { id: string; backend_url: string | null; needs_answer: boolean }
}
export type AdminInstallationBody = { is: "moved" | "copy" }

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

/** Every way in which a line can end, by its name. `ok` needs nothing; each of the others has a remedy. */
export const PAYNET_SETUP_REASONS = {
  key: ["ok", ...PAYNET_VERIFY_FAULTS],
  /** `no_region`: no region in TRY has Paynet. `other_currency`: a region with another currency has it. */
  provider_enabled: ["ok", "no_region", "other_currency"],
  /** `private`: works, but Paynet cannot reach it. `other_answer`: somebody answers, and it is not this server. */
  backend_url: ["ok", "private", "timeout", "unreachable", "other_answer"],
  return_url: ["ok", "timeout", "unreachable", "not_found", "refuses", "fails"],
  /** `in_memory`: right for one process only. */
  locking: ["ok", "in_memory", "missing"],
  job: ["ok", "never", "late"],
  tables: ["ok", "missing"],
  /** `needs_answer`: the database went live under another `backendUrl`: moved, or a copy? */
  installation: ["ok", "needs_answer"],
} as const satisfies Record<PaynetSetupLineName, readonly string[]>

/**
 * One line of the setup check. `details` holds ids, names and numbers only, all of them optional: `regions` (names),
 * `environment`, `host`, `status`, `caller_address`, `url`, `provider`, `last_run_at`, `missing` (tables).
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

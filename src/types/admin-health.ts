import type { AdminWaitingMoney } from "./admin-lists"

/**
 * What makes the store's payments unwell. `held_long`: money has been held for over an hour. `refund_due_long`: a refund
 * has been owed for over an hour. `links_late`: a link has been due for over ten minutes. `links_failing`: one failed
 * eight times in a row and is tried once a day. `job_late`: no run for five minutes; `sweep_late`: none that reached its
 * end for half an hour. `sweep_distrusted`: Paynet's list misses payments that are known. `paynet_silent`: no call to
 * Paynet has succeeded for half an hour. `settings_unusable`: what was saved in the admin does not fit the config file.
 * `key_unusable`: there is no key, or the saved one cannot be opened. `installation_needs_answer`: the database went
 * live under another `backendUrl`.
 */
export const PAYNET_HEALTH_FAULTS = [
  "held_long",
  "refund_due_long",
  "links_late",
  "links_failing",
  "job_late",
  "sweep_late",
  "sweep_distrusted",
  "paynet_silent",
  "settings_unusable",
  "key_unusable",
  "installation_needs_answer",
] as const
export type PaynetHealthFault = (typeof PAYNET_HEALTH_FAULTS)[number]

/** Answer of `GET /admin/paynet/health`, always with status 200: a monitor reads `ok`. Times are ISO, null: never. */
export type AdminHealthAnswer = {
  ok: boolean
  faults: PaynetHealthFault[]
  environment: "test" | "live" | null
  at: string
  /** The link that has waited longest to be asked about, and how many are due. */
  oldest_due_at: string | null
  due: number
  /** How many links are tried once a day, because they failed again and again. */
  failing: number
  held: AdminWaitingMoney & { oldest_at: string | null }
  refund_due: AdminWaitingMoney & { oldest_at: string | null }
  last_paynet_answer_at: string | null
  last_sweep_at: string | null
  last_job_at: string | null
}

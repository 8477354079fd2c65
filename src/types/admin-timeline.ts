import type { PaynetOutcome } from "./outcome"

/** Every kind of fact that the ledger's time line holds, each after those that come before it in one life. */
export const PAYNET_ENTRY_KINDS = [
  // A PayLink's life.
  "created",
  "session",
  "opened",
  "failed",
  "create_unknown",
  "hint",
  "declined",
  "disabled",
  "disable_refused",
  "expired",
  "order_canceled",
  // A payment's life.
  "paid",
  "captured",
  "held",
  "refunded",
  "resolved",
  "books_differ",
  // Money on its way back.
  "refund_asked",
  "refund_requested",
  "refund_approved",
  "refund_declined",
  "refund_unknown",
  "refund_failed",
  "refund_due",
  "refund_booked",
  "refund_told",
  "refund_mended",
  "refund_alone",
  // What a person did.
  "pay_by_link",
  "check",
  "disable",
  "apply",
  "refund_held",
  "settings_saved",
  "installation",
] as const
export type PaynetEntryKind = (typeof PAYNET_ENTRY_KINDS)[number]

/**
 * One fact of the time line. `actor`: the id of the admin user or API key who did it, `job` for what the plugin does by
 * itself, null for what nobody did. `details`: ids, words and sums, and the note that a person wrote; plain text, never
 * markup.
 */
export type AdminEntry = {
  id: string
  kind: PaynetEntryKind
  outcome: PaynetOutcome | null
  at: string
  actor: string | null
  paylink_id: string | null
  transaction_id: string | null
  refund_id: string | null
  details: Record<string, string | number | boolean | null>
}

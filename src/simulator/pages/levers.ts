import type { FaultsPatch } from "../faults/faults"

export interface Lever {
  label: string
  patch: FaultsPatch
}

/** The faults of `/_control` that a person wants most, each one click away. */
export const LEVERS: { title: string; levers: Lever[] }[] = [
  {
    title: "Confirmations",
    levers: [
      { label: "Sent at once", patch: { confirmation: { mode: "send", delayMs: 0, repeat: 1 } } },
      { label: "Lost", patch: { confirmation: { mode: "drop" } } },
      { label: "Held", patch: { confirmation: { mode: "hold" } } },
      { label: "10 s late", patch: { confirmation: { mode: "send", delayMs: 10_000 } } },
      { label: "Three times", patch: { confirmation: { mode: "send", repeat: 3 } } },
    ],
  },
  {
    title: "Making a link",
    levers: [
      { label: "Next one: 500", patch: { services: { "mailorder/create": { kind: "status", status: 500 } } } },
      { label: "Next one: made, answer lost", patch: { services: { "mailorder/create": { kind: "reset-after" } } } },
    ],
  },
  {
    title: "Asking about payments",
    levers: [
      { label: "Next one: 502", patch: { services: { "transaction/check": { kind: "status", status: 502 } } } },
      { label: "Two answers late", patch: { check: { noDataFor: 2 } } },
      { label: "Everything: 401", patch: { services: { "*": { kind: "status", status: 401, times: "always" } } } },
    ],
  },
  {
    title: "Refunds",
    levers: [
      { label: "Approved", patch: { reversals: { mode: "approve" } } },
      { label: "Wait for a decision", patch: { reversals: { mode: "hold" } } },
      { label: "Declined", patch: { reversals: { mode: "decline" } } },
    ],
  },
  {
    title: "Clock",
    levers: [
      { label: "Now", patch: { clock: { offsetMs: 0 } } },
      { label: "A day later", patch: { clock: { offsetMs: 24 * 60 * 60 * 1000 } } },
    ],
  },
]

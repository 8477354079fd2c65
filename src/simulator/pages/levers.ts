import type { FaultsPatch } from "../faults/faults"
import type { StartTexts } from "./start-texts"

export interface Lever {
  label: string
  patch: FaultsPatch
}

/** The faults of `/_control` that a person wants most, each one click away. */
export const leversOf = (t: StartTexts): { title: string; levers: Lever[] }[] => [
  {
    title: t.confirmations,
    levers: [
      { label: t.atOnce, patch: { confirmation: { mode: "send", delayMs: 0, repeat: 1 } } },
      { label: t.lost, patch: { confirmation: { mode: "drop" } } },
      { label: t.held, patch: { confirmation: { mode: "hold" } } },
      { label: t.late, patch: { confirmation: { mode: "send", delayMs: 10_000 } } },
      { label: t.threeTimes, patch: { confirmation: { mode: "send", repeat: 3 } } },
    ],
  },
  {
    title: t.making,
    levers: [
      { label: t.create500, patch: { services: { "mailorder/create": { kind: "status", status: 500 } } } },
      { label: t.createLost, patch: { services: { "mailorder/create": { kind: "reset-after" } } } },
    ],
  },
  {
    title: t.asking,
    levers: [
      { label: t.check502, patch: { services: { "transaction/check": { kind: "status", status: 502 } } } },
      { label: t.checkLate, patch: { check: { noDataFor: 2 } } },
      { label: t.all401, patch: { services: { "*": { kind: "status", status: 401, times: "always" } } } },
    ],
  },
  {
    title: t.instalments,
    levers: [
      { label: t.instalmentsMerchant, patch: { charge: { instalmentsOnTop: false } } },
      { label: t.instalmentsShopper, patch: { charge: { instalmentsOnTop: true } } },
    ],
  },
  {
    title: t.refunds,
    levers: [
      { label: t.approved, patch: { reversals: { mode: "approve" } } },
      { label: t.waiting, patch: { reversals: { mode: "hold" } } },
      { label: t.refused, patch: { reversals: { mode: "decline" } } },
    ],
  },
  {
    title: t.clock,
    levers: [
      { label: t.now, patch: { clock: { offsetMs: 0 } } },
      { label: t.dayLater, patch: { clock: { offsetMs: 24 * 60 * 60 * 1000 } } },
    ],
  },
]

import fc from "fast-check"
import type { Death } from "./death"
import type { Fault } from "./door"

export type Tell = "never" | "once" | "three times" | "later" | "forged"
export type Racer = "confirmation" | "return" | "complete" | "start" | "add" | "job"

type Plain =
  | "nothing"
  | "start"
  | "double"
  | "add"
  | "remove"
  | "complete"
  | "job"
  | "sweep"
  | "expire"
  | "system"
  | "take stock"
  | "put stock back"
  | "cancel order"
  | "refund order"
  | "authorize"
  | "edit order"

/** One thing that somebody does. `nth` counts a cart's links from the newest. */
export type What =
  | { kind: Plain }
  | { kind: "pay"; nth: number; tell: Tell; sum: "right" | "less" | "more" }
  | { kind: "pay twice"; tell: Tell }
  | { kind: "decline"; tell: Tell }
  | { kind: "tell"; nth: number; tell: Tell }
  | { kind: "return"; nth: number; failed: boolean }
  | { kind: "race"; racers: [Racer, Racer]; nth: number }
  | { kind: "disable"; nth: number }
  | { kind: "pass"; minutes: number }
  | { kind: "fault"; fault: Fault }
  | { kind: "held"; act: "apply" | "resolve" | "refund" }
  | { kind: "send link"; sum: "all" | "part" }

/** `dies`: the process that serves this step is killed on the way. */
export type Step = { who: number; what: What; dies: Death | null }
export type CartKind = { item: "shirt" | "thirds" | "scarce"; started: boolean }
export type History = { carts: CartKind[]; steps: Step[] }

const some = <const T>(...values: T[]) => fc.constantFrom(...values)
const plain = (kind: Plain): fc.Arbitrary<What> => fc.constant({ kind })

/** The newest link most of the time. */
const nth = some(0, 0, 0, 0, 0, 1, 1, 2)
const tell = some<Tell>("once", "never", "never", "later", "three times", "forged")
const racer = some<Racer>(
  "complete",
  "confirmation",
  "return",
  "complete",
  "confirmation",
  "return",
  "start",
  "add",
  "job",
)
const fault = some<Omit<Fault, "times">>(
  { service: "mailorder/create", kind: "lost-after" },
  { service: "mailorder/create", kind: "500" },
  { service: "transaction/check", kind: "500" },
  { service: "transaction/check", kind: "lost-after" },
  { service: "mailorder/status_update", kind: "500" },
  { service: "mailorder/status_update", kind: "lost-after" },
  { service: "transaction/reversed_request", kind: "lost-after" },
  { service: "transaction/reversed_request", kind: "lost-before" },
  { service: "transaction/reversed_request", kind: "500" },
)

const whats: [number, fc.Arbitrary<What>][] = [
  [9, plain("start")],
  [3, plain("double")],
  [4, plain("add")],
  [3, plain("remove")],
  [5, plain("complete")],
  [4, plain("job")],
  [1, plain("sweep")],
  [2, plain("expire")],
  [2, plain("system")],
  [3, plain("take stock")],
  [2, plain("put stock back")],
  [2, plain("cancel order")],
  [2, plain("refund order")],
  [1, plain("authorize")],
  [1, plain("edit order")],
  [
    12,
    fc.record({
      kind: fc.constant("pay" as const),
      nth,
      tell,
      sum: some("right", "right", "right", "right", "less", "more"),
    }),
  ],
  [2, fc.record({ kind: fc.constant("pay twice" as const), tell })],
  [2, fc.record({ kind: fc.constant("decline" as const), tell })],
  [3, fc.record({ kind: fc.constant("tell" as const), nth, tell })],
  [5, fc.record({ kind: fc.constant("return" as const), nth, failed: some(false, false, true) })],
  [6, fc.record({ kind: fc.constant("race" as const), racers: fc.tuple(racer, racer), nth })],
  [2, fc.record({ kind: fc.constant("disable" as const), nth })],
  [3, fc.record({ kind: fc.constant("pass" as const), minutes: some(3, 11, 160) })],
  [4, fc.tuple(fault, some(1, 2)).map(([what, times]): What => ({ kind: "fault", fault: { ...what, times } }))],
  [4, fc.record({ kind: fc.constant("held" as const), act: some("apply", "resolve", "refund") })],
  [2, fc.record({ kind: fc.constant("send link" as const), sum: some("all", "part") })],
]

/** A purchase has about thirty effects, from the first look to the published event; most steps have fewer. */
const death: fc.Arbitrary<Death> = fc.record({
  effect: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 30 })),
  done: fc.boolean(),
})

/** A step shrinks to nothing, so that a history shrinks below the length that it is drawn with. */
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 1 }),
  what: fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: plain("nothing") },
    ...whats.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  ),
  dies: fc.oneof(
    { withCrossShrink: true },
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: death },
  ),
})

const cart: fc.Arbitrary<CartKind> = fc.record({
  item: some("shirt", "scarce", "thirds"),
  started: some(true, true, true, false),
})

export const histories: fc.Arbitrary<History> = fc.record({
  carts: fc.array(cart, { minLength: 1, maxLength: 2 }),
  steps: fc.array(step, { minLength: 8, maxLength: 25, size: "max" }),
})

const whichLink = (n: number): string => (n === 0 ? "the current link" : `the link ${n} before the current one`)

const wordsOf = (what: What): string => {
  switch (what.kind) {
    case "pay":
      return `pays ${whichLink(what.nth)}${what.sum === "right" ? "" : ` with a kuruş ${what.sum}`}, confirmation ${what.tell}`
    case "pay twice":
      return `pays the current link twice, confirmation ${what.tell}`
    case "decline":
      return `is declined on the current link, confirmation ${what.tell}`
    case "tell":
      return `confirmation for ${whichLink(what.nth)}, ${what.tell}`
    case "return":
      return `comes back from ${whichLink(what.nth)} by the ${what.failed ? "error" : "success"} url`
    case "race":
      return `at once: ${what.racers.join(" and ")} (${whichLink(what.nth)})`
    case "disable":
      return `an admin switches ${whichLink(what.nth)} off`
    case "pass":
      return `${what.minutes} minutes pass`
    case "fault":
      return `the next ${what.fault.times} × ${what.fault.service}: ${what.fault.kind}`
    case "held":
      return `an admin: ${what.act} held money`
    case "send link":
      return `an admin sends a link over ${what.sum === "all" ? "what the order owes" : "ten lira of it"}`
    case "system":
      return "chooses pp_system_default"
    case "start":
      return "starts a payment"
    case "double":
      return "starts a payment twice at once"
    case "authorize":
      return "an admin: Check status of the order's session"
    default:
      return what.kind
  }
}

export const inWords = ({ who, what, dies }: Step, carts: number): string => {
  const death = dies ? `, and the process dies ${dies.done ? "after" : "before"} effect ${dies.effect}` : ""
  return `cart ${who % carts}: ${wordsOf(what)}${death}`
}

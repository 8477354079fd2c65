import fc from "fast-check"
import type { Death } from "../helpers/death"
import type { Fault } from "./door"

export type Tell = "never" | "once" | "three times" | "later" | "forged"
export type Part = "all" | "half" | "a kuruş" | "too much" | "less than a kuruş"
export type Racer =
  | "confirmation"
  | "return"
  | "complete"
  | "start"
  | "add"
  | "job"
  | "refund all"
  | "refund half"
  | "cancel"

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
  | "authorize"
  | "edit order"

/** One thing that somebody does. `nth` counts a cart's links from the newest. */
export type What =
  | { kind: Plain }
  | { kind: "pay"; nth: number; tell: Tell; sum: "right" | "less" | "more"; yesterday: boolean }
  | { kind: "pay twice"; tell: Tell }
  | { kind: "decline"; tell: Tell }
  | { kind: "tell"; nth: number; tell: Tell }
  | { kind: "return"; nth: number; failed: boolean }
  | { kind: "race"; racers: [Racer, Racer] }
  | { kind: "disable"; nth: number }
  | { kind: "pass"; minutes: number }
  | { kind: "fault"; fault: Fault }
  | { kind: "held"; act: "apply" | "resolve" | "refund" }
  | { kind: "send link"; sum: "all" | "part" }
  | { kind: "refund"; part: Part; paynet: "approves" | "declines" | "decides later" }
  | { kind: "decide"; approved: boolean }
  | { kind: "panel"; part: "all" | "half" }

/** `dies`: the process that serves this step is killed on the way. */
export type Step = { who: number; what: What; dies: Death | null }
export type CartKind = {
  item: "shirt" | "thirds" | "scarce"
  /** How far the shopper is when the history begins. */
  begins: "idle" | "started" | "paid" | "paid yesterday"
}
export type History = { carts: CartKind[]; steps: Step[] }

const some = <const T>(...values: T[]) => fc.constantFrom(...values)
const plain = (kind: Plain): fc.Arbitrary<What> => fc.constant({ kind })
const what = <const K extends What["kind"]>(kind: K) => fc.constant(kind)

/** The newest link most of the time. */
const nth = some(0, 0, 0, 0, 0, 1, 1, 2)
const tell = some<Tell>("once", "never", "never", "later", "three times", "forged")
const faultOf = (all: Omit<Fault, "times">[]): fc.Arbitrary<What> =>
  fc.tuple(fc.constantFrom(...all), some(1, 2)).map(([one, times]) => ({ kind: "fault", fault: { ...one, times } }))

const FAULTS: Omit<Fault, "times">[] = [
  { service: "mailorder/create", kind: "lost-after" },
  { service: "mailorder/create", kind: "500" },
  { service: "transaction/check", kind: "500" },
  { service: "transaction/check", kind: "lost-after" },
  { service: "mailorder/status_update", kind: "500" },
  { service: "mailorder/status_update", kind: "lost-after" },
]
const REFUND_FAULTS: Omit<Fault, "times">[] = [
  { service: "transaction/reversed_request", kind: "lost-after" },
  { service: "transaction/reversed_request", kind: "lost-after" },
  { service: "transaction/reversed_request", kind: "lost-before" },
  { service: "transaction/reversed_request", kind: "500" },
  { service: "transaction/detail", kind: "500" },
]
const RACERS: Racer[] = [
  "complete",
  "confirmation",
  "return",
  "complete",
  "confirmation",
  "return",
  "start",
  "add",
  "job",
]
const REFUND_RACERS: Racer[] = ["refund all", "refund half", "refund half", "cancel", "job", "confirmation", "complete"]

const pay = fc.record({
  kind: what("pay"),
  nth,
  tell,
  sum: some("right", "right", "right", "right", "less", "more"),
  yesterday: some(false, true),
})
const refund = fc.record({
  kind: what("refund"),
  part: some<Part>("all", "half", "half", "a kuruş", "too much", "less than a kuruş"),
  paynet: some("approves", "approves", "declines", "decides later", "decides later"),
})
const decide = fc.record({ kind: what("decide"), approved: some(true, true, false) })
const panel = fc.record({ kind: what("panel"), part: some("all", "half") })
const held = fc.record({ kind: what("held"), act: some("apply", "resolve", "refund") })
const pass = (...minutes: number[]) => fc.record({ kind: what("pass"), minutes: fc.constantFrom(...minutes) })
const race = (racers: Racer[]) =>
  fc.record({ kind: what("race"), racers: fc.tuple(fc.constantFrom(...racers), fc.constantFrom(...racers)) })
const sendLink = fc.record({ kind: what("send link"), sum: some("all", "part") })

type Weighed = [number, fc.Arbitrary<What>][]

const BUYING: Weighed = [
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
  [1, plain("authorize")],
  [1, plain("edit order")],
  [12, pay],
  [2, fc.record({ kind: what("pay twice"), tell })],
  [2, fc.record({ kind: what("decline"), tell })],
  [3, fc.record({ kind: what("tell"), nth, tell })],
  [5, fc.record({ kind: what("return"), nth, failed: some(false, false, true) })],
  [6, race(RACERS)],
  [2, fc.record({ kind: what("disable"), nth })],
  [3, pass(3, 11, 160)],
  [4, faultOf([...FAULTS, ...REFUND_FAULTS])],
  [4, held],
  [2, sendLink],
  [3, refund],
  [1, decide],
]

const GIVING_BACK: Weighed = [
  [14, refund],
  [6, decide],
  [2, panel],
  [3, plain("cancel order")],
  [6, plain("job")],
  [2, plain("sweep")],
  [5, pass(3, 11, 160, 1500)],
  [7, faultOf(REFUND_FAULTS)],
  [4, held],
  [5, race(REFUND_RACERS)],
  [1, plain("edit order")],
  [2, sendLink],
  [2, plain("start")],
  [3, pay],
  [1, fc.record({ kind: what("pay twice"), tell })],
]

/** A purchase has about thirty effects, from the first look to the published event; most steps have fewer. */
const death: fc.Arbitrary<Death> = fc.record({
  effect: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 30 })),
  done: fc.boolean(),
})

/** A step shrinks to nothing, so that a history shrinks below the length that it is drawn with. */
const step = (whats: Weighed): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.nat({ max: 1 }),
    what: fc.oneof(
      { withCrossShrink: true },
      { weight: 1, arbitrary: plain("nothing") },
      ...whats.map(([weight, arbitrary]) => ({ weight, arbitrary })),
    ),
    dies: fc.oneof(
      { withCrossShrink: true },
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: death },
    ),
  })

const histories = (begins: fc.Arbitrary<CartKind["begins"]>, whats: Weighed): fc.Arbitrary<History> =>
  fc.record({
    carts: fc.array(fc.record({ item: some("shirt", "scarce", "thirds"), begins }), { minLength: 1, maxLength: 2 }),
    steps: fc.array(step(whats), { minLength: 8, maxLength: 25, size: "max" }),
  })

/** Histories of carts that are bought, and of orders whose money goes back. */
export const buying = histories(some("started", "started", "started", "idle"), BUYING)
export const givingBack = histories(some("paid yesterday", "paid yesterday", "paid", "started"), GIVING_BACK)

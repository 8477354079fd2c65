import { anyFields, count, flag, merge, oneOf, type Rules, text } from "../faults/rules"
import { type Fields, readRequiredText } from "../fields"
import type { PayOptions, Simulator } from "../types"

type Action = (simulator: Simulator, fields: Fields) => object | Promise<object>

const PAY_OPTIONS: Rules<Required<PayOptions>> = {
  card: text,
  outcome: oneOf("approve", "decline"),
  amount: text,
  currency: text,
  instalment: count,
  confirm: flag,
  follow: flag,
  force: flag,
}

/** What `POST /_control/<name>` can do, each as the lever of the same name on `simulator.control`. */
export const ACTIONS = {
  set: ({ control }, fields) => {
    control.set(fields)
    return control.get()
  },
  reset: ({ control }) => {
    control.reset()
    return control.get()
  },
  hold: ({ control }, fields) => {
    control.hold(readRequiredText(fields, "service"))
    return {}
  },
  "release-holds": ({ control }) => {
    control.releaseHolds()
    return {}
  },
  "release-confirmations": async ({ control }) => ({ released: await control.releaseConfirmations() }),
  "forge-confirmation": async ({ control }, fields) => {
    const answer = await control.forgeConfirmation(readRequiredText(fields, "url"), anyFields(fields.fields, "fields"))
    return { status: answer?.status ?? null }
  },
  "approve-reversal": async ({ control }, fields) => {
    const answer = await control.approveReversal(readRequiredText(fields, "xactId"))
    return { status: answer?.status ?? null }
  },
  "decline-reversal": async ({ control }, fields) => {
    const answer = await control.declineReversal(readRequiredText(fields, "xactId"))
    return { status: answer?.status ?? null }
  },
  reverse: ({ control }, fields) => {
    const amount = fields.amount === undefined ? undefined : readRequiredText(fields, "amount")
    control.reverse(readRequiredText(fields, "xactId"), amount)
    return {}
  },
  pay: async (simulator, { url, ...fields }) => {
    const options = merge<PayOptions>({}, PAY_OPTIONS, fields, "pay")
    const { xactId, redirectUrl, landing } = await simulator.pay(text(url, "url"), options)
    return { xactId, redirectUrl, landing }
  },
} satisfies Record<string, Action>

export function isAction(name: string): name is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, name)
}

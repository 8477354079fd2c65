import type { LinkBook } from "medusa-payment-paynet/simulator"
import { mark } from "../helpers/death"
import type { Actor, Play } from "./cast"
import type { Tell } from "./history"

const DAY_MS = 24 * 60 * 60_000
const LATER_MS = 400
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const ask = (url: string, init: RequestInit = {}): Promise<Response | null> =>
  fetch(url, { ...init, headers: mark() }).catch(() => null)

const post = async (link: LinkBook, body: object): Promise<string> => {
  const answer = await ask(String(link.request.confirmation_url), { method: "POST", body: JSON.stringify(body) })
  return `confirmation ${answer?.status ?? "lost"}`
}

/** Paynet's server tells the shop of a payment. */
export const confirm = (link: LinkBook): Promise<string> =>
  post(link, { referance_no: link.reference, amount: link.amount, is_succeed: true })

/** What a stranger would write: another sum, another cart's reference, a token that is none. */
const forge = async ({ actors }: Play, link: LinkBook): Promise<string> => {
  const other = actors.flatMap((actor) => actor.paylinks()).find((one) => one.reference !== link.reference)
  const lie = { referance_no: (other ?? link).reference, amount: "999999.00", currency: "USD", is_succeed: "true" }
  const nowhere = String(link.request.confirmation_url).replace(/[0-9a-f]{8}$/, "00000000")
  await ask(nowhere, { method: "POST", body: JSON.stringify(lie) })
  return post(link, lie)
}

export const tellOf = async (play: Play, link: LinkBook, tell: Tell): Promise<string> => {
  if (tell === "never") return "not told"
  if (tell === "forged") return forge(play, link)
  if (tell === "three times") return (await Promise.all([confirm(link), confirm(link), confirm(link)])).join(", ")
  if (tell === "once") return confirm(link)
  play.behind.push(rest(LATER_MS).then(() => confirm(link)))
  return "told later"
}

/** The shopper's browser comes back. */
export const comeBack = async (link: LinkBook, failed: boolean): Promise<string> => {
  const answer = await ask(String(failed ? link.request.error_url : link.request.succeed_url), { redirect: "manual" })
  const to = answer?.headers.get("location") ?? ""
  return `return ${answer?.status ?? "lost"} ${to ? new URL(to).searchParams.get("status") : ""}`
}

export type Charge = { sum: "right" | "less" | "more"; force: boolean; yesterday: boolean }

/** A card is charged. The clock is everybody's, so it is set back for no longer than the charge takes. */
export const charge = async (
  { stage: { simulator } }: Pick<Play, "stage">,
  link: LinkBook,
  { sum, force, yesterday }: Charge,
): Promise<string> => {
  const amount = sum === "right" ? {} : { amount: (Number(link.amount) + (sum === "less" ? -0.01 : 0.01)).toFixed(2) }
  if (yesterday) simulator.control.set({ clock: { offsetMs: -DAY_MS } })
  const paying = simulator.pay(link.url, { confirm: false, force, ...amount })
  if (yesterday) simulator.control.set({ clock: { offsetMs: 0 } })
  return (await paying).xactId
}

/** Paynet's staff decide what was asked for this cart's payments, and post it. */
export const decideRefunds = async (
  { stage: { simulator } }: Play,
  actor: Actor,
  approved: boolean,
): Promise<string> => {
  const references = new Set(actor.paylinks().map((link) => link.reference))
  const open = simulator.books().reversals.filter((one) => one.state === "requested" && references.has(one.reference))
  for (const xactId of new Set(open.map((one) => one.xactId))) {
    await (approved ? simulator.control.approveReversal(xactId) : simulator.control.declineReversal(xactId))
  }
  return `${open.length} decided`
}

/** A merchant gives money back where this store does not see it. */
export const reverseInPanel = ({ stage: { simulator } }: Play, actor: Actor, part: "all" | "half"): string => {
  const references = new Set(actor.paylinks().map((link) => link.reference))
  const { transactions, reversals } = simulator.books()
  for (const sale of transactions.filter((one) => one.succeeded && references.has(one.reference))) {
    const asked = reversals.filter((one) => one.xactId === sale.xactId && one.state !== "declined")
    const left = Number(sale.amount) - asked.reduce((sum, one) => sum + Number(one.amount), 0)
    if (left < 0.02) continue
    const amount = (part === "all" ? left : left / 2).toFixed(2)
    simulator.control.reverse(sale.xactId, amount)
    return `${amount} of ${sale.xactId}`
  }
  return "nothing left"
}

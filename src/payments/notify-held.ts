import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../modules/paynet/ledger"
import { kurusToLira } from "../paynet/kurus"
import { merchantText } from "../texts"
import { PAYNET_EVENTS, PAYNET_OUTCOMES } from "../types"
import { inWords } from "./amount"
import type { App } from "./context"
import { reasonOf } from "./log"

/** The channel whose notifications Medusa's admin shows under its bell. */
const FEED = "feed"

const event = z.object({
  id: z.string(),
  paylink_id: z.string(),
  transaction_id: z.string(),
  outcome: z.enum(PAYNET_OUTCOMES),
})

const languageOf = async (app: App): Promise<"tr" | "en"> =>
  (await app.settings.read()).options?.locale ?? app.settings.ofConfig().locale

const sumOf = (transaction: Transaction | null): string => {
  const { charged = null, currency = null } = transaction ?? {}
  if (charged === null) return "?"
  return currency === "TRY" ? inWords(charged) : `${kurusToLira(charged)} ${currency ?? ""}`.trim()
}

const wordsFor = async (app: App, isRefund: boolean, { transaction_id, outcome }: z.output<typeof event>) => {
  const locale = await languageOf(app)
  if (isRefund) {
    return { title: merchantText(locale, "refund_title"), description: merchantText(locale, "refund_declined") }
  }
  const amount = sumOf(await app.ledger.transactions.byId(transaction_id))
  return { title: merchantText(locale, "held_title"), description: merchantText(locale, outcome, { amount }) }
}

/**
 * Tells the admin of money that waits for a person, once per event, where Medusa's notification module is there and has
 * a feed. Never fails: the ledger, the event and the log say it in any case.
 */
export const notifyHeld = async (app: App, name: string, payload: unknown): Promise<void> => {
  const { data } = event.safeParse(payload)
  if (!data || !app.container.hasRegistration(Modules.NOTIFICATION)) return
  try {
    await app.container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: FEED,
      template: "admin-ui",
      trigger_type: name,
      resource_type: "paynet_transaction",
      resource_id: data.transaction_id,
      idempotency_key: data.id,
      data: await wordsFor(app, name === PAYNET_EVENTS.refundDeclined, data),
    })
  } catch (error) {
    app.log.warn("money that waits could not be told in the admin's feed", {
      paylink: data.paylink_id,
      transaction: data.transaction_id,
      reason: reasonOf(error),
    })
  }
}

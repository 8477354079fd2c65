import { z } from "@medusajs/framework/zod"
import type { PaynetOptions } from "../modules/paynet/options"

const request = z.object({
  purpose: z.literal("pay_by_link"),
  lifetime_hours: z.int().min(1).max(720),
  note: z.string().max(500).nullable(),
  send_email: z.boolean(),
  send_sms: z.boolean(),
})

/** How a link is to be made: as a checkout asks for it, or as an admin sends it. */
export type LinkRequest = {
  purpose: "checkout" | "pay_by_link"
  lifetimeHours: number
  note: string | null
  sendEmail: boolean
  sendSms: boolean
}

/** The key under which a session's `context` carries an admin's wishes; storefronts cannot set a context. */
export const REQUEST_KEY = "paynet"

export type SentLink = z.output<typeof request>

/** Reads what an admin asked for from a session's context; a checkout's link is never mailed or texted. */
export const readLinkRequest = (context: unknown, options: PaynetOptions): LinkRequest => {
  const asked = z.object({ [REQUEST_KEY]: request }).safeParse(context).data?.[REQUEST_KEY]
  if (!asked) {
    return {
      purpose: "checkout",
      lifetimeHours: options.linkLifetimeHours,
      note: null,
      sendEmail: false,
      sendSms: false,
    }
  }
  return {
    purpose: "pay_by_link",
    lifetimeHours: asked.lifetime_hours,
    note: asked.note,
    sendEmail: asked.send_email,
    sendSms: asked.send_sms,
  }
}

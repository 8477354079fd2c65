import { z } from "@medusajs/framework/zod"

/** What admin routes take. */
export const resolveBody = z.strictObject({ note: z.string().trim().min(3).max(1000) })

export const payByLinkBody = z.strictObject({
  amount: z.number().positive().optional(),
  lifetime_hours: z.int().min(1).max(720).optional(),
  note: z.string().trim().max(500).optional(),
  send_email: z.boolean().optional(),
  send_sms: z.boolean().optional(),
})

export const installationBody = z.strictObject({ is: z.enum(["moved", "copy"]) })

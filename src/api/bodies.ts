import { z } from "@medusajs/framework/zod"
import { PAYNET_ADMIN_FIELDS } from "../types"

/** Line breaks and tabs, and no other control character or half of a pair: Postgres cannot keep those in JSON. */
const NOTE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u
const note = z.string().trim().regex(NOTE, "must hold no control characters")

/** What admin routes take. */
export const resolveBody = z.strictObject({ note: note.min(3).max(1000) })

export const payByLinkBody = z.strictObject({
  amount: z.number().positive().optional(),
  lifetime_hours: z.int().min(1).max(720).optional(),
  note: note.max(500).optional(),
  send_email: z.boolean().optional(),
  send_sms: z.boolean().optional(),
})

export const installationBody = z.strictObject({ is: z.enum(["moved", "copy"]) })

const environment = z.enum(["test", "live"])
const secretKey = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,500}$/, "must be Paynet's secret key, without blanks")

/** The options' own schema checks the values, together with the config file's. */
export const settingsBody = z.strictObject({
  fields: z
    .partialRecord(z.enum(PAYNET_ADMIN_FIELDS), z.unknown(), {
      error: ({ code }) => (code === "invalid_key" ? "is no option that can be set here" : undefined),
    })
    .optional(),
  key: z.strictObject({ environment, secretKey: secretKey.nullable() }).optional(),
  confirm_open_links: z.int().min(0).optional(),
})

export const verifyBody = z.strictObject({ environment: environment.optional(), secretKey: secretKey.optional() })

import { z } from "@medusajs/framework/zod"
import type { PaynetPluginOptions } from "../../types"
import { baseUrlFault, isHttps, isLoopback, isPrivateHost, urlFault } from "./urls"

const PLACEHOLDERS = [
  "session_id",
  "status",
  "reason",
  "cart_id",
  "order_id",
  "display_id",
  "country_code",
  "locale",
] as const

const HOSTS = { live: "https://api.paynet.com.tr", test: "https://pts-api.paynet.com.tr" } as const

/** A url without its placeholders, which would not parse as they stand. */
const withoutPlaceholders = (template: string) =>
  PLACEHOLDERS.reduce((text, name) => text.replaceAll(`{${name}}`, "x"), template)

const templateFault = (template: string): string | null => {
  const host = template.match(/^[a-z]+:\/\/[^/?#]*/i)?.[0] ?? template
  if (/[{}]/.test(host)) return "placeholders are allowed only after the host"
  if (/[{}]/.test(withoutPlaceholders(template)))
    return `has a placeholder that is unknown or not closed; allowed are ${PLACEHOLDERS.map((name) => `{${name}}`).join(" ")}`
  return urlFault(withoutPlaceholders(template))
}

const url = (fault: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = fault(value)
    if (message) context.addIssue({ code: "custom", message })
  })

const INSTALLMENTS = 'must be a list of different counts from 1 to 12, or "none"'

const areCounts = (counts: number[]): boolean =>
  counts.length > 0 &&
  new Set(counts).size === counts.length &&
  counts.every((count) => Number.isInteger(count) && count >= 1 && count <= 12)

const code = z
  .string()
  .regex(/^[\x21-\x7e]{1,50}$/, "must be 1 to 50 characters without blanks")
  .optional()

const shape = z.strictObject({
  environment: z.enum(["test", "live"], { error: 'must be "test" or "live"' }),
  backendUrl: url(baseUrlFault),
  returnUrl: url(templateFault),
  secretKey: z
    .string()
    .regex(/^[\x21-\x7e]{8,}$/, "must be Paynet's secret key, without blanks")
    .optional(),
  encryptionKey: z
    .string()
    .refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), "must be 32 bytes in base64")
    .optional(),
  flow: z.enum(["pay_first", "order_first"], { error: 'must be "pay_first" or "order_first"' }).default("pay_first"),
  linkLifetimeHours: z
    .int("must be a whole number of hours")
    .min(1, "must be 1 to 720")
    .max(720, "must be 1 to 720")
    .default(2),
  installments: z
    .union([z.literal("none"), z.array(z.number())], { error: INSTALLMENTS })
    .refine((value) => value === "none" || areCounts(value), INSTALLMENTS)
    .optional(),
  commission: z.enum(["merchant", "shopper"], { error: 'must be "merchant" or "shopper"' }).default("merchant"),
  ratioCode: code,
  agentId: code,
  posType: z.union([z.literal(5), z.literal(1)], { error: "must be 5 or 1" }).optional(),
  heldPayments: z.enum(["hold", "refund"], { error: 'must be "hold" or "refund"' }).default("hold"),
  locale: z.enum(["tr", "en"], { error: 'must be "tr" or "en"' }).default("tr"),
  sendEmail: z.boolean("must be true or false").default(false),
  sendSms: z.boolean("must be true or false").default(false),
  apiUrl: url(baseUrlFault).optional(),
  timeoutMs: z
    .int("must be whole milliseconds")
    .min(1000, "must be 1000 to 60000")
    .max(60_000, "must be 1000 to 60000")
    .default(15_000),
})

type Checked = z.output<typeof shape>

const whole = shape.superRefine((options, context) => {
  const fault = (path: keyof Checked, message: string) => context.addIssue({ code: "custom", path: [path], message })
  const { environment, backendUrl, returnUrl, apiUrl } = options
  if (environment === "live") {
    if (!isHttps(backendUrl)) fault("backendUrl", "must be https when environment is live")
    else if (isPrivateHost(backendUrl)) fault("backendUrl", "must be a public address when environment is live")
    if (!isHttps(returnUrl)) fault("returnUrl", "must be https when environment is live")
    if (apiUrl && isLoopback(apiUrl)) fault("apiUrl", "must not be this machine when environment is live")
  }
  if (apiUrl && !isHttps(apiUrl) && !isLoopback(apiUrl)) fault("apiUrl", "must be https, or http on this machine")
  if (options.flow === "order_first" && options.linkLifetimeHours > 24) {
    fault("linkLifetimeHours", "must be at most 24 with flow order_first")
  }
})

/** The plugin's options, checked and with their defaults. */
export type PaynetOptions = Checked & {
  /** Base of Paynet's API for this environment, without a slash at the end. */
  apiBase: string
  /** False: Paynet cannot reach this server, so links carry no `confirmation_url`; return and job do the work. */
  confirmable: boolean
}

const trimSlash = (value: string) => value.replace(/\/+$/, "")

/** Base of Paynet's API for an environment, without a slash at the end. `apiUrl`: what the config file says instead. */
export const apiBaseOf = (environment: "test" | "live", apiUrl?: string): string =>
  trimSlash(apiUrl ?? HOSTS[environment])

/** What the plugin entry says. Medusa mixes its own `database` into a module's options: it must never be logged or returned. */
export const givenOptions = (raw: unknown): Record<string, unknown> => {
  const entries: Record<string, unknown> = typeof raw === "object" && raw !== null ? { ...raw } : {}
  const { database: _database, ...given } = entries
  return given
}

/** Options that were checked, or what is wrong with each option at fault and what is allowed, never a value. */
type OptionsCheck = { options: PaynetOptions; faults?: undefined } | { options?: undefined; faults: string[] }

/** Checks options and adds the defaults; each fault is a sentence that names its option, never its value. */
export const checkOptions = (given: Record<string, unknown>): OptionsCheck => {
  const result = whole.safeParse(given)
  if (!result.success) return { faults: faultsIn(result.error.issues) }
  const options = result.data
  const apiBase = apiBaseOf(options.environment, options.apiUrl)
  return {
    options: {
      ...options,
      backendUrl: trimSlash(options.backendUrl),
      apiBase,
      confirmable: !isPrivateHost(options.backendUrl) || isLoopback(apiBase),
    },
  }
}

/** Each value as it stands, where the rules that hold between options are broken; null when a single one is wrong too. */
export const readValues = (given: Record<string, unknown>): Checked | null => shape.safeParse(given).data ?? null

/**
 * Checks the options of the plugin entry.
 * @throws Error that names each option at fault and what is allowed, never a value.
 */
export const parseOptions = (raw: unknown): PaynetOptions => {
  const { options, faults } = checkOptions(givenOptions(raw))
  if (options) return options
  throw new Error(
    `[paynet] medusa-config: plugins → medusa-payment-paynet → options: ${faults.join("; ")}. See "Options" in the README.`,
  )
}

const faultsIn = (issues: readonly z.core.$ZodIssue[]): string[] => {
  const faults = issues.map((issue) => {
    if (issue.code === "unrecognized_keys") return `unknown option ${issue.keys.map((key) => `"${key}"`).join(", ")}`
    const name = `"${issue.path.join(".")}"`
    const isPlain = issue.code === "invalid_type" && issue.message.startsWith("Invalid input")
    if (!isPlain) return `option ${name} ${issue.message}`
    return issue.message.includes("undefined")
      ? `option ${name} is missing`
      : `option ${name} must be a ${issue.expected}`
  })
  return [...new Set(faults)]
}

/** Held by the compiler: what the schema takes is exactly what the exported type promises. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
export const schemaMatchesType: Same<z.input<typeof shape>, PaynetPluginOptions> = true

/** The names and defaults of the options, for the README's table and its test. */
export const optionsShape = shape.shape

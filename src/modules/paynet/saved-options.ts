import { z } from "@medusajs/framework/zod"
import { PAYNET_ADMIN_FIELDS, type PaynetAdminField, type PaynetKeyFault } from "../../types"
import { checkOptions, type PaynetOptions } from "./options"
import { openSeal, sealedKey } from "./seal"

const saved = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  keys: z.object({ test: sealedKey.optional(), live: sealedKey.optional() }).default({}),
})

/** What an admin saved: options by name, not yet checked, and a sealed key for each environment. */
export type SavedOptions = {
  fields: Partial<Record<PaynetAdminField, unknown>>
  keys: z.output<typeof saved>["keys"]
}

/** The options in force: an admin's value wins over the config file's, option by option. */
export type EffectiveOptions = PaynetOptions & {
  /** A key was saved for this environment and cannot be opened; then there is no `secretKey` either, from anywhere. */
  keyFault: PaynetKeyFault | null
}

export type EffectiveCheck =
  | { options: EffectiveOptions; faults?: undefined }
  | { options?: undefined; faults: string[] }

/** Reads the saved row; nothing saved is an empty one. Null: it holds something else than this version saves. */
export const readSaved = (value: unknown): SavedOptions | null => {
  if (value === null || value === undefined) return { fields: {}, keys: {} }
  const { data } = saved.safeParse(value)
  if (!data) return null
  const known = PAYNET_ADMIN_FIELDS.filter((name) => name in data.fields)
  return { fields: Object.fromEntries(known.map((name) => [name, data.fields[name]])), keys: data.keys }
}

/** The key of one environment: the saved one, else the config file's, which belongs to the config file's environment. */
export const keyOf = (
  given: Record<string, unknown>,
  { keys }: SavedOptions,
  environment: "test" | "live",
): { secretKey: string | null; source: "admin" | "config" | null; fault: PaynetKeyFault | null } => {
  const sealed = keys[environment]
  if (sealed) {
    const encryptionKey = typeof given.encryptionKey === "string" ? given.encryptionKey : undefined
    return { ...openSeal(sealed, environment, encryptionKey), source: "admin" }
  }
  const isInConfig = typeof given.secretKey === "string" && given.environment === environment
  return isInConfig
    ? { secretKey: String(given.secretKey), source: "config", fault: null }
    : { secretKey: null, source: null, fault: null }
}

/** The config file's options with what an admin saved on top, as they would be written in the config file. */
export const merge = (given: Record<string, unknown>, stored: SavedOptions): Record<string, unknown> => {
  const { secretKey: _configured, ...rest } = given
  return { ...rest, ...stored.fields }
}

export const environmentOf = (given: Record<string, unknown>, stored: SavedOptions): "test" | "live" =>
  merge(given, stored).environment === "live" ? "live" : "test"

/** What is in force by the config file (`given`) and what an admin saved; the rules of the config file hold for both together. */
export const effectiveOptions = (given: Record<string, unknown>, stored: SavedOptions | null): EffectiveCheck => {
  if (!stored) return { faults: ["what was saved in the admin cannot be read"] }
  const merged = merge(given, stored)
  const environment = environmentOf(given, stored)
  const { secretKey, fault } = keyOf(given, stored, environment)
  const checked = checkOptions(secretKey === null ? merged : { ...merged, secretKey })
  return checked.options ? { options: { ...checked.options, keyFault: fault } } : checked
}

import type { PaynetPluginOptions } from "./options"

/** The options that an admin may set, by their names in `medusa-config.ts`. The key has a place of its own. */
export const PAYNET_ADMIN_FIELDS = [
  "environment",
  "linkLifetimeHours",
  "installments",
  "commission",
  "ratioCode",
  "agentId",
  "heldPayments",
  "locale",
  "sendEmail",
  "sendSms",
] as const
export type PaynetAdminField = (typeof PAYNET_ADMIN_FIELDS)[number]

type Value<Field extends PaynetAdminField> = NonNullable<PaynetPluginOptions[Field]>

/** Where a value in force comes from. */
export type PaynetSettingSource = "config" | "admin" | "default"

/** One option: the value in force (null: not set), where it comes from, and what the config file says (null: nothing). */
export type AdminSetting<T> = { value: T | null; source: PaynetSettingSource; config: T | null }

/** Why a key that was saved cannot be used. */
export const PAYNET_KEY_FAULTS = ["encryption_key_missing", "encryption_key_changed", "key_unreadable"] as const
export type PaynetKeyFault = (typeof PAYNET_KEY_FAULTS)[number]

/** The secret key of one environment. The key itself is never told. */
export type AdminKey = {
  is_set: boolean
  source: "config" | "admin" | null
  /** The last characters of the key in force: at most four, and never more than a quarter of it. */
  last: string | null
  /** Does the config file hold a key of this environment, to go back to? */
  in_config: boolean
  /** A key was saved and cannot be opened: nothing is asked of Paynet with another one instead. */
  fault: PaynetKeyFault | null
}

/** Who saved what, without values. `fields`: option names; `secretKey:test`, `secretKey:live` for a key. */
export type AdminSettingsSave = { id: string; at: string; actor: string; fields: string[] }

/** What an admin may set, what is in force, and where it comes from. */
export type AdminSettings = {
  fields: { [Field in PaynetAdminField]: AdminSetting<Value<Field>> }
  keys: { test: AdminKey; live: AdminKey }
  /** False: `encryptionKey` is not in the config file, so no key can be saved here. */
  can_save_key: boolean
  /** What only the config file can set, for a person to read. */
  config_only: {
    backendUrl: string
    returnUrl: string
    flow: "pay_first" | "order_first"
    posType: 5 | 1 | null
    timeoutMs: number
    apiUrl: string | null
  }
  /** The settings as saved cannot be used with this config file: what is wrong, option by option. Empty: all is well. */
  faults: string[]
  /** Links that can be paid at this moment, by environment. */
  open_links: { test: number; live: number }
  /** The last saves, newest first. */
  history: AdminSettingsSave[]
}

/** Answer of `GET` and `POST /admin/paynet/settings`. */
export type AdminSettingsAnswer = { settings: AdminSettings }

/**
 * Body of `POST /admin/paynet/settings`. A field that is absent stays as it is; `null` goes back to the config file.
 * `confirm_open_links`: the number of open links that the person was shown; needed for a save that touches them (another
 * environment, another key) and refused when there are more by now.
 */
export type AdminSettingsBody = {
  fields?: { [Field in PaynetAdminField]?: Value<Field> | null }
  key?: { environment: "test" | "live"; secretKey: string | null }
  confirm_open_links?: number
}

/** Answer 409 of `POST /admin/paynet/settings`: nothing was saved; ask, then send the number as `confirm_open_links`. */
export type AdminOpenLinksAnswer = { type: "conflict"; code: "open_links"; message: string; open_links: number }

/** Body of `POST /admin/paynet/settings/verify`. Absent: the environment in force, and the key in force for it. */
export type AdminVerifyBody = { environment?: "test" | "live"; secretKey?: string }

/**
 * Why a key did not work. `forbidden`: Paynet knows the key and not the caller's address, or the other way round.
 * `refused`: Paynet said no in another way. `unreadable`: an answer came that is not Paynet's.
 */
export const PAYNET_VERIFY_FAULTS = [
  "no_key",
  ...PAYNET_KEY_FAULTS,
  "wrong_key",
  "forbidden",
  "timeout",
  "unreachable",
  "refused",
  "unreadable",
] as const
export type PaynetVerifyFault = (typeof PAYNET_VERIFY_FAULTS)[number]

/** Answer of `POST /admin/paynet/settings/verify`. */
export type AdminVerifyAnswer = {
  verify: {
    ok: boolean
    fault: PaynetVerifyFault | null
    environment: "test" | "live"
    /** The host that was asked. */
    host: string
    /** HTTP status of Paynet's answer, when one came. */
    status: number | null
    /** The address that Paynet saw us under, when it says so. */
    caller_address: string | null
  }
}

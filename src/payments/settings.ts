import type { Entry } from "../modules/paynet/ledger"
import { type PaynetOptions, readValues } from "../modules/paynet/options"
import { effectiveOptions, keyOf, merge, readSaved, type SavedOptions } from "../modules/paynet/saved-options"
import type { AdminKey, AdminSetting, AdminSettings, AdminSettingsSave, PaynetAdminField } from "../types"
import type { App } from "./context"

const HISTORY = 20
const MOST_SHOWN = 4

/** At most four characters, and never more than a quarter of the key. */
const lastOf = (key: string): string => key.slice(key.length - Math.min(MOST_SHOWN, Math.floor(key.length / 4)))

const showKey = (app: App, stored: SavedOptions, environment: "test" | "live"): AdminKey => {
  const given = app.settings.given()
  const { secretKey, source, fault } = keyOf(given, stored, environment)
  return {
    is_set: secretKey !== null,
    source,
    last: secretKey === null ? null : lastOf(secretKey),
    in_config: keyOf(given, { ...stored, keys: {} }, environment).secretKey !== null,
    fault,
  }
}

const showFields = (app: App, stored: SavedOptions): AdminSettings["fields"] => {
  const given = app.settings.given()
  const config = app.settings.ofConfig()
  const inForce: Pick<PaynetOptions, PaynetAdminField> = readValues(merge(given, stored)) ?? config
  const field = <Name extends PaynetAdminField>(name: Name): AdminSetting<NonNullable<PaynetOptions[Name]>> => {
    const isGiven = given[name] !== undefined
    const source = name in stored.fields ? "admin" : isGiven ? "config" : "default"
    return { value: inForce[name] ?? null, source, config: isGiven ? (config[name] ?? null) : null }
  }
  return {
    environment: field("environment"),
    linkLifetimeHours: field("linkLifetimeHours"),
    installments: field("installments"),
    commission: field("commission"),
    ratioCode: field("ratioCode"),
    agentId: field("agentId"),
    heldPayments: field("heldPayments"),
    locale: field("locale"),
    sendEmail: field("sendEmail"),
    sendSms: field("sendSms"),
  }
}

const showSave = ({ id, created_at, details }: Entry): AdminSettingsSave => ({
  id,
  at: created_at.toISOString(),
  actor: String(details.actor ?? ""),
  fields: Array.isArray(details.fields) ? details.fields.map(String) : [],
})

/** The settings as the admin sees them: each value's source, and of a key only whether there is one and how it ends. */
export const readSettings = async (app: App): Promise<AdminSettings> => {
  const saved = readSaved(await app.ledger.settings.get("options"))
  const stored = saved ?? { fields: {}, keys: {} }
  const { backendUrl, returnUrl, flow, posType, timeoutMs, apiUrl } = app.config
  return {
    fields: showFields(app, stored),
    keys: { test: showKey(app, stored, "test"), live: showKey(app, stored, "live") },
    can_save_key: app.settings.given().encryptionKey !== undefined,
    config_only: { backendUrl, returnUrl, flow, posType: posType ?? null, timeoutMs, apiUrl: apiUrl ?? null },
    faults: effectiveOptions(app.settings.given(), saved).faults ?? [],
    open_links: await app.ledger.links.countOpen(),
    history: (await app.ledger.entries.newest("settings_saved", HISTORY)).map(showSave),
  }
}

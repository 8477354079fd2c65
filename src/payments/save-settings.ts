import type { SettingChange } from "../modules/paynet/ledger"
import { effectiveOptions, keyOf, readSaved, type SavedOptions } from "../modules/paynet/saved-options"
import { seal } from "../modules/paynet/seal"
import type { PaynetAdminField } from "../types"
import type { App } from "./context"
import type { Actor } from "./deed"
import { notAllowed, refuse } from "./faults"

type Environment = "test" | "live"

/** What an admin wants changed. A field that is absent stays; `null` goes back to the config file. */
type SettingsChange = {
  fields?: Partial<Record<PaynetAdminField, unknown>>
  key?: { environment: Environment; secretKey: string | null }
  confirm_open_links?: number
}

/** `open_links`: nothing was saved, for the change touches so many open links and the admin has not said yes to as many. */
export type Saved = { kind: "saved"; fields: string[] } | { kind: "open_links"; openLinks: number }

const ENVIRONMENTS: readonly Environment[] = ["test", "live"]

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const changeFields = (before: SavedOptions["fields"], change: SettingsChange["fields"] = {}): SavedOptions["fields"] =>
  Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined),
  )

const changeKeys = (app: App, before: SavedOptions["keys"], key: SettingsChange["key"]): SavedOptions["keys"] => {
  if (!key) return before
  const { encryptionKey } = app.settings.ofConfig()
  if (key.secretKey === null) return { ...before, [key.environment]: undefined }
  if (!encryptionKey) {
    throw notAllowed(
      "A key can be saved here once the option encryptionKey is set in medusa-config: 32 random bytes in base64 (openssl rand -base64 32).",
    )
  }
  return { ...before, [key.environment]: seal(key.secretKey, key.environment, encryptionKey) }
}

/** Names of what differs, in the words of the history. A key that is saved again is named, whether it differs or not. */
const namesOf = (before: SavedOptions, after: SavedOptions): string[] => {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])
  const has = (stored: SavedOptions, name: string) => Object.entries(stored.fields).find(([key]) => key === name)?.[1]
  const fields = [...names].filter((name) => !isSame(has(before, name), has(after, name)))
  const keys = ENVIRONMENTS.filter((name) => !isSame(before.keys[name], after.keys[name]))
  return [...fields.sort(), ...keys.map((name) => `secretKey:${name}`)]
}

/** The environment in force, and the environments whose open links are asked about with another key, or no longer. */
const touchedBy = (app: App, before: SavedOptions, after: SavedOptions) => {
  const given = app.settings.given()
  const was = effectiveOptions(given, before).options?.environment
  const is = effectiveOptions(given, after).options?.environment
  const touched = ENVIRONMENTS.filter((name) => {
    const isOtherKey = keyOf(given, before, name).secretKey !== keyOf(given, after, name).secretKey
    return isOtherKey || (was !== is && was === name)
  })
  return { touched, switchedTo: was === is ? null : is }
}

const apply = (app: App, before: SavedOptions, change: SettingsChange): SavedOptions => {
  const after = { fields: changeFields(before.fields, change.fields), keys: changeKeys(app, before.keys, change.key) }
  const { faults } = effectiveOptions(app.settings.given(), after)
  if (faults) throw refuse(`Nothing was saved: ${faults.join("; ")}.`)
  return after
}

/** What could not be asked with the old key, or in the other environment, is asked now; sweeps begin anew in theirs. */
const followUp = async (app: App, environments: Environment[], switchedTo: Environment | null): Promise<void> => {
  const retried = new Set([...environments, ...(switchedTo ? [switchedTo] : [])])
  for (const environment of retried) await app.ledger.queue.retryFailed(environment, app.now())
  if (switchedTo) await app.ledger.settings.put("sweep", {}, app.now())
}

/**
 * Saves what an admin set, whole or not at all. The rules of the config file hold for config file and admin together: a
 * save that breaks one changes nothing. Links keep the environment that they were made in.
 * @throws MedusaError that names each option at fault and what is allowed, never a value
 */
export const saveSettings = async (app: App, change: SettingsChange, actor: Actor): Promise<Saved> => {
  const open = await app.ledger.links.countOpen()
  const saved = await app.ledger.settings.change(
    "options",
    (current): SettingChange<Saved & { touched: Environment[]; switchedTo: Environment | null }> => {
      const before = readSaved(current)
      if (!before) throw notAllowed('What was saved before cannot be read: remove the row "options" of paynet_setting.')
      const after = apply(app, before, change)
      const fields = namesOf(before, after)
      const { touched, switchedTo = null } = touchedBy(app, before, after)
      const openLinks = touched.reduce((sum, name) => sum + open[name], 0)
      if (openLinks > (change.confirm_open_links ?? 0)) {
        return { result: { kind: "open_links", openLinks, touched, switchedTo } }
      }
      const result = { kind: "saved", fields, touched, switchedTo } as const
      if (!fields.length) return { result }
      const fact = `settings_saved:${app.token().slice(0, 32)}`
      const entry = { fact, kind: "settings_saved", details: { actor: actor.id, fields } } as const
      return { result, save: { value: after, entry } }
    },
    app.now(),
  )
  app.settings.forget()
  if (saved.kind === "saved" && saved.fields.length) {
    app.log.info("settings saved in the admin", { actor: actor.id, fields: saved.fields.join(",") })
    await followUp(app, saved.touched, saved.switchedTo)
  }
  return saved
}

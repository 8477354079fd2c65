import { type AdminSettings, type AdminSettingsBody, PAYNET_ADMIN_FIELDS, type PaynetAdminField } from "../../types"

type Settings = AdminSettings["fields"]

/** What a person has changed and not saved yet. `null`: back to the config file's value. */
export type Draft = NonNullable<AdminSettingsBody["fields"]>

export type ValueOf<Field extends PaynetAdminField> = NonNullable<Settings[Field]["value"]>

/** The value that a field shows: the drafted one, else the one in force; going back, the config file's if it has one. */
export const shownValue = <Field extends PaynetAdminField>(
  settings: Settings,
  draft: Draft,
  field: Field,
): Settings[Field]["value"] => {
  const drafted: Draft[Field] = draft[field]
  if (drafted === undefined) return settings[field].value
  return drafted === null ? (settings[field].config ?? settings[field].value) : drafted
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const isChange = (settings: Settings, draft: Draft, field: PaynetAdminField): boolean => {
  const drafted = draft[field]
  if (drafted === undefined) return false
  if (drafted === null) return settings[field].source === "admin"
  return !isSame(drafted, settings[field].value)
}

/** What is to be saved: only what differs from what is in force. */
export const changesOf = (settings: Settings, draft: Draft): Draft =>
  Object.fromEntries(
    PAYNET_ADMIN_FIELDS.filter((field) => isChange(settings, draft, field)).map((field) => [field, draft[field]]),
  )

/** The fields whose drafted value the server would refuse. */
export const faultsOf = (draft: Draft): Set<PaynetAdminField> => {
  const { linkLifetimeHours: hours, installments, ratioCode, agentId } = draft
  const isCode = (text: string | null | undefined) => !text || /^[\x21-\x7e]{1,50}$/.test(text)
  return new Set<PaynetAdminField>([
    ...(typeof hours === "number" && !(Number.isInteger(hours) && hours >= 1 && hours <= 720)
      ? (["linkLifetimeHours"] as const)
      : []),
    ...(Array.isArray(installments) && !installments.length ? (["installments"] as const) : []),
    ...(isCode(ratioCode) ? [] : (["ratioCode"] as const)),
    ...(isCode(agentId) ? [] : (["agentId"] as const)),
  ])
}

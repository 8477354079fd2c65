import { Input, Switch } from "@medusajs/ui"
import { SwitchField } from "../components/field"
import { useText } from "../lib/use-text"
import { shownValue } from "./draft"
import { type FormProps, OptionField } from "./option-field"
import { BackToConfig, SourceBadge } from "./source"

export const LifetimeField = (form: FormProps) => {
  const text = useText()
  const { settings, draft, onChange } = form
  const { config } = settings.linkLifetimeHours
  const unit = text("settings.field.linkLifetimeHours.unit")
  return (
    <OptionField
      {...form}
      field="linkLifetimeHours"
      fault="settings.field.linkLifetimeHours.wrong"
      config={config === null ? null : `${config} ${unit}`}
    >
      {({ id, isGoingBack, ofFault }) => (
        <div className="flex items-center gap-x-2">
          <Input
            id={id}
            {...ofFault}
            type="number"
            inputMode="numeric"
            min={1}
            max={720}
            className="w-24"
            disabled={isGoingBack}
            value={shownValue(settings, draft, "linkLifetimeHours") || ""}
            onChange={({ target }) => onChange({ linkLifetimeHours: Number(target.value) })}
          />
          <span className="txt-compact-small text-ui-fg-subtle">{unit}</span>
        </div>
      )}
    </OptionField>
  )
}

/**
 * A code that Paynet gave out. An empty field means the config file's, as there is no other way to have none; it stays
 * open all the same, for a field is empty too between an old code and the new one.
 */
export const CodeField = ({ field, ...form }: FormProps & { field: "ratioCode" | "agentId" }) => {
  const { settings, draft, onChange } = form
  const { config } = settings[field]
  const value = draft[field] === null ? "" : (shownValue(settings, draft, field) ?? "")
  return (
    <OptionField {...form} field={field} fault={`settings.field.${field}.wrong`} config={config}>
      {({ id, ofFault }) => (
        <Input
          id={id}
          {...ofFault}
          maxLength={50}
          className="font-mono"
          placeholder={config ?? ""}
          value={value}
          onChange={({ target }) => onChange({ [field]: target.value.trim() || null })}
        />
      )}
    </OptionField>
  )
}

export const YesNoField = ({ field, ...form }: FormProps & { field: "sendEmail" | "sendSms" }) => {
  const text = useText()
  const { settings, draft, onChange } = form
  const { source, config } = settings[field]
  const id = `paynet-${field}`
  const isGoingBack = draft[field] === null
  return (
    <div className="flex flex-col gap-y-1.5">
      <SwitchField
        id={id}
        label={text(`settings.field.${field}.label`)}
        hint={text(`settings.field.${field}.means`)}
        badge={<SourceBadge source={source} />}
        control={
          <Switch
            id={id}
            disabled={isGoingBack}
            checked={shownValue(settings, draft, field) ?? false}
            onCheckedChange={(isOn) => onChange({ [field]: isOn })}
          />
        }
      />
      {source === "admin" && (
        <BackToConfig
          config={config === null ? null : text(config ? "settings.yes" : "settings.no")}
          isGoingBack={isGoingBack}
          onChange={(back) => onChange({ [field]: back ? null : undefined })}
        />
      )}
    </div>
  )
}

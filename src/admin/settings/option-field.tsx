import type { ReactNode } from "react"
import type { AdminSettings, PaynetAdminField } from "../../types"
import { Field, faultOf } from "../components/field"
import { type TextKey, useText } from "../lib/use-text"
import type { Draft } from "./draft"
import { BackToConfig, SourceBadge } from "./source"

/** What every field of the form is given. */
export type FormProps = {
  settings: AdminSettings["fields"]
  draft: Draft
  faults: Set<PaynetAdminField>
  onChange: (part: Draft) => void
}

type Named = Exclude<PaynetAdminField, "environment">
type Props = FormProps & {
  field: Named
  fault?: TextKey
  /** The config file's value in words; null when it has none. */
  config: string | null
  children: (control: { id: string; isGoingBack: boolean; ofFault: ReturnType<typeof faultOf> }) => ReactNode
}

/** One option: its name, what it means, where its value comes from, its control, and the way back. */
export const OptionField = ({ settings, draft, faults, onChange, field, fault, config, children }: Props) => {
  const text = useText()
  const { source } = settings[field]
  const isGoingBack = draft[field] === null && source === "admin"
  const id = `paynet-${field}`
  const isWrong = fault !== undefined && faults.has(field)
  return (
    <Field
      id={id}
      label={text(`settings.field.${field}.label`)}
      hint={text(`settings.field.${field}.means`)}
      badge={<SourceBadge source={source} />}
      fault={isWrong ? text(fault) : null}
    >
      {children({ id, isGoingBack, ofFault: faultOf(id, isWrong) })}
      {source === "admin" && (
        <BackToConfig
          config={config}
          isGoingBack={isGoingBack}
          onChange={(back) => onChange({ [field]: back ? null : undefined })}
        />
      )}
    </Field>
  )
}

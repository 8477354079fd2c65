import { Button, Select } from "@medusajs/ui"
import { useText } from "../lib/use-text"
import { shownValue, type ValueOf } from "./draft"
import { type FormProps, OptionField } from "./option-field"

type Installments = ValueOf<"installments">
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const USUAL = [1, 3, 6, 9]

/** `paynet`: not set, and Paynet decides. */
const modeOf = (value: Installments | null) => (value === null ? "paynet" : value === "none" ? "none" : "some")

type CountsProps = { chosen: number[]; isDisabled: boolean; onChange: (chosen: number[]) => void }

const Counts = ({ chosen, isDisabled, onChange }: CountsProps) => {
  const text = useText()
  const toggle = (count: number) =>
    onChange(chosen.includes(count) ? chosen.filter((one) => one !== count) : [...chosen, count].sort((a, b) => a - b))
  return (
    <fieldset className="flex flex-wrap gap-1.5" aria-label={text("settings.field.installments.some")}>
      {COUNTS.map((count) => (
        <Button
          key={count}
          size="small"
          variant={chosen.includes(count) ? "primary" : "secondary"}
          disabled={isDisabled}
          aria-pressed={chosen.includes(count)}
          onClick={() => toggle(count)}
        >
          {count === 1 ? text("settings.field.installments.single") : count}
        </Button>
      ))}
    </fieldset>
  )
}

/** Which instalment counts are offered. */
export const InstallmentsField = (form: FormProps) => {
  const text = useText()
  const { settings, draft, onChange } = form
  const { config } = settings.installments
  const value = draft.installments === null ? config : shownValue(settings, draft, "installments")
  const inWords = (one: Installments) => (one === "none" ? text("settings.field.installments.none") : one.join(", "))
  const choose = (mode: string) => {
    if (mode === "paynet") onChange({ installments: null })
    else onChange({ installments: mode === "none" ? "none" : USUAL })
  }
  return (
    <OptionField
      {...form}
      field="installments"
      fault="settings.field.installments.wrong"
      config={config && inWords(config)}
    >
      {({ id, isGoingBack }) => (
        <div className="flex flex-col gap-y-2">
          <Select value={modeOf(value)} onValueChange={choose}>
            <Select.Trigger id={id}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {config === null && (
                <Select.Item value="paynet">{text("settings.field.installments.asPaynet")}</Select.Item>
              )}
              <Select.Item value="none">{text("settings.field.installments.none")}</Select.Item>
              <Select.Item value="some">{text("settings.field.installments.some")}</Select.Item>
            </Select.Content>
          </Select>
          {Array.isArray(value) && (
            <Counts chosen={value} isDisabled={isGoingBack} onChange={(installments) => onChange({ installments })} />
          )}
        </div>
      )}
    </OptionField>
  )
}

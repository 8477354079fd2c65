import { Select } from "@medusajs/ui"
import { useText } from "../lib/use-text"
import { shownValue } from "./draft"
import { type FormProps, OptionField } from "./option-field"

const CHOICES = {
  commission: ["merchant", "shopper"],
  heldPayments: ["hold", "refund"],
  locale: ["tr", "en"],
} as const
type Choice = keyof typeof CHOICES

/** An option with a few named values. */
export const ChoiceField = ({ field, ...form }: FormProps & { field: Choice }) => {
  const text = useText()
  const { settings, draft, onChange } = form
  const wordsFor: Record<string, string> = {
    merchant: text("settings.field.commission.merchant"),
    shopper: text("settings.field.commission.shopper"),
    hold: text("settings.field.heldPayments.hold"),
    refund: text("settings.field.heldPayments.refund"),
    tr: text("settings.field.locale.tr"),
    en: text("settings.field.locale.en"),
  }
  const inWords = (value: string) => wordsFor[value] ?? value
  const { config } = settings[field]
  return (
    <OptionField {...form} field={field} config={config && inWords(config)}>
      {({ id, isGoingBack }) => (
        <Select
          value={shownValue(settings, draft, field) ?? undefined}
          disabled={isGoingBack}
          onValueChange={(value) => onChange({ [field]: value })}
        >
          <Select.Trigger id={id}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {CHOICES[field].map((value) => (
              <Select.Item key={value} value={value}>
                {inWords(value)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </OptionField>
  )
}

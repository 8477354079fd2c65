import { CurrencyInput, Select, Switch, Text, Textarea } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Field, faultOf, SwitchField } from "../components/field"
import { localeOf } from "../lib/format"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { isAskable, type OrderOnPage } from "./owed"

/** The first is proposed. */
export const LIFETIMES = [72, 2, 24, 168, 336, 720] as const
const HOURS_A_DAY = 24
const LONGEST_IN_HOURS = 72
const LONGEST_NOTE = 500

export type Wish = { typed: string; amount: number | null; hours: number; note: string; email: boolean; sms: boolean }

type Props = { order: OrderOnPage; owed: string; wish: Wish; onChange: (part: Partial<Wish>) => void }

const Lifetime = ({ id, hours, onChange }: { id: string; hours: number; onChange: (hours: number) => void }) => {
  const text = useText()
  const inWords = (count: number) =>
    count > LONGEST_IN_HOURS
      ? text("order.send.days", { count: count / HOURS_A_DAY })
      : text("order.send.hours", { count })
  return (
    <Select value={String(hours)} onValueChange={(value) => onChange(Number(value))}>
      <Select.Trigger id={id}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {[...LIFETIMES]
          .sort((a, b) => a - b)
          .map((one) => (
            <Select.Item key={one} value={String(one)}>
              {inWords(one)}
            </Select.Item>
          ))}
      </Select.Content>
    </Select>
  )
}

/** What a person says of a payment link before it is made. */
export const SendForm = ({ order, owed, wish, onChange }: Props) => {
  const text = useText()
  const { money } = useFormat()
  const { i18n } = useTranslation()
  const id = useId()
  const phone = order.billing_address?.phone || order.shipping_address?.phone
  return (
    <div className="flex flex-col gap-y-6">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {text("order.send.text")}
      </Text>
      <Field
        id={`${id}-amount`}
        label={text("order.send.amount")}
        hint={text("order.send.amountHint", { amount: money(owed) })}
        fault={isAskable(wish.amount, owed) ? null : text("order.send.amountWrong")}
      >
        <CurrencyInput
          id={`${id}-amount`}
          {...faultOf(`${id}-amount`, !isAskable(wish.amount, owed))}
          code="TRY"
          symbol="₺"
          decimalsLimit={2}
          allowNegativeValue={false}
          intlConfig={{ locale: localeOf(i18n.language) }}
          value={wish.typed}
          onValueChange={(_text, _name, values) =>
            onChange({ typed: values?.value ?? "", amount: values?.float ?? null })
          }
        />
      </Field>
      <Field id={`${id}-lifetime`} label={text("order.send.lifetime")}>
        <Lifetime id={`${id}-lifetime`} hours={wish.hours} onChange={(hours) => onChange({ hours })} />
      </Field>
      <Field id={`${id}-note`} label={text("order.send.note")} hint={text("order.send.noteHint")}>
        <Textarea
          id={`${id}-note`}
          maxLength={LONGEST_NOTE}
          value={wish.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </Field>
      <SwitchField
        id={`${id}-email`}
        label={text("order.send.email")}
        hint={order.email ? text("order.send.emailTo", { address: order.email }) : text("order.send.missing")}
        control={
          <Switch
            id={`${id}-email`}
            checked={wish.email && Boolean(order.email)}
            disabled={!order.email}
            onCheckedChange={(email) => onChange({ email })}
          />
        }
      />
      <SwitchField
        id={`${id}-sms`}
        label={text("order.send.sms")}
        hint={phone ? text("order.send.smsTo", { phone }) : text("order.send.missing")}
        control={
          <Switch
            id={`${id}-sms`}
            checked={wish.sms && Boolean(phone)}
            disabled={!phone}
            onCheckedChange={(sms) => onChange({ sms })}
          />
        }
      />
    </div>
  )
}

import { Alert, Text } from "@medusajs/ui"
import type { AdminRefund, AdminTransaction } from "../../types"
import { PlaceBadge, RefundBadge } from "../components/badges"
import { Fact, IdFact } from "../components/fact"
import { MoneyButtons } from "../components/money-buttons"
import { Section } from "../components/section"
import { useCardWords } from "../lib/card-words"
import { chargedOtherwise } from "../lib/format"
import { whyWaiting } from "../lib/money-left"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

const Sums = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { money } = useFormat()
  const { requested, charged, commission, net, currency } = transaction
  const difference = chargedOtherwise(transaction)
  return (
    <>
      <Fact label={text("detail.asked")}>{requested === null ? text("common.none") : money(requested)}</Fact>
      <Fact label={text("detail.charged")}>
        {charged === null ? text("detail.unreadable") : money(charged, currency)}
        {difference && (
          <span className="text-ui-tag-orange-text block">
            {text(`payments.${difference.sign}ThanAsked`, { amount: money(difference.amount) })}
          </span>
        )}
      </Fact>
      {commission !== null && <Fact label={text("detail.commission")}>{money(commission, currency)}</Fact>}
      {net !== null && <Fact label={text("detail.net")}>{money(net, currency)}</Fact>}
    </>
  )
}

const Card = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { time } = useFormat()
  const { bankOf, instalmentsOf } = useCardWords()
  const { bank_id, instalment, card_last4, authorization_code, xact_date } = transaction
  return (
    <>
      {bank_id && <Fact label={text("detail.bank")}>{bankOf(bank_id)}</Fact>}
      {instalment !== null && <Fact label={text("detail.instalments")}>{instalmentsOf(instalment)}</Fact>}
      {card_last4 && <Fact label={text("detail.card")}>{text("payments.cardEnds", { last: card_last4 })}</Fact>}
      {xact_date && <Fact label={text("detail.date")}>{time(xact_date)}</Fact>}
      <IdFact label={text("detail.authorizationCode")} id={authorization_code} />
      <IdFact label={text("detail.xactId")} id={transaction.xact_id} />
    </>
  )
}

export const Refunds = ({ refunds }: { refunds: AdminRefund[] }) => {
  const text = useText()
  const { money, time } = useFormat()
  if (!refunds.length) return null
  return (
    <div className="flex flex-col gap-y-2 px-6 py-3">
      <Text size="small" weight="plus" leading="compact" className="text-ui-fg-subtle">
        {text("detail.refunds")}
      </Text>
      {refunds.map(({ id, amount, status, requested_at, created_at }) => (
        <div key={id} className="flex items-start justify-between gap-x-4">
          <div>
            <Text size="small" weight="plus">
              {money(amount)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {text("detail.refundAsked", { date: time(requested_at ?? created_at) })}
            </Text>
          </div>
          <RefundBadge status={status} />
        </div>
      ))}
    </div>
  )
}

/** One payment: what was asked and charged, with which card, where the money is, and what can be done about it. */
export const MoneySection = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { place, actions, refunds } = transaction
  const why = whyWaiting(transaction)
  return (
    <Section title={text("detail.money")} badge={<PlaceBadge place={place} />}>
      {(why || actions.length > 0) && (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          {why && (
            <Alert variant="warning">
              <span className="font-medium">{text(why.name)}.</span> {text(why.means)}
            </Alert>
          )}
          {actions.length > 0 && (
            <div className="flex flex-wrap gap-2">
              <MoneyButtons transaction={transaction} />
            </div>
          )}
        </div>
      )}
      <Sums transaction={transaction} />
      <Card transaction={transaction} />
      <Refunds refunds={refunds} />
    </Section>
  )
}

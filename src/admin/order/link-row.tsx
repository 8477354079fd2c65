import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminPayLinkRow, AdminTransaction } from "../../types"
import { LinkBadge, PlaceBadge, RefundBadge } from "../components/badges"
import { LinkButtons } from "../components/link-buttons"
import { useCardWords } from "../lib/card-words"
import { whyWaiting } from "../lib/money-left"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

const Money = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { money } = useFormat()
  const { cardOf } = useCardWords()
  const { charged, currency, place, refunds, commission } = transaction
  const why = whyWaiting(transaction)
  const facts = [
    cardOf(transaction),
    why && text(why.name),
    commission !== null && `${text("detail.commission")} ${money(commission, currency)}`,
  ]
  return (
    <div className="flex flex-col gap-y-1">
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {charged === null ? text("common.none") : money(charged, currency)}
        </Text>
        <PlaceBadge place={place} />
      </div>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {facts.filter(Boolean).join(" · ")}
      </Text>
      {refunds.map(({ id, amount, status }) => (
        <div key={id} className="flex items-center justify-between gap-x-4">
          <Text size="small" className="text-ui-fg-subtle">
            {text("order.refund", { amount: money(amount) })}
          </Text>
          <RefundBadge status={status} />
        </div>
      ))}
    </div>
  )
}

/** One link of the order: the money that came in on it, or where it stands, and what can be done with it. */
export const LinkRow = ({ link }: { link: AdminPayLinkRow }) => {
  const text = useText()
  const { money, time } = useFormat()
  const { transactions, actions, status } = link
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      {transactions.map((transaction) => (
        <Money key={transaction.id} transaction={transaction} />
      ))}
      {!transactions.length && (
        <div className="flex items-center justify-between gap-x-4">
          <Text size="small" weight="plus">
            {money(link.amount)}
          </Text>
          <LinkBadge status={status} />
        </div>
      )}
      <Text size="small" className="text-ui-fg-subtle">
        {[
          text(`purpose.${link.purpose}`),
          status === "open" ? text("order.until", { date: time(link.expires_at) }) : time(link.created_at),
        ].join(" · ")}
      </Text>
      <div className="flex flex-wrap items-center gap-2">
        {actions.includes("share") && <LinkButtons link={link} />}
        <Link to={`/paynet/${link.id}`} className="text-ui-fg-interactive txt-compact-small">
          {text("common.details")}
        </Link>
      </div>
    </div>
  )
}

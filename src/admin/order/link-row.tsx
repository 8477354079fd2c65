import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminPayLinkRow, AdminTransaction } from "../../types"
import { LinkBadge, PlaceBadge, RefundBadge } from "../components/badges"
import { CopyButton } from "../components/copy-button"
import { LinkButtons } from "../components/link-buttons"
import { StrayTestBadge } from "../components/test-marks"
import { useCardWords } from "../lib/card-words"
import { chargedOtherwise } from "../lib/format"
import { whyWaiting } from "../lib/money-left"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

const Money = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { money } = useFormat()
  const { cardOf } = useCardWords()
  const { charged, currency, place, refunds, commission, net, authorization_code, xact_id } = transaction
  const why = whyWaiting(transaction)
  const difference = chargedOtherwise(transaction)
  const facts = [
    cardOf(transaction),
    why && text(why.name),
    difference && text(`payments.${difference.sign}ThanAsked`, { amount: money(difference.amount) }),
    commission !== null && `${text("detail.commission")} ${money(commission, currency)}`,
    net !== null && `${text("detail.net")} ${money(net, currency)}`,
    authorization_code && `${text("detail.authorizationCode")} ${authorization_code}`,
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
      <span className="flex items-center gap-x-1.5">
        <span className="txt-compact-small text-ui-fg-subtle min-w-0 break-all font-mono">{xact_id}</span>
        <CopyButton content={xact_id} label={text("detail.xactId")} />
      </span>
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
      <div className="flex flex-wrap items-center gap-2">
        <Text size="small" className="text-ui-fg-subtle">
          {[
            text(`purpose.${link.purpose}`),
            status === "open" ? text("order.until", { date: time(link.expires_at) }) : time(link.created_at),
          ].join(" · ")}
        </Text>
        <StrayTestBadge environment={link.environment} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {actions.includes("share") && <LinkButtons link={link} />}
        <Link to={`/paynet/${link.id}`} className="text-ui-fg-interactive txt-compact-small">
          {text("common.details")}
        </Link>
      </div>
    </div>
  )
}

import { ExclamationCircleSolid } from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminTransaction, AdminWaitingMoney } from "../../types"
import { rowHref } from "../lib/list-search"
import { whyWaiting } from "../lib/money-left"
import { useTransactions } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

const SHOWN = 5

const HeldLine = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { money, time } = useFormat()
  const { charged, currency, created_at } = transaction
  const why = whyWaiting(transaction)
  return (
    <Link
      to={rowHref({ id: transaction.id, link: null, money: [transaction] })}
      className="hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover flex gap-x-3 px-6 py-2.5 outline-none"
    >
      <span className="w-[15px] shrink-0" />
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3">
        <Text size="small" weight="plus" className="w-[120px]">
          {charged === null ? text("common.none") : money(charged, currency)}
        </Text>
        <Text size="small" className="grow">
          {why && text(why.name)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {time(created_at)}
        </Text>
      </div>
    </Link>
  )
}

type HeadProps = { money: AdminWaitingMoney; kind: "held" | "refundDue"; state: "held" | "refund_due" }

const Head = ({ money: { count, amount, not_in_amount }, kind, state }: HeadProps) => {
  const text = useText()
  const { money } = useFormat()
  return (
    <div className="flex items-start gap-x-3 px-6 py-4">
      <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      <div className="flex min-w-0 grow flex-col gap-x-4 gap-y-1 sm:flex-row">
        <div className="grow">
          <Text size="small" weight="plus">
            {text(`payments.waiting.${kind}`, { count, amount: money(amount) })}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {text(`payments.waiting.${kind}Means`)}
            {not_in_amount > 0 && ` ${text("payments.waiting.notCounted", { count: not_in_amount })}`}
          </Text>
        </div>
        <Link to={`/paynet?state=${state}`} className="text-ui-fg-interactive txt-compact-small shrink-0 pt-0.5">
          {text("payments.waiting.showAll")}
        </Link>
      </div>
    </div>
  )
}

/** Money that waits for somebody, before everything else. Nothing when none does. */
export const Waiting = () => {
  const { data } = useTransactions({ state: "held", limit: SHOWN, order: "created_at" })
  if (!data || (data.held.count === 0 && data.refund_due.count === 0)) return null
  return (
    <Container className="divide-y overflow-hidden p-0">
      {data.held.count > 0 && <Head money={data.held} kind="held" state="held" />}
      {data.held.count > 0 && (
        <div className="divide-y">
          {data.transactions.map((transaction) => (
            <HeldLine key={transaction.id} transaction={transaction} />
          ))}
        </div>
      )}
      {data.refund_due.count > 0 && <Head money={data.refund_due} kind="refundDue" state="refund_due" />}
    </Container>
  )
}

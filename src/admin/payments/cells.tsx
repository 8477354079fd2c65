import { clx, Text } from "@medusajs/ui"
import type { AdminTransaction } from "../../types"
import { LinkBadge, PlaceBadge } from "../components/badges"
import { StrayTestBadge } from "../components/test-marks"
import { useCardWords } from "../lib/card-words"
import { chargedOtherwise } from "../lib/format"
import type { Row } from "../lib/list-search"
import { whyWaiting } from "../lib/money-left"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

type StatusProps = { row: Row; align?: "start" | "end" }

export const StatusCell = ({ row: { link, money }, align = "start" }: StatusProps) => {
  const text = useText()
  const isDeclined = !money.length && link?.status === "open" && link.outcome === "declined"
  const [why] = money.flatMap((transaction) => whyWaiting(transaction)?.name ?? [])
  const note = why ?? (isDeclined ? "outcome.declined.name" : null)
  return (
    <div className={clx("flex flex-col gap-1 py-2", align === "end" ? "items-end" : "items-start")}>
      <div className={clx("flex flex-wrap items-center gap-1", align === "end" && "justify-end")}>
        {money.length ? (
          money.map(({ id, place }) => <PlaceBadge key={id} place={place} />)
        ) : link ? (
          <LinkBadge status={link.status} />
        ) : null}
        <StrayTestBadge environment={link?.environment ?? money[0]?.environment ?? null} />
      </div>
      {note && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text(note)}
        </Text>
      )}
    </div>
  )
}

const Charged = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { money } = useFormat()
  const { charged, currency } = transaction
  if (charged === null) return <span>{text("common.none")}</span>
  const difference = chargedOtherwise(transaction)
  return (
    <span title={difference ? text(`payments.${difference.sign}ThanAsked`, { amount: money(difference.amount) }) : ""}>
      <span className={difference ? "text-ui-tag-orange-text" : ""}>{money(charged, currency)}</span>
    </span>
  )
}

export const ChargedCell = ({ row: { money } }: { row: Row }) => {
  const text = useText()
  if (!money.length) return <span className="text-ui-fg-muted">{text("common.none")}</span>
  return (
    <div className="flex flex-col items-end">
      {money.map((transaction) => (
        <Charged key={transaction.id} transaction={transaction} />
      ))}
    </div>
  )
}

export const CardCell = ({ row: { money } }: { row: Row }) => {
  const text = useText()
  const { cardOf } = useCardWords()
  if (!money.length) return <span className="text-ui-fg-muted">{text("common.none")}</span>
  return (
    <div className="flex flex-col">
      {money.map((transaction) => (
        <span key={transaction.id}>{cardOf(transaction)}</span>
      ))}
    </div>
  )
}

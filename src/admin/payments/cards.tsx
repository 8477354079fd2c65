import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { type Row, rowHref } from "../lib/list-search"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { CardCell, ChargedCell, StatusCell } from "./cells"

const Card = ({ row, number }: { row: Row; number: number | undefined }) => {
  const text = useText()
  const { money, time } = useFormat()
  const { link, money: paid } = row
  const [first] = paid
  const asked = link?.amount ?? first?.requested ?? null
  return (
    <Link
      to={rowHref(row)}
      className="txt-compact-small text-ui-fg-subtle hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover flex items-start justify-between gap-x-4 px-6 py-3 outline-none"
    >
      <div className="flex min-w-0 flex-col gap-y-1">
        <span className={clx(number ? "text-ui-fg-base font-medium" : "text-ui-fg-muted")}>
          {number ? text("payments.order", { number }) : text("payments.noOrder")}
        </span>
        <span>{time(link?.created_at ?? first?.created_at ?? "")}</span>
        {paid.length > 0 && <CardCell row={row} />}
      </div>
      <div className="flex shrink-0 flex-col items-end">
        <div className="text-ui-fg-base font-medium">
          {paid.length ? <ChargedCell row={row} /> : asked !== null && money(asked)}
        </div>
        <StatusCell row={row} align="end" />
      </div>
    </Link>
  )
}

type Props = { rows: Row[]; numberOf: (row: Row) => number | undefined }

/** The table for a phone: a card a row. */
export const Cards = ({ rows, numberOf }: Props) => (
  <div className="divide-y border-y lg:hidden">
    {rows.map((row) => (
      <Card key={row.id} row={row} number={numberOf(row)} />
    ))}
  </div>
)

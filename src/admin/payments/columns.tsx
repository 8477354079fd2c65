import { createDataTableColumnHelper } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { type Row, rowHref } from "../lib/list-search"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { CardCell, ChargedCell, StatusCell } from "./cells"

const helper = createDataTableColumnHelper<Row>()

export const useColumns = (numberOf: (row: Row) => number | undefined) => {
  const text = useText()
  const { money, time } = useFormat()
  const sortable = (id: "created_at" | "amount" | "expires_at") => ({
    id,
    enableSorting: true,
    sortAscLabel: text(`payments.sort.${id}.asc`),
    sortDescLabel: text(`payments.sort.${id}.desc`),
  })
  const orderOf = (row: Row): string => {
    const number = numberOf(row)
    return number ? `#${number}` : text("common.none")
  }
  return [
    helper.accessor(({ link, money: [first] }) => link?.created_at ?? first?.created_at ?? "", {
      ...sortable("created_at"),
      header: text("payments.column.date"),
      sortLabel: text("payments.column.date"),
      cell: ({ getValue, row }) => (
        <Link to={rowHref(row.original)} className="focus-visible:shadow-borders-focus rounded outline-none">
          {time(getValue())}
        </Link>
      ),
      size: 190,
    }),
    helper.accessor(orderOf, { id: "order", header: text("payments.column.order"), size: 90 }),
    helper.display({
      id: "status",
      header: text("payments.column.status"),
      cell: ({ row }) => <StatusCell row={row.original} />,
    }),
    helper.accessor(({ link, money: [first] }) => link?.amount ?? first?.requested ?? null, {
      ...sortable("amount"),
      header: text("payments.column.asked"),
      sortLabel: text("payments.column.asked"),
      align: "right",
      cell: ({ getValue }) => {
        const amount = getValue()
        return amount === null ? text("common.none") : money(amount)
      },
      size: 130,
    }),
    helper.accessor(({ money: [first] }) => first?.charged ?? null, {
      id: "charged",
      header: text("payments.column.charged"),
      align: "right",
      cell: ({ row }) => <ChargedCell row={row.original} />,
      size: 130,
    }),
    helper.display({
      id: "card",
      header: text("payments.column.card"),
      cell: ({ row }) => <CardCell row={row.original} />,
    }),
    helper.accessor(({ link }) => link?.expires_at ?? null, {
      ...sortable("expires_at"),
      header: text("payments.column.expires"),
      sortLabel: text("payments.column.expires"),
      cell: ({ getValue }) => {
        const until = getValue()
        return until === null ? text("common.none") : time(until)
      },
      size: 190,
    }),
  ]
}

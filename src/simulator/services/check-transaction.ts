import { done, noData } from "../answer"
import type { Fields } from "../fields"
import type { World } from "../world"
import { findTransactions } from "./find-transactions"
import type { Service } from "./service"
import { reversalRow, saleRow } from "./transaction-row"

const OBJECT = "transaction_check"

/** `transaction/check` */
export const checkTransaction: Service = (world, fields) => {
  const { noDataFor, showDeclined, showReversals } = world.faults.current.check
  const found = findTransactions(world, fields, ["xact_id", "reference_no"])
  const visible = found.filter((transaction) => transaction.checksMissed >= noDataFor)
  for (const transaction of found) transaction.checksMissed += 1
  const rows = visible
    .filter(({ succeeded }) => succeeded || showDeclined)
    .flatMap((sale) => {
      const reversals = showReversals ? world.books.reversalsOf(sale).filter(({ state }) => state === "approved") : []
      return [saleRow(world, sale, "check"), ...reversals.map((reversal) => reversalRow(world, reversal, "check"))]
    })
  return rows.length > 0 ? done(OBJECT, rowsUnderKey(world, rows)) : noData(world, OBJECT)
}

export function rowsUnderKey(world: World, rows: Fields[]): Fields {
  const { dataKey } = world.faults.current.check
  return dataKey === "root" ? { ...rows[0] } : { [dataKey]: rows }
}

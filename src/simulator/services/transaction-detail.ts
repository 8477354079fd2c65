import { done, noData } from "../answer"
import { rowsUnderKey } from "./check-transaction"
import { findTransactions } from "./find-transactions"
import type { Service } from "./service"
import { saleRow } from "./transaction-row"

const OBJECT = "transaction_detail"

/** `transaction/detail` */
export const transactionDetail: Service = (world, fields) => {
  const found = findTransactions(world, fields, ["id", "xact_id", "reference_no"])
  if (found.length === 0) return noData(world, OBJECT)
  return done(
    OBJECT,
    rowsUnderKey(
      world,
      found.map((sale) => saleRow(world, sale, "detail")),
    ),
  )
}

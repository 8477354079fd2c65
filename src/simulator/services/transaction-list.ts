import { done } from "../answer"
import type { Reversal, Transaction } from "../books"
import { type Fields, readFlag } from "../fields"
import type { World } from "../world"
import { readDays, readPage } from "./paging"
import type { Service } from "./service"
import { moneyOf, reversalRow, saleRow } from "./transaction-row"

/** `transaction/list` */
export const transactionList: Service = (world, fields) => {
  const within = readDays(world, fields)
  const { check, lists } = world.faults.current
  const withDeclined = readFlag(fields, "show_unsucceed", false)
  const told = ({ link }: Transaction) => !lists.omit.includes(link.reference)
  const sales = world.books.transactions.filter(
    (sale) => within(sale.date) && told(sale) && (sale.succeeded || withDeclined),
  )
  const reversals = world.books.reversals.filter(
    ({ sale, settledAt, state }) => state === "approved" && settledAt !== null && within(settledAt) && told(sale),
  )
  const rows = [...sales.map(datedSale), ...(lists.showReversals ? reversals : []).map(datedReversal)]
  rows.sort((a, b) => a.at - b.at)
  const { page, facts } = readPage(world, fields, rows)
  const total = sales.reduce((sum, { amount, succeeded }) => (succeeded ? sum + amount : sum), 0n)
  return done("transaction_list", {
    ...facts,
    total_amount: moneyOf(total, check),
    [check.dataKey === "data" ? "data" : "Data"]: page.map(({ write }) => write(world)),
  })
}

interface Dated {
  at: number
  write: (world: World) => Fields
}

function datedSale(sale: Transaction): Dated {
  return { at: sale.date.getTime(), write: (world) => saleRow(world, sale, "list") }
}

function datedReversal(reversal: Reversal): Dated {
  const at = (reversal.settledAt ?? reversal.requestedAt).getTime()
  return { at, write: (world) => reversalRow(world, reversal, "list") }
}

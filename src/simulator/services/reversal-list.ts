import { done } from "../answer"
import type { Reversal } from "../books"
import { type Fields, readText } from "../fields"
import { istanbulDottedDay } from "../istanbul-time"
import type { World } from "../world"
import { readDays, readPage } from "./paging"
import type { Service } from "./service"
import { boolOf, moneyOf } from "./transaction-row"

/** `transaction/reversal_list`, by the day of the request */
export const reversalList: Service = (world, fields) => {
  const within = readDays(world, fields)
  const { listPending, listDeclined } = world.faults.current.reversals
  const isListed = { approved: true, requested: listPending, declined: listDeclined }
  const reversals = world.books.reversals.filter(({ requestedAt, state }) => within(requestedAt) && isListed[state])
  const { page, facts } = readPage(world, fields, reversals)
  const Data = page.map((reversal) => reversalListRow(world, reversal))
  return done("transaction_reversal_list", {
    ...facts,
    Data,
  })
}

function reversalListRow(world: World, reversal: Reversal): Fields {
  const { check, reversals } = world.faults.current
  const { sale } = reversal
  const [xactId, other] =
    reversals.listXactId === "reversal" ? [reversal.xactId, sale.xactId] : [sale.xactId, reversal.xactId]
  const documented = {
    id: reversal.id,
    xact_date: istanbulDottedDay(sale.date),
    entry_date: istanbulDottedDay(reversal.requestedAt),
    xact_id: xactId,
    reversed_xact_id: other,
  }
  if (reversals.listColumns === "documented") return documented
  return {
    ...documented,
    agent_id: readText(sale.link.request, "agent_id"),
    agent_reference: sale.link.reference,
    amount: reversals.listAmount === "minor" ? String(reversal.amount) : moneyOf(reversal.amount, check),
    currency: check.currencyStyle,
    transaction_type: reversal.kind === "cancel" ? 2 : 9,
    is_succeed: boolOf(reversal.state === "approved", check),
  }
}

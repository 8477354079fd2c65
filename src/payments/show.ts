import type { Entry, PayLink, Refund, Transaction } from "../modules/paynet/ledger"
import {
  type AdminEntry,
  type AdminPayLinkDetail,
  type AdminPayLinkRow,
  type AdminTransaction,
  type AdminTransactionDetail,
  PAYNET_ENTRY_KINDS,
} from "../types"
import type { App } from "./context"
import { notFound } from "./faults"
import { presentEntry, presentLink, presentTransaction } from "./present"

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string | null, T[]> => {
  const groups = new Map<string | null, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const refundsOf = async (app: App, transactions: readonly Transaction[]): Promise<Map<string | null, Refund[]>> =>
  groupBy(await app.ledger.refunds.ofTransactions(transactions.map(({ id }) => id)), (one) => one.transaction_id)

/** Facts of one millisecond stand in the order in which they can have happened. */
const presentTimeline = (entries: readonly Entry[]): AdminEntry[] => {
  const rankOf = ({ kind }: Entry) => PAYNET_ENTRY_KINDS.indexOf(kind)
  const inOrder = [...entries].sort(
    (one, other) => one.created_at.getTime() - other.created_at.getTime() || rankOf(one) - rankOf(other),
  )
  return inOrder.map(presentEntry)
}

/** Links with the money that came in on them. */
export const showLinks = async (app: App, links: readonly PayLink[]): Promise<AdminPayLinkRow[]> => {
  const transactions = await app.ledger.transactions.ofLinks(links.map(({ id }) => id))
  const refunds = await refundsOf(app, transactions)
  const byLink = groupBy(transactions, (one) => one.paylink_id)
  return links.map((link) => ({
    ...presentLink(link, app.now()),
    transactions: (byLink.get(link.id) ?? []).map((one) => presentTransaction(one, link, refunds.get(one.id) ?? [])),
  }))
}

/** Transactions with what their links asked for. */
export const showTransactions = async (app: App, transactions: readonly Transaction[]): Promise<AdminTransaction[]> => {
  const links = await app.ledger.links.byIds(transactions.flatMap(({ paylink_id }) => paylink_id ?? []))
  const byId = new Map(links.map((link) => [link.id, link]))
  const refunds = await refundsOf(app, transactions)
  return transactions.map((one) =>
    presentTransaction(one, byId.get(one.paylink_id ?? "") ?? null, refunds.get(one.id) ?? []),
  )
}

/** @throws MedusaError not_found */
export const showTransaction = async (app: App, id: string): Promise<AdminTransactionDetail> => {
  const transaction = await app.ledger.transactions.byId(id)
  if (!transaction) throw notFound(`Transaction ${id}`)
  const link = transaction.paylink_id ? await app.ledger.links.byId(transaction.paylink_id) : null
  const refunds = await app.ledger.refunds.ofTransaction(id)
  const timeline = await app.ledger.entries.timeline(transaction.paylink_id, [id])
  return {
    ...presentTransaction(transaction, link, refunds),
    paylink: link && presentLink(link, app.now()),
    timeline: presentTimeline(timeline),
  }
}

/** @throws MedusaError not_found */
export const showLink = async (app: App, id: string): Promise<AdminPayLinkDetail> => {
  const link = await app.ledger.links.byId(id)
  if (!link) throw notFound(`PayLink ${id}`)
  const rows = await showLinks(app, [link])
  const transactions = rows.flatMap((row) => row.transactions)
  const timeline = await app.ledger.entries.timeline(
    link.id,
    transactions.map((one) => one.id),
  )
  return {
    ...presentLink(link, app.now()),
    transactions,
    flow: link.flow,
    commission: link.commission,
    agent_id: link.agent_id,
    paynet_id: link.paynet_id,
    answered_at: link.answered_at?.toISOString() ?? null,
    returned_at: link.returned_at?.toISOString() ?? null,
    not_completed_at: link.not_completed_at?.toISOString() ?? null,
    hints: link.hints,
    timeline: presentTimeline(timeline),
  }
}

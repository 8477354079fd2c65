import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { entryTable } from "./entries"
import { linkTable } from "./links"
import { ledgerLists } from "./lists"
import { linkQueue } from "./queue"
import { refundTable } from "./refunds"
import { settingTable } from "./settings"
import { ledgerTables } from "./tables"
import { transactionTable } from "./transactions"

export type { NewEntry } from "./entries"
export type { NewLink } from "./links"
export type { Listed, ListFilter, ListPage, Waiting } from "./lists"
export type { OrderKeys } from "./matching"
export type { NewRefund, PlaceRule, RefundMove, RefundPatch } from "./refunds"
export type { Entry, OutboxEvent, PayLink, Refund, RefundStatus, Transaction } from "./rows"
export type { Installation, SettingChange } from "./settings"
export { transactionId } from "./transactions"

/** The ledger: what we asked Paynet for, what it took, what goes back, and the time line. Memory, no rules. */
export const createLedger = (db: Knex) => ({
  links: linkTable(db),
  queue: linkQueue(db),
  transactions: transactionTable(db),
  refunds: refundTable(db),
  entries: entryTable(db),
  settings: settingTable(db),
  lists: ledgerLists(db),
  tables: ledgerTables(db),
})

export type Ledger = ReturnType<typeof createLedger>

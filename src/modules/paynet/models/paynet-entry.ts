import { model } from "@medusajs/framework/utils"

/** The time line, append-only, one row per fact; and the outbox of events. */
export const PaynetEntry = model
  .define("paynet_entry", {
    id: model.id({ prefix: "pnev" }).primaryKey(),
    paylink_id: model.text().nullable(),
    transaction_id: model.text().nullable(),
    refund_id: model.text().nullable(),
    session_id: model.text().nullable(),
    kind: model.text(),
    outcome: model.text().nullable(),
    /** Two rows of one fact cannot exist. */
    fact: model.text().nullable(),
    details: model.json(),
    event: model.text().nullable(),
    event_data: model.json().nullable(),
    publishing_at: model.dateTime().nullable(),
    published_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: "IDX_paynet_entry_fact", on: ["fact"], unique: true, where: "fact IS NOT NULL AND deleted_at IS NULL" },
    { name: "IDX_paynet_entry_kind", on: ["kind", "created_at"] },
    { name: "IDX_paynet_entry_paylink", on: ["paylink_id", "created_at"] },
    {
      name: "IDX_paynet_entry_transaction",
      on: ["transaction_id", "created_at"],
      where: "transaction_id IS NOT NULL AND deleted_at IS NULL",
    },
    { name: "IDX_paynet_entry_session", on: ["session_id"], where: "session_id IS NOT NULL AND deleted_at IS NULL" },
    {
      name: "IDX_paynet_entry_outbox",
      on: ["created_at"],
      where: "event IS NOT NULL AND published_at IS NULL AND deleted_at IS NULL",
    },
  ])

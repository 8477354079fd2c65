import { model } from "@medusajs/framework/utils"

/** Money on its way back: due, asked of Paynet, requested there, then approved, declined, or not known. */
export const PaynetRefund = model
  .define("paynet_refund", {
    id: model.id({ prefix: "pnref" }).primaryKey(),
    transaction_id: model.text(),
    medusa_refund_id: model.text().nullable(),
    origin: model.enum(["medusa", "held", "paynet"]).default("medusa"),
    amount: model.bigNumber(),
    booked: model.bigNumber().default(0),
    whole: model.boolean(),
    status: model.text(),
    token_hash: model.text(),
    hinted: model.text().nullable(),
    requested_at: model.dateTime().nullable(),
    settled_at: model.dateTime().nullable(),
    due_at: model.dateTime().nullable(),
    attempts: model.number().default(0),
  })
  .indexes([
    { name: "IDX_paynet_refund_token", on: ["token_hash"], unique: true },
    {
      name: "IDX_paynet_refund_medusa",
      on: ["medusa_refund_id"],
      unique: true,
      where: "medusa_refund_id IS NOT NULL AND deleted_at IS NULL",
    },
    {
      name: "IDX_paynet_refund_one_open",
      on: ["transaction_id"],
      unique: true,
      where: "status IN ('due', 'asked', 'unknown') AND deleted_at IS NULL",
    },
    { name: "IDX_paynet_refund_transaction", on: ["transaction_id"] },
    { name: "IDX_paynet_refund_status", on: ["status", "created_at"] },
    { name: "IDX_paynet_refund_due", on: ["due_at"], where: "due_at IS NOT NULL AND deleted_at IS NULL" },
  ])

import { model } from "@medusajs/framework/utils"

/** Money that Paynet says it took. `place` says where it is; each move is one compare-and-set update. */
export const PaynetTransaction = model
  .define("paynet_transaction", {
    id: model.id({ prefix: "pntx" }).primaryKey(),
    xact_id: model.text(),
    paylink_id: model.text().nullable(),
    charged: model.bigNumber().nullable(),
    net: model.bigNumber().nullable(),
    commission: model.bigNumber().nullable(),
    currency: model.text().nullable(),
    instalment: model.number().nullable(),
    bank_id: model.text().nullable(),
    card_last4: model.text().nullable(),
    authorization_code: model.text().nullable(),
    xact_date: model.text().nullable(),
    reversed: model.boolean().default(false),
    place: model.text(),
    outcome: model.text().nullable(),
    session_id: model.text().nullable(),
    claimed_at: model.dateTime().nullable(),
    payment_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    order_id: model.text().nullable(),
    proved_at: model.dateTime(),
  })
  .indexes([
    { name: "IDX_paynet_transaction_xact", on: ["xact_id"], unique: true },
    {
      name: "IDX_paynet_transaction_payment",
      on: ["payment_id"],
      unique: true,
      where: "payment_id IS NOT NULL AND deleted_at IS NULL",
    },
    { name: "IDX_paynet_transaction_paylink", on: ["paylink_id"] },
    { name: "IDX_paynet_transaction_session", on: ["session_id"] },
    { name: "IDX_paynet_transaction_order", on: ["order_id"] },
    { name: "IDX_paynet_transaction_cart", on: ["cart_id"] },
    { name: "IDX_paynet_transaction_created", on: ["created_at", "id"] },
    { name: "IDX_paynet_transaction_charged", on: ["charged", "id"] },
    { name: "IDX_paynet_transaction_outcome", on: ["outcome", "created_at"] },
    { name: "IDX_paynet_transaction_place", on: ["place", "created_at"] },
  ])

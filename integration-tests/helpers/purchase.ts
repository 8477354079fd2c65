import { lira, type Shopper, until } from "./scene"
import type { Stage } from "./stage"

/** One order, captured, the right sum, one event, one payment in Medusa, nothing paid twice at Paynet. */
export const expectOnePurchase = async (stage: Stage, buyer: Shopper, total = "149.90"): Promise<void> => {
  await buyer.money("captured")
  const { orders, payments } = await buyer.books()
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
  expect(lira(orders[0]?.total)).toBe(total)
  expect(lira(orders[0]?.paid)).toBe(total)
  expect(payments).toHaveLength(1)
  expect(payments[0]).toMatchObject({ captures: "1", canceled_at: null })
  expect(lira(payments[0]?.captured)).toBe(total)
  expect(lira(payments[0]?.refunded)).toBe("0.00")
  const [transaction] = await buyer.ledger()
  expect(transaction).toMatchObject({ place: "captured", outcome: "captured", payment_id: payments[0]?.id })
  await until(async () => stage.events.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const authorized = stage.events.filter((one) => one.name === "paynet.payment.authorized")
  expect(authorized).toHaveLength(1)
  expect(authorized[0]?.data).toMatchObject({ order_id: orders[0]?.id, cart_id: buyer.cartId, outcome: "captured" })
  const charged = stage.simulator.books().transactions.filter((one) => one.reference === transaction?.paylink_id)
  expect(charged.filter((one) => one.succeeded)).toHaveLength(1)
}

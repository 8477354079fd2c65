import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { closeUnowed } from "../payments/close-order"
import { appContext } from "../payments/context"
import { ordersOfPayment } from "../payments/finish-booked"

/** An order that was paid in another way, exchanged or sent back owes less: its link must not ask for the old sum. */
const paynetOrderOwesLess = async ({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> => {
  const { id, order_id } = event.data
  const ctx = appContext(container)
  const orders = order_id ? [order_id] : id ? await ordersOfPayment(ctx, id) : []
  for (const orderId of orders) await closeUnowed(ctx, orderId)
}

export default paynetOrderOwesLess

export const config: SubscriberConfig = {
  event: ["payment.captured", "order.claim_created", "order.exchange_created", "order.return_received"],
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { closeOrder } from "../payments/close-order"
import { appContext } from "../payments/context"

/** An order that was canceled or edited no longer wants the sum that its open links ask for. */
const paynetOrderChanged = async ({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> => {
  const orderId = event.data.order_id ?? event.data.id
  if (orderId) await closeOrder(appContext(container), orderId)
}

export default paynetOrderChanged

export const config: SubscriberConfig = { event: ["order.canceled", "order-edit.confirmed"] }

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { closeOrder } from "../payments/close-order"
import { appContext } from "../payments/context"
import { noteDue } from "../payments/refund-due"

/**
 * An order that was canceled or edited no longer wants the sum that its open links ask for; and a canceled one whose
 * payment was not given back is owed it.
 */
const paynetOrderChanged = async ({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> => {
  const orderId = event.data.order_id ?? event.data.id
  if (!orderId) return
  const ctx = appContext(container)
  await closeOrder(ctx, orderId)
  await noteDue(ctx, orderId)
}

export default paynetOrderChanged

export const config: SubscriberConfig = { event: ["order.canceled", "order-edit.confirmed"] }

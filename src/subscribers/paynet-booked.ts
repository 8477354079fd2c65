import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { appContext } from "../payments/context"
import { finishBooked } from "../payments/finish-booked"

/** Medusa also books without us (a storefront's `/complete`, the admin's "Check status"): the record follows at once. */
const paynetBooked = async ({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> => {
  const { name, data } = event
  await finishBooked(appContext(container), name === "order.placed" ? { orderId: data.id } : { paymentId: data.id })
}

export default paynetBooked

export const config: SubscriberConfig = { event: ["order.placed", "payment.captured"] }

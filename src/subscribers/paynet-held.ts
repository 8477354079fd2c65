import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { appContext } from "../payments/context"
import { notifyHeld } from "../payments/notify-held"
import { PAYNET_EVENTS } from "../types"

/** Money that waits for a person shows in the admin's feed: held, or owed because Paynet declined its refund. */
const paynetHeld = async ({ event, container }: SubscriberArgs<unknown>): Promise<void> => {
  await notifyHeld(appContext(container), event.name, event.data)
}

export default paynetHeld

export const config: SubscriberConfig = { event: [PAYNET_EVENTS.held, PAYNET_EVENTS.refundDeclined] }

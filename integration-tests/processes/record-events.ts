import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A store's own subscriber: writes down every event of ours that Medusa's bus carried to it. */
export default async ({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> => {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await db("carried_event").insert({ id: event.data.id, name: event.name, data: JSON.stringify(event.data) })
}

export const config: SubscriberConfig = {
  event: ["paynet.payment.authorized", "paynet.payment.held", "paynet.payment.reversed", "paynet.paylink.expired"],
}

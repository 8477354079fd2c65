import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { one } from "./one"

const OPTIONS = [
  { name: "Standart kargo", code: "standard", description: "2-4 iş günü", amount: 49.9 },
  { name: "Hızlı kargo", code: "express", description: "Ertesi gün", amount: 89.9 },
]

const profileOf = async (container: MedusaContainer): Promise<string> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "shipping_profile", fields: ["id"], filters: { type: "default" } })
  if (data[0]) return data[0].id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Standart", type: "default" }] },
  })
  return one(result).id
}

/** A warehouse in İstanbul that ships all over Turkey in two ways. */
export const makeDelivery = async (container: MedusaContainer, channel: string) => {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const address = { address_1: "Bankalar Cad. 1", city: "İstanbul", country_code: "TR" }
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "İstanbul depo", address }] },
  })
  const location = one(locations).id
  const set = await fulfillment.createFulfillmentSets({
    name: "Kargo",
    type: "shipping",
    service_zones: [{ name: "Türkiye", geo_zones: [{ type: "country", country_code: "tr" }] }],
  })
  const here = { [Modules.STOCK_LOCATION]: { stock_location_id: location } }
  await link.create({ ...here, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } })
  await link.create({ ...here, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location, add: [channel] } })
  const profile = await profileOf(container)
  await createShippingOptionsWorkflow(container).run({
    input: OPTIONS.map(({ name, code, description, amount }) => ({
      name,
      price_type: "flat" as const,
      provider_id: "manual_manual",
      service_zone_id: one(set.service_zones).id,
      shipping_profile_id: profile,
      type: { label: name, code, description },
      prices: [{ currency_code: "try", amount }],
      rules: [
        { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
        { attribute: "is_return", operator: "eq" as const, value: "false" },
      ],
    })),
  })
  return { profile, location }
}

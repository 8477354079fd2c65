import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

const ADMIN = { email: "admin@example.com", password: "integration-tests" }

export type Seed = {
  key: string
  admin: typeof ADMIN
  /** TRY, KDV included in totals. */
  region: string
  /** TRY, taxes only when `POST /store/carts/:id/taxes` is called. */
  lateTaxRegion: string
  euroRegion: string
  variants: { shirt: string; thirds: string; scarce: string }
  stock: { item: string; location: string }
}

const makeAdmin = async (container: MedusaContainer): Promise<void> => {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: ADMIN })
  if (error || !authIdentity) throw new Error(`no admin: ${error}`)
  // Where Medusa's roles are on, an admin without one may do nothing.
  const roles = process.env.MEDUSA_FF_RBAC === "true" ? { roles: ["role_super_admin"] } : {}
  const input = { authIdentityId: authIdentity.id, userData: { email: ADMIN.email, ...roles } }
  await createUserAccountWorkflow(container).run({ input })
}

const makeRegions = async (container: MedusaContainer) => {
  const providers = ["pp_paynet_paynet", "pp_system_default"]
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "Türkiye", currency_code: "try", countries: ["tr"], payment_providers: providers },
        {
          name: "Late taxes",
          currency_code: "try",
          countries: ["cy"],
          payment_providers: providers,
          automatic_taxes: false,
        },
        { name: "Euro", currency_code: "eur", countries: ["de"], payment_providers: providers },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: [
      { country_code: "tr", provider_id: "tp_system" },
      { country_code: "cy", provider_id: "tp_system", default_tax_rate: { name: "KDV", code: "KDV20", rate: 20 } },
    ],
  })
  return result.map((region) => region.id)
}

const variant = (title: string, amount: number, more: object = {}) => ({
  title,
  sku: title.toUpperCase(),
  manage_inventory: false,
  options: { Kind: title },
  prices: [
    { amount, currency_code: "try" },
    { amount, currency_code: "eur" },
  ],
  ...more,
})

/** Regions, products and keys of the store that every scene plays in. */
export const seed = async (container: MedusaContainer): Promise<Seed> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  await makeAdmin(container)
  const [region = "", lateTaxRegion = "", euroRegion = ""] = await makeRegions(container)
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Web" }] },
  })
  const channel = channels[0]?.id ?? ""
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "web", type: "publishable", created_by: "" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: keys[0]?.id ?? "", add: [channel] } })
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Depo" }] },
  })
  const location = locations[0]?.id ?? ""
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location, add: [channel] } })
  const titles = ["shirt", "thirds", "scarce"]
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Goods",
          status: "published",
          options: [{ title: "Kind", values: titles }],
          sales_channels: [{ id: channel }],
          variants: [
            variant("shirt", 149.9),
            variant("thirds", 12.012),
            variant("scarce", 80, { manage_inventory: true }),
          ],
        },
      ],
    },
  })
  const idOf = (title: string) => products[0]?.variants.find((one) => one.title === title)?.id ?? ""
  const { data: items } = await query.graph({
    entity: "variant",
    fields: ["inventory_items.inventory_item_id"],
    filters: { id: idOf("scarce") },
  })
  const item = items[0]?.inventory_items?.[0]?.inventory_item_id ?? ""
  // Goods that need shipping would need shipping options, which these scenes are not about.
  await container.resolve(Modules.INVENTORY).updateInventoryItems({ id: item, requires_shipping: false })
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: [{ inventory_item_id: item, location_id: location, stocked_quantity: 1000 }] },
  })
  const token = keys[0]?.token ?? ""
  return {
    key: token,
    admin: ADMIN,
    region,
    lateTaxRegion,
    euroRegion,
    variants: { shirt: idOf("shirt"), thirds: idOf("thirds"), scarce: idOf("scarce") },
    stock: { item, location },
  }
}

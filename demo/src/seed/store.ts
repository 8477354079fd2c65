import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStoresWorkflow,
  createTaxRegionsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { one } from "./one"

const KDV_PERCENT = 20

/** A Turkish region whose prices are in TRY and include KDV, paid with Paynet. */
const makeRegion = async (container: MedusaContainer): Promise<void> => {
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Türkiye",
          currency_code: "try",
          countries: ["tr"],
          payment_providers: ["pp_paynet_paynet"],
          is_tax_inclusive: true,
        },
      ],
    },
  })
  const kdv = { name: "KDV", code: "KDV", rate: KDV_PERCENT }
  await createTaxRegionsWorkflow(container).run({
    input: [{ country_code: "tr", provider_id: "tp_system", default_tax_rate: kdv }],
  })
}

export const makeStore = async (container: MedusaContainer): Promise<{ channel: string; publishableKey: string }> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Web" }] },
  })
  const channel = one(channels).id
  const store = {
    name: "Çınar",
    supported_currencies: [{ currency_code: "try", is_default: true, is_tax_inclusive: true }],
    default_sales_channel_id: channel,
  }
  const { data: stores } = await query.graph({ entity: "store", fields: ["id"] })
  const id = stores[0]?.id
  if (id) await updateStoresWorkflow(container).run({ input: { selector: { id }, update: store } })
  else await createStoresWorkflow(container).run({ input: { stores: [store] } })
  await makeRegion(container)
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Storefront", type: "publishable", created_by: "" }] },
  })
  const key = one(keys)
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channel] } })
  return { channel, publishableKey: key.token }
}

/** The login that `npm run demo` prints; it reaches this machine only. */
export const makeAdmin = async (container: MedusaContainer): Promise<void> => {
  const { DEMO_ADMIN_EMAIL: email = "", DEMO_ADMIN_PASSWORD: password = "" } = process.env
  const auth = container.resolve(Modules.AUTH)
  const registered = await auth.register("emailpass", { body: { email, password } })
  if (!registered.authIdentity) throw new Error(`no admin user: ${registered.error}`)
  const input = { authIdentityId: registered.authIdentity.id, userData: { email, first_name: "Demo" } }
  await createUserAccountWorkflow(container).run({ input })
}

/** `identifier` of the provider and `id` of its entry in `medusa-config.ts`. */
export const PAYNET_PROVIDER_KEY = "paynet"

/** The payment provider's id in Medusa: what a region enables and a storefront sends as `provider_id`. */
export const PAYNET_PROVIDER_ID = "pp_paynet_paynet"

/** Name under which Medusa's container holds the plugin's module. */
export const PAYNET_MODULE = "paynet"

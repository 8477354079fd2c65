import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYNET_MODULE } from "../../../types"

/** Runs at boot and in `db:migrate`: the provider works only beside the plugin, which holds options, ledger and routes. */
const checkPlugin = async ({ container }: LoaderOptions): Promise<void> => {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  if (modules && PAYNET_MODULE in modules) return
  throw new Error(
    '[paynet] medusa-config: the payment provider is there but the plugin is not: add { resolve: "medusa-payment-paynet", options: { … } } to plugins',
  )
}

export default checkPlugin

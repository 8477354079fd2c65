import { z } from "@medusajs/framework/zod"
import { PAYNET_PROVIDER_KEY } from "../../types"

const config = z.object({ payment: z.object({ options: z.object({ providers: z.array(z.unknown()) }) }) })
const entry = z.object({ resolve: z.string(), id: z.unknown() })

const OURS = /^medusa-payment-paynet[\\/]|[\\/](medusa-payment-paynet|src)[\\/]providers[\\/]paynet/

const ENTRY =
  '{ resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" } in modules → @medusajs/medusa/payment → options → providers'

/**
 * Looks at the payment module's providers in the store's config.
 * @returns a warning when Paynet is not among them, else null.
 * @throws Error when it is there under another id, or more than once: links and routes know one provider.
 */
export const checkProviderEntries = (modules: unknown): string | null => {
  const providers = config.safeParse(modules).data?.payment.options.providers ?? []
  const ours = providers.flatMap((one) => entry.safeParse(one).data ?? []).filter(({ resolve }) => OURS.test(resolve))
  if (ours.length === 0) return `[paynet] no payment provider entry of this plugin was found: add ${ENTRY}`
  if (ours.length > 1)
    throw new Error(
      `[paynet] medusa-config: exactly one provider entry is allowed, found ${ours.length}: keep ${ENTRY}`,
    )
  if (ours[0]?.id !== PAYNET_PROVIDER_KEY) {
    throw new Error(`[paynet] medusa-config: the provider entry's id must be "${PAYNET_PROVIDER_KEY}": write ${ENTRY}`)
  }
  return null
}

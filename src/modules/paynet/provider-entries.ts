import { z } from "@medusajs/framework/zod"
import { PAYNET_PROVIDER_KEY } from "../../types"

const entries = z.object({
  options: z.object({ providers: z.array(z.object({ resolve: z.unknown(), id: z.string().optional() })) }),
})

const OURS = /(^|[\\/])providers[\\/]paynet([\\/]index(\.[cm]?[jt]s)?)?$/

const isOurs = (resolve: unknown): boolean =>
  typeof resolve === "string" && OURS.test(resolve) && resolve.includes("paynet")

const ENTRY =
  '{ resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" } in modules → @medusajs/medusa/payment → options → providers'

/**
 * Looks at the payment module's providers in the store's config.
 * @returns a warning when Paynet is not among them, else null.
 * @throws Error when it is there under another id, or more than once: links and routes know one provider.
 */
export const checkProviderEntries = (modules: unknown): string | null => {
  const payment = z.record(z.string(), z.unknown()).safeParse(modules).data?.payment
  const ours = (entries.safeParse(payment).data?.options.providers ?? []).filter((entry) => isOurs(entry.resolve))
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

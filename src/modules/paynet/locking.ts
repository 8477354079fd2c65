import { z } from "@medusajs/framework/zod"

const provider = z.object({ is_default: z.boolean().nullish() })
const locking = z.object({
  resolve: z.string().nullish(),
  disable: z.boolean().nullish(),
  options: z.object({ providers: z.array(provider).nullish() }).nullish(),
})
const config = z.object({ locking: locking.nullish() })

const MEDUSAS = /^@medusajs\/(medusa\/)?locking$/

/** What to do about it, for the log and for whoever shows it. */
export const LOCKING_REMEDY =
  'locking is in memory, which is right for a single process only: for several, make locking-postgres or locking-redis the default provider in modules → @medusajs/medusa/locking. See "Going live" in the README.'

/**
 * Does Medusa lock in this process's memory only, by the store's config? It does so without a provider, and also when
 * several are there and none is named the default. A locking module other than Medusa's own is not judged.
 */
export const isLockingInMemory = (modules: unknown): boolean => {
  const found = config.safeParse(modules)
  if (!found.success) return false
  const { resolve, disable, options } = found.data.locking ?? {}
  if (disable || (resolve && !MEDUSAS.test(resolve))) return false
  const providers = options?.providers ?? []
  return providers.length !== 1 && !providers.some((one) => one.is_default)
}

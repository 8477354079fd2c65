import { createHash } from "node:crypto"
import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetOptions } from "../modules/paynet/options"
import { createPaynetClient, type PaynetClient } from "../paynet/client"
import type { Context } from "./context"

/** What a link is made with: recorded beside it, so that it is later asked about at the same place. */
export type Account = { environment: "test" | "live"; host: string; secretKey: string; fingerprint: string }

const fingerprintOf = (key: string) => createHash("sha256").update(key).digest("hex").slice(0, 16)

/** The account in force, or null while no key is configured. */
export const accountInForce = (options: PaynetOptions): Account | null =>
  options.secretKey
    ? {
        environment: options.environment,
        host: options.apiBase,
        secretKey: options.secretKey,
        fingerprint: fingerprintOf(options.secretKey),
      }
    : null

export const clientOf = (options: PaynetOptions, account: Account): PaynetClient =>
  createPaynetClient({ baseUrl: account.host, secretKey: account.secretKey, timeoutMs: options.timeoutMs })

/**
 * The client that can ask about a link, or null when the link belongs to another environment or host than the one in
 * force, or no key is configured: then nothing can be said about it, least of all "not paid".
 */
export const clientForLink = (ctx: Context, link: PayLink): PaynetClient | null => {
  const account = accountInForce(ctx.options)
  if (!account || account.environment !== link.environment || account.host !== link.host) return null
  return clientOf(ctx.options, account)
}

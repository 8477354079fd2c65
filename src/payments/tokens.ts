import { createHash } from "node:crypto"

const TOKEN = /^[0-9a-f]{64}/i
const FAILED = ".failed"

/** What the ledger keeps of a token: enough to find the row, useless to whoever reads the table. */
export const hashToken = (token: string): string => createHash("sha256").update(token.toLowerCase()).digest("hex")

export const hookUrl = (backendUrl: string, token: string) => `${backendUrl}/hooks/paynet/${token}`
/** Goes to Paynet as `succeedUrl` of one refund. */
export const refundHookUrl = (backendUrl: string, token: string) => `${backendUrl}/hooks/paynet/refunds/${token}`
export const returnUrls = (backendUrl: string, token: string) => ({
  succeedUrl: `${backendUrl}/paynet/return/${token}`,
  errorUrl: `${backendUrl}/paynet/return/${token}${FAILED}`,
})

/**
 * Reads a token from a path segment. How Paynet joins `xact_id` to a url is UNVERIFIED, so whatever is glued behind
 * the token is tolerated.
 * @returns null when the segment does not start with a token
 */
export const readToken = (segment: string): { hash: string; failed: boolean } | null => {
  const token = segment.match(TOKEN)?.[0]
  if (!token) return null
  return { hash: hashToken(token), failed: segment.slice(token.length).toLowerCase().startsWith(FAILED) }
}

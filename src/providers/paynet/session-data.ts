import type { PaynetSessionData } from "../../types"

/**
 * What Medusa is to keep in a session. It lays the provider's answer over what the storefront sent, and would keep, and
 * show, all of that: each name that is not ours is answered as `undefined`, which is not written.
 */
export const onlyOurs = (given: unknown, own: PaynetSessionData): Record<string, unknown> => {
  const names = typeof given === "object" && given !== null ? Object.keys(given) : []
  return { ...Object.fromEntries(names.map((name) => [name, undefined])), ...own }
}

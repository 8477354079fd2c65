import { z } from "@medusajs/framework/zod"

const named = z.object({ session_id: z.string() })

/** The payment session's id that Medusa puts into `data`; a storefront cannot forge it. Empty when there is none. */
export const sessionIdOf = (data: unknown): string => named.safeParse(data).data?.session_id ?? ""

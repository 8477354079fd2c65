import type { MedusaRequest } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { refuse } from "../payments/faults"
import { readBody } from "../payments/read-body"

/**
 * Reads what a request brought by its schema.
 * @throws MedusaError that names each field at fault and what is allowed; never what was sent, which may be a key
 */
export const parse = <T extends z.ZodType>(schema: T, given: unknown): z.output<T> => {
  const { data, error } = schema.safeParse(given)
  if (!error) return data
  const faults = error.issues.map(({ path, message }) => (path.length ? `${path.join(".")}: ${message}` : message))
  throw refuse(`Invalid request: ${[...new Set(faults)].join("; ")}`)
}

/**
 * A JSON body of at most 16 kB, read by ourselves: of one that is broken, Medusa's parser would print a piece. None is an
 * empty one.
 * @throws MedusaError for one that is larger, or no JSON
 */
export const readJson = async (req: MedusaRequest): Promise<unknown> => {
  const text = await readBody(req)
  if (text === null) throw refuse("The body is larger than 16 kB.")
  try {
    return text.trim() ? JSON.parse(text) : {}
  } catch {
    throw refuse("The body is not JSON.")
  }
}

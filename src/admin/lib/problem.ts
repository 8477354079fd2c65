import { Refusal } from "./ask"
import type { Text } from "./use-text"

/** A sentence for a person: the server's own where it has one, else what its status means. */
export const problemOf = (error: unknown, text: Text): string => {
  if (!(error instanceof Refusal)) return text("problem.offline")
  if (error.status === 401) return text("problem.login")
  if (error.status === 403) return text("problem.forbidden")
  if (error.status === 404) return text("problem.notFound")
  if (error.status >= 500 || !error.message) return text("problem.server")
  return error.message
}

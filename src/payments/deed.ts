import type { PaynetEntryKind } from "../types"
import type { App } from "./context"

/** Who does it: the id of an admin user or API key, or the job. Recorded with what was done. */
export type Actor = { id: string }

type Whose = { paylink_id?: string | null; transaction_id?: string | null }
type Details = Record<string, string | boolean>

/** What somebody did, for the time line; another fact each time that it is done. */
export const deedEntry = (
  app: Pick<App, "token">,
  of: Whose,
  kind: PaynetEntryKind,
  actor: Actor,
  details: Details = {},
) => {
  const { paylink_id: paylinkId = null, transaction_id: transactionId = null } = of
  const fact = `${kind}:${transactionId ?? paylinkId ?? "store"}:${app.token().slice(0, 16)}`
  return { fact, kind, paylinkId, transactionId, details: { ...details, actor: actor.id } }
}

/** Writes down what somebody did. */
export const recordDeed = async (
  app: App,
  of: Whose,
  kind: PaynetEntryKind,
  actor: Actor,
  details?: Details,
): Promise<void> => {
  await app.ledger.entries.write(deedEntry(app, of, kind, actor, details), app.now())
}

import type { PaynetEntryKind } from "../types"
import type { App } from "./context"

/** Who does it: the id of an admin user or API key, or the job. Recorded with what was done. */
export type Actor = { id: string }

/** Writes down what somebody did, each time that it was done. */
export const recordDeed = async (
  app: App,
  of: { paylink_id?: string | null; transaction_id?: string | null },
  kind: PaynetEntryKind,
  actor: Actor,
  details: Record<string, string | boolean> = {},
): Promise<void> => {
  const { paylink_id: paylinkId = null, transaction_id: transactionId = null } = of
  const fact = `${kind}:${transactionId ?? paylinkId ?? "store"}:${app.token().slice(0, 16)}`
  const entry = { fact, kind, paylinkId, transactionId, details: { ...details, actor: actor.id } }
  await app.ledger.entries.write(entry, app.now())
}

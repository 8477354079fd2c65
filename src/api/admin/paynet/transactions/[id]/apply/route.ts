import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { freshContext } from "../../../../../../payments/context"
import { applyHeld } from "../../../../../../payments/held-money"
import { showTransaction } from "../../../../../../payments/show"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const ctx = await freshContext()
  const id = req.params.id ?? ""
  await applyHeld(ctx, id, { id: req.auth_context.actor_id })
  res.json({ transaction: await showTransaction(ctx, id) })
}

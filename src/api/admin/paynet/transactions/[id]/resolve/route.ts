import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { freshContext } from "../../../../../../payments/context"
import { resolveHeld } from "../../../../../../payments/held-money"
import { showTransaction } from "../../../../../../payments/show"
import type { resolveBody } from "../../../../../bodies"

export const POST = async (
  req: AuthenticatedMedusaRequest<z.output<typeof resolveBody>>,
  res: MedusaResponse,
): Promise<void> => {
  const ctx = await freshContext()
  const id = req.params.id ?? ""
  await resolveHeld(ctx, id, { id: req.auth_context.actor_id }, req.validatedBody.note)
  res.json({ transaction: await showTransaction(ctx, id) })
}

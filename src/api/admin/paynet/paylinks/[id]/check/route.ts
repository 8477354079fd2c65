import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkByHand } from "../../../../../../payments/by-hand"
import { appContext } from "../../../../../../payments/context"
import { showLink } from "../../../../../../payments/show"
import type { AdminPayLinkCheckAnswer } from "../../../../../../types"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminPayLinkCheckAnswer>,
): Promise<void> => {
  const app = appContext()
  const id = req.params.id ?? ""
  const outcome = await checkByHand(app, id, { id: req.auth_context.actor_id })
  res.json({ paylink: await showLink(app, id), outcome })
}

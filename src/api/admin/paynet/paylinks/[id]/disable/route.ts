import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { disableByHand } from "../../../../../../payments/by-hand"
import { appContext } from "../../../../../../payments/context"
import { showLink } from "../../../../../../payments/show"
import type { AdminPayLinkAnswer } from "../../../../../../types"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminPayLinkAnswer>): Promise<void> => {
  const app = appContext()
  const id = req.params.id ?? ""
  await disableByHand(app, id, { id: req.auth_context.actor_id })
  res.json({ paylink: await showLink(app, id) })
}

import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../../payments/context"
import { reconcile } from "../../../../../../payments/reconcile"
import { showLink } from "../../../../../../payments/show"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const ctx = appContext()
  const { id } = await showLink(ctx, req.params.id ?? "")
  const outcome = await reconcile(ctx, id)
  res.json({ paylink: await showLink(ctx, id), outcome })
}

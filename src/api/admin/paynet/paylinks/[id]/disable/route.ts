import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { disableLink } from "../../../../../../payments/close"
import { appContext } from "../../../../../../payments/context"
import { showLink } from "../../../../../../payments/show"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const ctx = appContext()
  const { id } = await showLink(ctx, req.params.id ?? "")
  await disableLink(ctx, id)
  res.json({ paylink: await showLink(ctx, id) })
}

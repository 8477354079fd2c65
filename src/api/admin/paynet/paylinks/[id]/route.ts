import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../payments/context"
import { showLink } from "../../../../../payments/show"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ paylink: await showLink(appContext(), req.params.id ?? "") })
}

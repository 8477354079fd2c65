import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../payments/context"
import { showTransaction } from "../../../../../payments/show"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ transaction: await showTransaction(appContext(), req.params.id ?? "") })
}

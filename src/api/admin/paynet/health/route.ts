import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { readHealth } from "../../../../payments/health"
import type { AdminHealthAnswer } from "../../../../types"

export const GET = async (_req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminHealthAnswer>): Promise<void> => {
  res.json(await readHealth(appContext()))
}

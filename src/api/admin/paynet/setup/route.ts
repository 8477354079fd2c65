import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { checkSetup } from "../../../../payments/setup"
import type { AdminSetupAnswer } from "../../../../types"

export const GET = async (_req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminSetupAnswer>): Promise<void> => {
  res.json({ setup: await checkSetup(appContext()) })
}

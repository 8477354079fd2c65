import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../payments/context"
import { verifyKey } from "../../../../../payments/verify-key"
import type { AdminVerifyAnswer } from "../../../../../types"
import { verifyBody } from "../../../../bodies"
import { parse, readJson } from "../../../../parse"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminVerifyAnswer>): Promise<void> => {
  const { environment, secretKey } = parse(verifyBody, await readJson(req))
  res.json({ verify: await verifyKey(appContext(), environment, secretKey) })
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { isOurNonce } from "../../../../payments/ping"
import { answer, keepPrivate } from "../../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  keepPrivate(res)
  const nonce = req.params.nonce ?? ""
  if (await isOurNonce(appContext(), nonce)) res.json({ nonce })
  else answer(res, 404)
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../payments/context"
import { notOurs } from "../../../../../payments/faults"
import { sessionStatus } from "../../../../../payments/status"
import type { PaynetSessionAnswer } from "../../../../../types"
import { keepPrivate } from "../../../../answer"
import { isId } from "../../../../queries"

export const GET = async (req: MedusaRequest, res: MedusaResponse<PaynetSessionAnswer>): Promise<void> => {
  keepPrivate(res)
  const sessionId = req.params.session_id ?? ""
  const answer = isId(sessionId) ? await sessionStatus(appContext(), sessionId) : null
  if (!answer) throw notOurs(sessionId)
  res.json(answer)
}

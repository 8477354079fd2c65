import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { receiveConfirmation } from "../../../../payments/receive"
import { answer } from "../../../answer"

export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  answer(res, await receiveConfirmation(appContext(), req.params.token ?? "", req))
}

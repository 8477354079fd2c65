import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../../payments/context"
import { receiveRefund } from "../../../../../payments/receive"
import { answer } from "../../../../answer"

export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  answer(res, await receiveRefund(appContext(), req.params.token ?? "", req))
}

import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { listLinks } from "../../../../payments/lists"
import type { AdminPayLinksAnswer } from "../../../../types"
import { parse } from "../../../parse"
import { payLinksQuery } from "../../../queries"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminPayLinksAnswer>): Promise<void> => {
  res.json(await listLinks(appContext(), parse(payLinksQuery, req.query)))
}

import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { listTransactions } from "../../../../payments/lists"
import type { AdminTransactionsAnswer } from "../../../../types"
import { parse } from "../../../parse"
import { transactionsQuery } from "../../../queries"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminTransactionsAnswer>,
): Promise<void> => {
  res.json(await listTransactions(appContext(), parse(transactionsQuery, req.query)))
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { comeBack } from "../../../../payments/come-back"
import { appContext } from "../../../../payments/context"
import { unknownReturnPage } from "../../../../payments/unknown-return"
import { keepPrivate } from "../../../answer"

const back = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  keepPrivate(res)
  const ctx = appContext()
  const url = await comeBack(ctx, req.params.token ?? "")
  if (url) res.redirect(303, url)
  else
    res
      .status(404)
      .type("html")
      .send(unknownReturnPage((await ctx.fresh()).options))
}

export const GET = back
export const POST = back

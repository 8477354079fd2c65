import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { comeBack } from "../../../../payments/come-back"
import { appContext } from "../../../../payments/context"
import { reasonOf } from "../../../../payments/log"
import { returnPage } from "../../../../payments/return-page"
import { keepPrivate } from "../../../answer"

const back = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  keepPrivate(res)
  const ctx = appContext()
  const say = (status: 404 | 503, why: Parameters<typeof returnPage>[1]) =>
    void res.status(status).type("html").send(returnPage(ctx.settings.ofConfig(), why))
  try {
    const url = await comeBack(ctx, req.params.token ?? "")
    if (url) res.redirect(303, url)
    else say(404, "unknown_return")
  } catch (error) {
    ctx.log.error("a return could not be looked up", { reason: reasonOf(error) })
    say(503, "return_unavailable")
  }
}

export const GET = back
export const POST = back

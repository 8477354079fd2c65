import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { freshContext } from "../../../../payments/context"
import { isPossiblyCopy, sayInstallation } from "../../../../payments/installation"
import type { installationBody } from "../../../bodies"

export const GET = async (_req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const ctx = await freshContext()
  const { id, backend_url } = await ctx.installation()
  res.json({ installation: { id, backend_url: backend_url ?? null, needs_answer: await isPossiblyCopy(ctx) } })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<z.output<typeof installationBody>>,
  res: MedusaResponse,
): Promise<void> => {
  const ctx = await freshContext()
  await sayInstallation(ctx, req.validatedBody.is, req.auth_context.actor_id)
  const { id, backend_url } = await ctx.installation()
  res.json({ installation: { id, backend_url: backend_url ?? null, needs_answer: false } })
}

import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { freshContext } from "../../../../../../payments/context"
import { payByLink } from "../../../../../../payments/pay-by-link"
import type { payByLinkBody } from "../../../../../bodies"

export const POST = async (
  req: AuthenticatedMedusaRequest<z.output<typeof payByLinkBody>>,
  res: MedusaResponse,
): Promise<void> => {
  const { amount, lifetime_hours, note, send_email, send_sms } = req.validatedBody
  const paylink = await payByLink(await freshContext(), {
    orderId: req.params.id ?? "",
    amount,
    lifetimeHours: lifetime_hours,
    note,
    sendEmail: send_email,
    sendSms: send_sms,
    actorId: req.auth_context.actor_id,
  })
  res.json({ paylink })
}

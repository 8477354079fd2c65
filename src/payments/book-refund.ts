import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Refund, Transaction } from "../modules/paynet/ledger"
import { kurusToLira } from "../paynet/kurus"
import type { App } from "./context"
import { reasonOf } from "./log"

const NOTE = "Accepted by Paynet although its answer was lost"

/**
 * Paynet accepted a refund that Medusa had dropped, because the answer was lost: Medusa's books follow. Our provider
 * meets that refund and knows it, so nothing is sent again.
 */
export const bookInMedusa = async (ctx: App, { payment_id }: Transaction, refund: Refund): Promise<void> => {
  const isOwnerless = refund.origin === "medusa" && refund.medusa_refund_id === null
  if (!payment_id || !isOwnerless || (refund.status !== "requested" && refund.status !== "approved")) return
  try {
    await refundPaymentWorkflow(ctx.container).run({
      input: { payment_id, amount: kurusToLira(refund.booked), note: NOTE },
    })
    ctx.log.warn("a refund that Medusa had dropped was booked", { refund: refund.id, payment: payment_id })
  } catch (error) {
    ctx.log.error("a refund could not be booked in Medusa", { refund: refund.id, reason: reasonOf(error) })
  }
}

/** A process died while it asked, and nothing went back: Medusa must not keep a refund that never happened. */
export const dropFromMedusa = async (ctx: App, { id, medusa_refund_id }: Refund): Promise<void> => {
  if (!medusa_refund_id) return
  const payments = ctx.container.resolve(Modules.PAYMENT)
  const [row] = await payments.listRefunds({ id: [medusa_refund_id] })
  if (!row) return
  await payments.deleteRefunds([medusa_refund_id])
  ctx.log.warn("a refund that never happened was taken out of Medusa's books", { refund: id })
}

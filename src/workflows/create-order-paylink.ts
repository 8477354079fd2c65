import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { freshContext } from "../payments/context"
import { type PayByLinkInput, payByLink } from "../payments/pay-by-link"

/** Not undone: a link that was sent is switched off by a person, or by the next one. */
const payByLinkStep = createStep(
  "paynet-pay-by-link",
  async (input: PayByLinkInput) => new StepResponse(await payByLink(await freshContext(), input)),
)

/**
 * Makes a PayLink for an order that owes money, as `POST /admin/paynet/orders/:id/paylinks` does. The input's `amount` is
 * in lira; the result is that route's `paylink`.
 * @throws MedusaError for an order that is unknown, canceled, not in TRY or owes nothing, and for an amount over it
 */
export const createOrderPayLinkWorkflow = createWorkflow(
  "paynet-create-order-paylink",
  (input: PayByLinkInput) => new WorkflowResponse(payByLinkStep(input)),
)

import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { authorize } from "../../payments/authorize"
import { cancel } from "../../payments/cancel"
import { close } from "../../payments/close"
import { appContext, freshContext } from "../../payments/context"
import { open } from "../../payments/open"
import { refund } from "../../payments/refund"
import { sessionStatus } from "../../payments/status"
import { update } from "../../payments/update"
import { PAYNET_PROVIDER_KEY } from "../../types"
import { onlyOurs } from "./session-data"
import { sessionIdOf } from "./session-id"

/** Medusa's payment provider contract, each method a few lines into `payments/`. */
export class PaynetProviderService extends AbstractPaymentProvider {
  static override identifier = PAYNET_PROVIDER_KEY

  /** @throws MedusaError when the provider entry has options: they belong to the plugin entry, which admin and hook read too */
  static override validateOptions(options: Record<string, unknown>): void {
    const names = Object.keys(options ?? {})
    if (!names.length) return
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `[paynet] medusa-config: the provider entry takes no options (found ${names.join(", ")}): move them to plugins → medusa-payment-paynet → options`,
    )
  }

  // Medusa builds providers with `new`, though the base class declares its constructor protected.
  constructor(cradle: Record<string, unknown>, options?: Record<string, unknown>) {
    super(cradle, options)
  }

  async initiatePayment({
    amount,
    currency_code,
    data,
    context,
  }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const opened = await open(await freshContext(), {
      sessionId: sessionIdOf(data),
      amount,
      currency: currency_code,
      context,
    })
    return { id: opened.id, data: onlyOurs(data, opened), status: PaymentSessionStatus.PENDING }
  }

  async updatePayment({ amount, currency_code, data }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const updated = await update(await freshContext(), {
      sessionId: sessionIdOf(data),
      amount,
      currency: currency_code,
    })
    return { data: onlyOurs(data, updated) }
  }

  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    await close(appContext(), data)
    return { data }
  }

  async authorizePayment({ data, context }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const authorization = await authorize(await freshContext(), context?.idempotency_key ?? sessionIdOf(data))
    if (authorization.kind === "captured") {
      return { status: PaymentSessionStatus.CAPTURED, data: authorization.data }
    }
    if (authorization.kind === "unfit") {
      throw new MedusaError(
        MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
        "A payment was received that does not fit this purchase. The store has been told.",
      )
    }
    if (appContext().config.flow === "order_first") {
      return { status: PaymentSessionStatus.PENDING_AUTHORIZATION, data: { ...data } }
    }
    throw new MedusaError(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, "The payment has not been made yet.")
  }

  /** A PayLink payment is an immediate sale: there is nothing left to capture. */
  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return { data }
  }

  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    await cancel(appContext(), data)
    return { data }
  }

  async refundPayment({ data, amount, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    await refund(await freshContext(), {
      sessionId: sessionIdOf(data),
      refundId: context?.idempotency_key ?? null,
      amount,
    })
    return { data }
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: { ...data } }
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const answer = await sessionStatus(appContext(), sessionIdOf(data))
    const paid = answer?.session.status === "paid" && answer.session.order_id !== null
    return { status: paid ? PaymentSessionStatus.CAPTURED : PaymentSessionStatus.PENDING, data }
  }

  /** Paynet's posts come to this plugin's own routes; whatever reaches Medusa's stock hook proves nothing. */
  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" }
  }
}

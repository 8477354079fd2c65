import type { PayLink } from "../modules/paynet/ledger"
import { PaynetError } from "../paynet/errors"
import { type Account, clientOf } from "./account"
import { inWords } from "./amount"
import type { Context } from "./context"
import { linkEntry } from "./entries"
import { noPageNow } from "./faults"
import type { LinkRequest } from "./link-request"
import { reasonOf } from "./log"
import type { Payer } from "./payer"
import { dueOfUnpaid } from "./sweep-state"
import { hookUrl, returnUrls } from "./tokens"

/** Paynet's own code for "this reference exists": a link of ours may then be payable, so it is not a plain refusal. */
const DUPLICATE = 5

type Tokens = { hook: string; return: string }

const isUncertain = (error: unknown): boolean =>
  !(error instanceof PaynetError) || error.effect === "unknown" || error.resultCode === DUPLICATE

const giveUp = async (ctx: Context, link: PayLink, error: unknown): Promise<never> => {
  const uncertain = isUncertain(error)
  const now = ctx.now()
  const status = uncertain ? "create_unknown" : "failed"
  const patch = { status, due_at: uncertain ? now : null } as const
  await ctx.ledger.links.move(link.id, ["creating"], patch, now, {
    entry: linkEntry(link, status, error instanceof PaynetError ? { kind: error.kind } : {}),
  })
  ctx.log.error(uncertain ? "paylink may exist at Paynet, will be switched off" : "paylink was not made", {
    paylink: link.id,
    amount: inWords(link.amount),
    reason: reasonOf(error),
  })
  throw noPageNow()
}

/**
 * Asks Paynet for the link whose row has just been written, once. An answer that was lost may have made a payable link:
 * the row stays, is switched off by its reference and watched; whoever asks next gets a fresh reference.
 * @throws MedusaError that tells the shopper nothing but to try again
 */
export const createAtPaynet = async (
  ctx: Context,
  account: Account,
  link: PayLink,
  payer: Payer,
  tokens: Tokens,
  request: LinkRequest,
): Promise<PayLink> => {
  const { options } = ctx
  let created: { id: string | null; url: string }
  try {
    created = await clientOf(options, account).createPayLink({
      amount: link.amount,
      payerName: payer.name,
      reference: link.id,
      ...returnUrls(options.backendUrl, tokens.return),
      ...(options.confirmable && { confirmationUrl: hookUrl(options.backendUrl, tokens.hook) }),
      lifetimeHours: request.lifetimeHours,
      addCommission: options.commission === "shopper",
      posType: options.posType,
      agentId: options.agentId,
      ratioCode: options.ratioCode,
      installments: options.installments,
      agentNote: link.cart_id ?? link.order_id ?? link.collection_id,
      ...(request.note && { note: request.note }),
      ...(request.sendEmail && payer.email && { sendEmail: true, email: payer.email }),
      ...(request.sendSms && payer.phone && { sendSms: true, phone: payer.phone }),
    })
  } catch (error) {
    return giveUp(ctx, link, error)
  }
  ctx.heard()
  const now = ctx.now()
  const patch = {
    status: "open",
    url: created.url,
    paynet_id: created.id,
    due_at: await dueOfUnpaid(ctx, link),
  } as const
  const opened = await ctx.ledger.links.move(link.id, ["creating"], patch, now, { entry: linkEntry(link, "opened") })
  if (!opened) {
    ctx.log.warn("paylink was replaced while it was being made", { paylink: link.id })
    throw noPageNow()
  }
  ctx.log.info("paylink opened", {
    paylink: link.id,
    amount: inWords(link.amount),
    cart: link.cart_id,
    order: link.order_id,
  })
  return { ...link, ...patch }
}

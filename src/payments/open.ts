import { createHash } from "node:crypto"
import type { BigNumberInput } from "@medusajs/framework/types"
import type { PayLink, Transaction } from "../modules/paynet/ledger"
import type { Kurus } from "../paynet/kurus"
import type { PaynetSessionData } from "../types"
import { type Account, accountInForce } from "./account"
import { inWords, kurusOf } from "./amount"
import { switchOffSoon } from "./close"
import { closeOtherLinks } from "./close-order"
import type { Context } from "./context"
import { createAtPaynet } from "./create-link"
import { linkEntry, sessionEntry } from "./entries"
import { noPageNow, notAllowed, notOurs, refuse } from "./faults"
import { collectionsOfOrder } from "./finish-booked"
import { assertNoCopy } from "./installation"
import { type LinkRequest, readLinkRequest } from "./link-request"
import { assertOwed, assertStillOwed } from "./owed"
import { readPayer } from "./payer"
import { collectionOfSession, type Purchase, readPurchase } from "./purchase"
import { reconcile } from "./reconcile"
import { hashToken } from "./tokens"

const MINUTE_MS = 60_000
const LINKS = 5
const LINKS_WINDOW_MS = 10 * MINUTE_MS
/** A link with less time left than this is replaced: the payer needs some to fetch a card and pass 3-D Secure. */
const TIME_TO_PAY_MS = 5 * MINUTE_MS
const POLL_MS = 150

export type OpenInput = { sessionId: string; amount: BigNumberInput; currency: string; context?: unknown }
type Wish = {
  sessionId: string
  amount: Kurus
  purchase: Purchase
  account: Account
  settingsHash: string
  request: LinkRequest
}

const dataOf = (link: PayLink, sessionId: string, state: PaynetSessionData["state"]): PaynetSessionData => ({
  id: link.id,
  session_id: sessionId,
  state,
  redirect_url: state === "open" ? link.url : null,
  expires_at: link.expires_at.toISOString(),
})

const hashOfSettings = (ctx: Context, account: Account): string => {
  const { flow, commission, installments, ratioCode, agentId, posType, backendUrl, returnUrl } = ctx.options
  const all = [
    account.environment,
    account.host,
    account.fingerprint,
    flow,
    commission,
    installments,
    ratioCode,
    agentId,
    posType,
    backendUrl,
    returnUrl,
  ]
  return createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16)
}

/** All money that came in for this cart, its collection, or any collection of its order. */
const moneyOf = async (ctx: Context, { collection, cart, order }: Purchase): Promise<Transaction[]> => {
  const all = new Set([collection.id, ...(order ? await collectionsOfOrder(ctx, order.id) : [])])
  const found = await Promise.all([...all].map((id) => ctx.ledger.transactions.ofPurchase(id, cart?.id ?? null)))
  return [...new Map(found.flat().map((one) => [one.id, one])).values()]
}

/** While money of this purchase is unresolved, or all of it is paid, there is nothing to pay: no link. */
const settledOrUnresolved = async (
  ctx: Context,
  sessionId: string,
  purchase: Purchase,
): Promise<PaynetSessionData | null> => {
  const known = await moneyOf(ctx, purchase)
  const captured = purchase.payments.reduce((sum, one) => sum + (one.canceled ? 0 : one.captured - one.refunded), 0)
  const full = captured > 0 && captured >= (purchase.collection.amount ?? 0)
  const unresolved = known.find((one) => one.place === "seen" || one.place === "held")
  if (!full && !unresolved) return null
  const linkId = unresolved?.paylink_id ?? known.find((one) => one.place === "captured")?.paylink_id
  const link = linkId ? await ctx.ledger.links.byId(linkId) : null
  if (!link) throw notAllowed("This purchase is already paid.")
  await ctx.ledger.entries.write(sessionEntry(link.id, sessionId), ctx.now())
  if (unresolved?.place === "seen") {
    await ctx.ledger.queue.ring(link.id, ctx.now())
    ctx.later(500, `look again ${link.id}`, () => reconcile(ctx, link.id))
  }
  return dataOf(link, sessionId, full ? "paid" : "processing")
}

const isReusable = (ctx: Context, link: PayLink, wish: Wish): boolean =>
  link.amount === wish.amount &&
  link.settings_hash === wish.settingsHash &&
  link.expires_at.getTime() - ctx.now().getTime() > TIME_TO_PAY_MS

/** Points an open link, or one that was about to be switched off, at the new session. */
const reuse = async (ctx: Context, link: PayLink, wish: Wish): Promise<PayLink | null> => {
  if (!link.url || !isReusable(ctx, link, wish)) return null
  const patch = { status: "open", session_id: wish.sessionId } as const
  const where = link.status === "disable_due" ? { switching_off_at: null } : {}
  const entry = sessionEntry(link.id, wish.sessionId)
  const pointed = await ctx.ledger.links.move(link.id, [link.status], patch, ctx.now(), { where, entry })
  return pointed ? { ...link, ...patch } : null
}

const assertFew = (ctx: Context, known: readonly PayLink[]): void => {
  const since = new Date(ctx.now().getTime() - LINKS_WINDOW_MS)
  const made = known.filter((link) => link.created_at > since && link.status !== "failed")
  if (made.length < LINKS) return
  throw notAllowed("Too many payment pages were opened for this purchase. Please wait a few minutes.")
}

const writeRow = async (ctx: Context, wish: Wish): Promise<PayLink | null> => {
  const { options, ledger } = ctx
  const { purchase, account } = wish
  const now = ctx.now()
  const [payer, id] = await Promise.all([readPayer(ctx, purchase), ctx.linkId()])
  const tokens = { hook: ctx.token(), return: ctx.token() }
  const row = {
    id,
    session_id: wish.sessionId,
    collection_id: purchase.collection.id,
    cart_id: purchase.cart?.id ?? null,
    order_id: purchase.order?.id ?? null,
    purpose: wish.request.purpose,
    amount: wish.amount,
    environment: account.environment,
    host: account.host,
    key_fingerprint: account.fingerprint,
    agent_id: options.agentId ?? null,
    flow: options.flow,
    commission: options.commission,
    settings_hash: wish.settingsHash,
    landing: payer.landing,
    hook_token_hash: hashToken(tokens.hook),
    return_token_hash: hashToken(tokens.return),
    expires_at: new Date(now.getTime() + wish.request.lifetimeHours * 60 * MINUTE_MS),
  } as const
  const dueAt = new Date(now.getTime() + options.timeoutMs + MINUTE_MS)
  const created = linkEntry(row, "created", { amount: inWords(wish.amount), environment: row.environment })
  const link = await ledger.links.insert(row, dueAt, [created, sessionEntry(id, wish.sessionId)], now)
  if (!link) return null
  await assertStillOwed(ctx, link, purchase)
  return createAtPaynet(ctx, account, link, payer, tokens, wish.request)
}

/** The row of a link that is being made is the lock: others wait for it, and take it over when its maker died. */
const isAbandoned = (ctx: Context, link: PayLink): boolean =>
  ctx.now().getTime() - link.created_at.getTime() > ctx.options.timeoutMs + 5_000

/** Null: there was another link to wait for, and now there is none. Cart and settings may have changed meanwhile. */
const reuseOrMake = async (ctx: Context, wish: Wish, deadline: Date): Promise<PayLink | null> => {
  const collectionId = wish.purchase.collection.id
  let hasWaited = false
  while (ctx.now() < deadline) {
    const known = await ctx.ledger.links.ofCollection(collectionId)
    const payable = known.find(({ status }) => status === "creating" || status === "open")
    if (payable?.status === "open") {
      const reused = await reuse(ctx, payable, wish)
      if (reused) return reused
      const patch = { status: "disable_due", due_at: ctx.now(), switching_off_at: null } as const
      await ctx.ledger.links.move(payable.id, ["open"], patch, ctx.now(), { where: { session_id: payable.session_id } })
      switchOffSoon(ctx, payable.id)
    } else if (payable && isAbandoned(ctx, payable)) {
      await ctx.ledger.links.move(payable.id, ["creating"], { status: "create_unknown", due_at: ctx.now() }, ctx.now())
    } else if (payable) {
      await ctx.sleep(POLL_MS)
      hasWaited = true
    } else if (hasWaited) {
      return null
    } else {
      const [newest] = known
      const revived = newest?.status === "disable_due" ? await reuse(ctx, newest, wish) : null
      if (revived) return revived
      assertFew(ctx, known)
      const link = await writeRow(ctx, wish)
      if (link) return link
    }
  }
  throw noPageNow()
}

/**
 * Gives a payment session its PayLink: the open one of the same sum and settings, or a new one, whose row is written
 * before Paynet is called. At most one link of a payment collection is payable, by a unique index.
 * @throws MedusaError for a currency other than TRY, a sum under one kuruş or one that the order does not owe, a session
 * that Medusa does not know, too many links, and when Paynet cannot make one; the cart stays as it was
 */
export const open = async (ctx: Context, input: OpenInput, until?: Date): Promise<PaynetSessionData> => {
  const { sessionId } = input
  const deadline = until ?? new Date(ctx.now().getTime() + ctx.options.timeoutMs + 10_000)
  if (input.currency.toLowerCase() !== "try") throw refuse("Paynet takes Turkish lira (TRY) only.")
  const amount = kurusOf(input.amount)
  if (amount === null || amount < 1) throw refuse("The amount to pay must be at least one kuruş.")
  const collectionId = await collectionOfSession(ctx, sessionId)
  const purchase = collectionId ? await readPurchase(ctx, collectionId, { withTotal: false }) : null
  if (!purchase) throw notOurs(sessionId)

  const nothingToPay = await settledOrUnresolved(ctx, sessionId, purchase)
  if (nothingToPay) return nothingToPay
  assertOwed(purchase, amount)

  const account = accountInForce(ctx.options)
  if (!account) {
    const fault = ctx.options.keyFault
    ctx.log.error(
      fault ? "no PayLink can be made: the saved key cannot be opened" : "no PayLink can be made: set secretKey",
      { session: sessionId, environment: ctx.options.environment, fault },
    )
    throw noPageNow()
  }
  await assertNoCopy(ctx)
  if (purchase.order) await closeOtherLinks(ctx, purchase.order.id, purchase.collection.id)
  const request = readLinkRequest(input.context, ctx.options)
  const wish = { sessionId, amount, purchase, account, settingsHash: hashOfSettings(ctx, account), request }
  const link = await reuseOrMake(ctx, wish, deadline)
  return link ? dataOf(link, sessionId, "open") : open(await ctx.fresh(), input, deadline)
}

import { z } from "@medusajs/framework/zod"
import type { PayLink, Transaction } from "../modules/paynet/ledger"
import { shopperText } from "../texts"
import type { PaynetSessionAnswer, PaynetSessionStatus } from "../types"
import type { App } from "./context"
import { OUTCOMES } from "./outcomes"
import { graph, readPurchase } from "./purchase"

const JUST_NOW_MS = 10 * 60_000

type Standing = { status: PaynetSessionStatus; reason: string | null; orderId: string | null }

const orderRow = z.object({ display_id: z.number().nullish() })

const ofMoney = (transactions: Transaction[]): Standing | null => {
  const at = (place: Transaction["place"]) => transactions.find((one) => one.place === place)
  const booked = at("captured") ?? transactions.find((one) => one.place === "refunding" && one.payment_id !== null)
  if (booked) return { status: "paid", reason: booked.outcome, orderId: booked.order_id }
  const held = at("held") ?? at("refunding")
  if (held) return { status: held.outcome ? OUTCOMES[held.outcome].store : "held", reason: held.outcome, orderId: null }
  if (at("seen")) return { status: "pending", reason: null, orderId: null }
  if (at("refunded")) return { status: "refunded", reason: at("refunded")?.outcome ?? null, orderId: null }
  const resolved = at("resolved")
  return resolved ? { status: "held", reason: resolved.outcome, orderId: null } : null
}

/** A link that was switched off is over, unless its payer came back just now: Paynet's check may lag behind. */
const isOver = (link: PayLink, now: Date): boolean => {
  if (link.status === "expired" || link.status === "failed") return true
  const quiet = !link.rung_at || now.getTime() - link.rung_at.getTime() > JUST_NOW_MS
  return link.status === "disabled" && quiet
}

const ofLink = (link: PayLink, now: Date): Standing => {
  if (isOver(link, now)) return { status: "expired", reason: "not_paid", orderId: null }
  if (link.outcome === "declined") return { status: "declined", reason: "declined", orderId: null }
  const back = link.not_completed_at && (!link.returned_at || link.not_completed_at > link.returned_at)
  return { status: "pending", reason: back ? "not_completed" : null, orderId: null }
}

/** What was paid once more on another link belongs to no order, but its payer has one: the purchase's. */
const withOrder = async (ctx: App, link: PayLink, standing: Standing): Promise<Standing> => {
  if (standing.status !== "paid" || standing.orderId) return standing
  const order = (await readPurchase(ctx, link.collection_id, { withTotal: false }))?.order
  return { ...standing, orderId: order?.id ?? null }
}

/** Where a link stands for the shopper. Never calls Paynet. `paidAt`: when its first payment was seen. */
export const standingOf = async (
  ctx: App,
  link: PayLink,
): Promise<Standing & { displayId: number | null; paidAt: Date | null }> => {
  const own = await ctx.ledger.transactions.ofLink(link.id)
  const standing = await withOrder(ctx, link, ofMoney(own) ?? ofLink(link, ctx.now()))
  const [row] = standing.orderId ? await graph(ctx, "order", ["display_id"], { id: standing.orderId }) : []
  const displayId = row ? (orderRow.parse(row).display_id ?? null) : null
  return { ...standing, displayId, paidAt: own[0]?.created_at ?? null }
}

/** The link that a payment session has or had, also after Medusa deleted the session. */
const linkOfSession = async (ctx: App, sessionId: string): Promise<PayLink | null> => {
  const direct = await ctx.ledger.links.bySession(sessionId)
  if (direct) return direct
  const id = await ctx.ledger.entries.linkIdOfSession(sessionId)
  return id ? ctx.ledger.links.byId(id) : null
}

/** Answer of the store's status route, or null for a session that never had a link. */
export const sessionStatus = async (ctx: App, sessionId: string): Promise<PaynetSessionAnswer | null> => {
  const link = await linkOfSession(ctx, sessionId)
  if (!link) return null
  const { status, reason, orderId, displayId } = await standingOf(ctx, link)
  const payable = link.status === "open" && link.session_id === sessionId && ctx.now() < link.expires_at
  const waiting = status === "pending" || status === "declined"
  const money = status === "pending" && (await ctx.ledger.transactions.ofLink(link.id)).length > 0
  return {
    session: {
      id: sessionId,
      status,
      reason,
      message: shopperText(link.landing.locale, reason === "not_completed" ? "not_completed" : status),
      redirect_url: payable && waiting && !money ? link.url : null,
      order_id: orderId,
      display_id: displayId,
    },
  }
}

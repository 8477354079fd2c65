import { z } from "@medusajs/framework/zod"
import { kurus } from "./books"
import type { Actor, Play } from "./cast"
import type { Part } from "./history"

type Answer = { status: number; body: { type?: string; message?: string } }

export const told = ({ status, body }: Answer): string => `${status} ${body?.type ?? body?.message ?? ""}`.trim()

const orderOf = async ({ own }: Actor): Promise<string | null> => {
  const [row] = await own("select order_id from order_cart where cart_id = :cart and deleted_at is null")
  return row ? String(row.order_id) : null
}

/** Any of this cart's money that is or will be booked on its order may now go back. */
const askBack = async ({ own, askedBack }: Actor): Promise<void> => {
  const asked = "select id from paynet_transaction where paylink_id in $links and place <> 'resolved'"
  for (const row of await own(asked)) askedBack.add(String(row.id))
}

export const cancelOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  await askBack(actor)
  actor.cancels += 1
  return told(await stage.admin.post(`/admin/orders/${order}/cancel`))
}

const PAYMENTS = `select p.id, p.amount,
  coalesce((select sum(amount) from capture where payment_id = p.id and deleted_at is null), 0) as captured,
  coalesce((select sum(amount) from refund where payment_id = p.id and deleted_at is null), 0) as refunded
  from payment p where p.payment_collection_id in $collections and p.captured_at is not null order by p.created_at`

const sumOf = (part: Part, captured: number, left: number): number => {
  if (part === "half") return captured / 2
  if (part === "a kuruş") return 0.01
  if (part === "less than a kuruş") return 0.004
  return part === "all" ? left : left + 0.01
}

/** Medusa's own refund of the payment that still has the most, as the admin's page asks for it. */
export const refundPart = async ({ stage }: Play, actor: Actor, part: Part): Promise<string> => {
  if (!(await orderOf(actor))) return "no order"
  await askBack(actor)
  const payments = (await actor.own(PAYMENTS)).map((row) => ({
    id: String(row.id),
    captured: Number(row.captured),
    left: Math.round((Number(row.captured) - Number(row.refunded)) * 1000) / 1000,
  }))
  const payment = payments.sort((a, b) => b.left - a.left)[0]
  if (!payment) return "no payment"
  const amount = sumOf(part, payment.captured, payment.left)
  const { status, body } = await stage.admin.post(`/admin/payments/${payment.id}/refund`).send({ amount })
  return `${amount} of ${payment.left}: ${status} ${body?.message ?? ""}`
}

/** "Check status": an admin has Medusa ask for the payment of the order's session. */
export const checkOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  const [session] = await actor.own("select id from payment_session where payment_collection_id in $collections")
  const body = { payment_session_id: session?.id ?? "none" }
  return told(await stage.admin.post(`/admin/orders/${order}/payment-sessions/authorize`).send(body))
}

const preview = z.object({ order_preview: z.object({ total: z.number() }) })

/** An admin adds a shirt to the order, which from then on owes it. */
export const editOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  const before = (await stage.admin.get(`/admin/orders/${order}?fields=total`)).body.order?.total
  const begun = await stage.admin.post("/admin/order-edits").send({ order_id: order })
  if (begun.status !== 200) return told(begun)
  const items = [{ variant_id: stage.seed.variants.shirt, quantity: 1 }]
  const added = preview.safeParse((await stage.admin.post(`/admin/order-edits/${order}/items`).send({ items })).body)
  const confirmed = await stage.admin.post(`/admin/order-edits/${order}/confirm`)
  if (added.success) actor.dearer += kurus(added.data.order_preview.total) - kurus(before)
  return told(confirmed)
}

/** An admin sends a link over what the order owes, or over ten lira of it. */
export const sendLink = async ({ stage }: Play, actor: Actor, sum: "all" | "part"): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  actor.notes.add(order)
  const body = sum === "part" ? { amount: 10 } : {}
  return told(await stage.admin.post(`/admin/paynet/orders/${order}/paylinks`).send(body))
}

export const onHeld = async (
  { stage }: Play,
  { own, askedBack }: Actor,
  act: "apply" | "resolve" | "refund",
): Promise<string> => {
  const isOpen = "id in (select transaction_id from paynet_refund where status in ('due', 'asked', 'unknown'))"
  const [money] = await own(
    `select id from paynet_transaction where paylink_id in $links
       and (place = 'held'${act === "refund" ? ` or ${isOpen}` : ""}) order by created_at`,
  )
  if (!money) return "nothing held"
  if (act === "refund") askedBack.add(String(money.id))
  const body = act === "resolve" ? { note: "Dealt with by telephone" } : {}
  return told(await stage.admin.post(`/admin/paynet/transactions/${money.id}/${act}`).send(body))
}

import { z } from "@medusajs/framework/zod"
import { kurus } from "./books"
import type { Actor, Play } from "./cast"

type Answer = { status: number; body: { type?: string; message?: string } }

export const told = ({ status, body }: Answer): string => `${status} ${body?.type ?? body?.message ?? ""}`.trim()

const orderOf = async ({ own }: Actor): Promise<string | null> => {
  const [row] = await own("select order_id from order_cart where cart_id = :cart and deleted_at is null")
  return row ? String(row.order_id) : null
}

/** Whatever an admin asks back goes back whole: any of this cart's money that is or will be booked on its order. */
const askBack = async ({ own, askedBack }: Actor): Promise<void> => {
  const asked = "select id from paynet_transaction where paylink_id in $links and place not in ('held', 'resolved')"
  for (const row of await own(asked)) askedBack.add(String(row.id))
}

export const cancelOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  await askBack(actor)
  return told(await stage.admin.post(`/admin/orders/${order}/cancel`))
}

export const refundOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  if (!(await orderOf(actor))) return "no order"
  await askBack(actor)
  const [payment] = await actor.own(
    `select p.id, p.amount from payment p where p.payment_collection_id in $collections and p.captured_at is not null
       and not exists (select 1 from refund r where r.payment_id = p.id and r.deleted_at is null)`,
  )
  if (!payment) return "no payment"
  return told(await stage.admin.post(`/admin/payments/${payment.id}/refund`).send({ amount: Number(payment.amount) }))
}

/** "Check status": an admin has Medusa ask for the payment of the order's session. */
export const checkOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  const [session] = await actor.own("select id from payment_session where payment_collection_id in $collections")
  const body = { payment_session_id: session?.id ?? "none" }
  return told(await stage.admin.post(`/admin/orders/${order}/payment-sessions/authorize`).send(body))
}

const item = z.object({ order_preview: z.object({ total: z.number() }) })

/** An admin adds a shirt to the order, which from then on owes it. */
export const editOrder = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const order = await orderOf(actor)
  if (!order) return "no order"
  const before = (await stage.admin.get(`/admin/orders/${order}?fields=total`)).body.order?.total
  const begun = await stage.admin.post("/admin/order-edits").send({ order_id: order })
  if (begun.status !== 200) return told(begun)
  const items = [{ variant_id: stage.seed.variants.shirt, quantity: 1 }]
  const added = item.safeParse((await stage.admin.post(`/admin/order-edits/${order}/items`).send({ items })).body)
  const confirmed = await stage.admin.post(`/admin/order-edits/${order}/confirm`)
  if (added.success && confirmed.status === 200) actor.dearer += kurus(added.data.order_preview.total) - kurus(before)
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
  const places = act === "refund" ? "('held', 'refunding')" : "('held')"
  const [held] = await own(
    `select id from paynet_transaction where paylink_id in $links and place in ${places} order by created_at`,
  )
  if (!held) return "nothing held"
  if (act === "refund") askedBack.add(String(held.id))
  const body = act === "resolve" ? { note: "Dealt with by telephone" } : {}
  return told(await stage.admin.post(`/admin/paynet/transactions/${held.id}/${act}`).send(body))
}

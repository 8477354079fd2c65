import { stage } from "./stage"

const TRIES = 60

type Order = { id: string; display_id: number; payment_status: string; total: number; summary: { paid_total: number } }

let token: Promise<string> | null = null

const login = async (): Promise<string> => {
  const answer = await fetch(`${stage.urls.medusa}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(stage.admin),
  })
  return (await answer.json()).token
}

const ask = async <T>(path: string): Promise<T> => {
  token ??= login()
  const answer = await fetch(`${stage.urls.medusa}${path}`, { headers: { authorization: `Bearer ${await token}` } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const FIELDS = "id,display_id,total,payment_status,summary"

export const countOrders = async (): Promise<number> => (await ask<{ count: number }>("/admin/orders?limit=1")).count

/** The order as Medusa's admin API tells it, once it is captured. */
export const capturedOrder = async (id: string): Promise<Order> => {
  for (let tries = 0; tries < TRIES; tries++) {
    const { order } = await ask<{ order: Order }>(`/admin/orders/${id}?fields=${FIELDS}`)
    if (order.payment_status === "captured") return order
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`the order ${id} was never captured`)
}

/** Waits until there is one order more than before. */
export const nextOrder = async (before: number): Promise<Order> => {
  for (let tries = 0; tries < TRIES; tries++) {
    const { orders, count } = await ask<{ orders: Order[]; count: number }>(
      `/admin/orders?limit=1&order=-created_at&fields=${FIELDS}`,
    )
    if (count > before && orders[0]) return capturedOrder(orders[0].id)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error("no order was placed")
}

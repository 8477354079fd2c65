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

const fetchJson = async <T>(path: string, headers: Record<string, string>, body?: object): Promise<T> => {
  const answer = await fetch(`${stage.urls.medusa}${path}`, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Medusa's admin API; with a body it is a POST. */
export const ask = async <T>(path: string, body?: object): Promise<T> => {
  token ??= login()
  return fetchJson(path, { authorization: `Bearer ${await token}` }, body)
}

/** Medusa's store API; with a body it is a POST. */
export const askStore = <T>(path: string, body?: object): Promise<T> =>
  fetchJson(path, { "x-publishable-api-key": stage.publishableKey }, body)

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

type Region = { id: string; payment_providers: { id: string }[] }

/** Decides which payment providers the store's region has. */
export const setProviders = async (payment_providers: string[]): Promise<void> => {
  const { regions } = await ask<{ regions: Region[] }>("/admin/regions")
  await ask(`/admin/regions/${regions[0]?.id}`, { payment_providers })
}

/** An order that was taken by phone: placed by the merchant, and not paid. */
export const phoneOrder = async (): Promise<Order> => {
  const { regions } = await ask<{ regions: Region[] }>("/admin/regions")
  const { products } = await ask<{ products: { variants: { id: string }[] }[] }>(
    "/admin/products?handle=kupa&fields=id,*variants",
  )
  const { sales_channels } = await ask<{ sales_channels: { id: string }[] }>("/admin/sales-channels?name=Web")
  const address = { first_name: "Mehmet", last_name: "Demir", country_code: "tr", phone: "+905551112233" }
  const { draft_order } = await ask<{ draft_order: { id: string } }>("/admin/draft-orders", {
    region_id: regions[0]?.id,
    sales_channel_id: sales_channels[0]?.id,
    email: "mehmet@example.com",
    shipping_address: address,
    billing_address: address,
    items: [{ variant_id: products[0]?.variants[0]?.id, quantity: 2 }],
  })
  await ask(`/admin/draft-orders/${draft_order.id}/convert-to-order`, {})
  const { order } = await ask<{ order: Order }>(`/admin/orders/${draft_order.id}?fields=${FIELDS}`)
  return order
}

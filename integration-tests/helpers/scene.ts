import type { PaynetSessionAnswer, PaynetSessionData } from "medusa-payment-paynet"
import type { Stage } from "./stage"

type Item = "shirt" | "thirds" | "scarce"
export type CartOptions = {
  region?: string
  country?: string
  item?: Item
  name?: string
  email?: string
  locale?: string
}
type Session = { id: string; data: PaynetSessionData; amount: number; status: string; provider_id: string }
export type Shopper = Awaited<ReturnType<typeof shopper>>

const until = async <T>(ask: () => Promise<T | null | undefined | false>, forMs = 15_000): Promise<T> => {
  const end = Date.now() + forMs
  for (;;) {
    const found = await ask()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${forMs} ms in vain`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A shopper with a cart in a real store: the good scene, which every test spoils in one way. */
export const shopper = async (stage: Stage, options: CartOptions = {}) => {
  const { store, seed, simulator } = stage
  const region = options.region ?? seed.region
  const address = {
    first_name: options.name ?? "Ayşe",
    last_name: "Yılmaz",
    address_1: "Bağdat Cad. 1",
    city: "İstanbul",
    country_code: options.country ?? "tr",
  }
  const made = await store.post("/store/carts").send({
    region_id: region,
    email: options.email ?? "ayse@example.com",
    shipping_address: address,
    billing_address: address,
    ...(options.locale && { locale: options.locale }),
    items: [{ variant_id: seed.variants[options.item ?? "shirt"], quantity: 1 }],
  })
  if (made.status !== 200) throw new Error(`no cart: ${made.status} ${made.text}`)
  const cartId: string = made.body.cart.id
  const collected = await store.post("/store/payment-collections").send({ cart_id: cartId }).expect(200)
  const collectionId: string = collected.body.payment_collection.id

  const askSession = (data: object = {}, provider = "pp_paynet_paynet") =>
    store.post(`/store/payment-collections/${collectionId}/payment-sessions`).send({ provider_id: provider, data })

  const self = {
    cartId,
    collectionId,
    /** The raw request for a payment session, to see how it fails. */
    askSession,
    /** Asks for a payment session with Paynet and fails the test unless it gets one. */
    startPayment: async (data: object = {}): Promise<Session> => {
      const answer = await askSession(data)
      if (answer.status !== 200) throw new Error(`no session: ${answer.status} ${answer.text}`)
      return answer.body.payment_collection.payment_sessions.at(-1)
    },
    /** A session whose link is open. */
    openLink: async (): Promise<{ session: Session; url: string; reference: string }> => {
      const session = await self.startPayment()
      const { redirect_url: url, id: reference } = session.data
      if (!url) throw new Error(`the session has no link: ${JSON.stringify(session.data)}`)
      return { session, url, reference }
    },
    addItem: (item: Item = "shirt") =>
      store.post(`/store/carts/${cartId}/line-items`).send({ variant_id: seed.variants[item], quantity: 1 }),
    complete: () => store.post(`/store/carts/${cartId}/complete`),
    cart: async () => (await store.get(`/store/carts/${cartId}`).expect(200)).body.cart,
    status: async (sessionId: string): Promise<PaynetSessionAnswer["session"]> =>
      (await store.get(`/store/paynet/sessions/${sessionId}`).expect(200)).body.session,
    link: (reference: string) => {
      const link = simulator.books().links.find((one) => one.reference === reference)
      if (!link) throw new Error(`Paynet has no link ${reference}`)
      return link
    },
    confirmationUrl: (reference: string) => String(self.link(reference).request.confirmation_url),
    returnUrl: (reference: string) => String(self.link(reference).request.succeed_url),
    /** What Medusa's books say about this cart, all of it. */
    books: () => books(stage, cartId, collectionId),
    /** Waits until Medusa has one order for this cart. */
    order: () => until(async () => (await books(stage, cartId, collectionId)).orders[0]),
    /** Waits until the ledger has a transaction at this place. */
    money: (place: string) => until(async () => (await ledger(stage, collectionId)).find((one) => one.place === place)),
    ledger: () => ledger(stage, collectionId),
    links: () => stage.sql("select * from paynet_paylink where collection_id = ? order by created_at", [collectionId]),
  }
  return self
}

type LedgerRow = {
  id: string
  place: string
  outcome: string
  charged: string
  payment_id: string | null
  order_id: string | null
  paylink_id: string
}

const ledger = async (stage: Stage, collectionId: string): Promise<LedgerRow[]> => {
  const rows = await stage.sql(
    "select t.* from paynet_transaction t join paynet_paylink l on l.id = t.paylink_id where l.collection_id = ? order by t.created_at",
    [collectionId],
  )
  return rows as LedgerRow[]
}

export type Order = {
  id: string
  display_id: number
  payment_status: string
  total: number
  paid: number
  pending: number
  transactions: number
}

const books = async (stage: Stage, cartId: string, collectionId: string) => {
  const linked = await stage.sql("select order_id from order_cart where cart_id = ? and deleted_at is null", [cartId])
  const orders: Order[] = []
  for (const { order_id } of linked) {
    const { body } = await stage.admin
      .get(`/admin/orders/${order_id}?fields=id,display_id,total,payment_status,summary,*transactions`)
      .expect(200)
    const { id, display_id, total, payment_status, summary, transactions } = body.order
    orders.push({
      id,
      display_id,
      total,
      payment_status,
      paid: summary.paid_total,
      pending: summary.pending_difference,
      transactions: transactions?.length ?? 0,
    })
  }
  const payments = await stage.sql(
    `select p.id, p.amount, p.captured_at, p.canceled_at, p.provider_id,
       (select coalesce(sum(amount), 0) from capture c where c.payment_id = p.id and c.deleted_at is null) as captured,
       (select count(*) from capture c where c.payment_id = p.id and c.deleted_at is null) as captures,
       (select coalesce(sum(amount), 0) from refund r where r.payment_id = p.id and r.deleted_at is null) as refunded
     from payment p where p.payment_collection_id = ? and p.deleted_at is null`,
    [collectionId],
  )
  return { orders, payments }
}

/** How many of the scarce goods the store has. */
export const setStock = async ({ admin, seed }: Stage, stocked_quantity: number): Promise<void> => {
  const { item, location } = seed.stock
  await admin.post(`/admin/inventory-items/${item}/location-levels/${location}`).send({ stocked_quantity }).expect(200)
}

export const lira = (value: unknown): string => Number(value).toFixed(2)
export { until }

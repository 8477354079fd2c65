import { type CartOptions, lira, shopper } from "./scene"
import type { Stage } from "./stage"

type Item = keyof Stage["seed"]["variants"]

/** So many minutes ago a link's time was over, and it is due. */
export const age = (stage: Stage, reference: string, minutes: number) =>
  stage.sql(
    `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
    [reference],
  )

/** What an admin sees of one order, and does with it. */
export const orderOf = (stage: Stage, orderId: string) => {
  const { admin, simulator, sql } = stage
  const order = async () => {
    const fields = "id,status,payment_status,summary,*transactions,*payment_collections"
    return (await admin.get(`/admin/orders/${orderId}`).query({ fields }).expect(200)).body.order
  }
  const links = async (): Promise<string[]> => {
    const rows = await sql(
      "select id from paynet_paylink where collection_id in (select payment_collection_id from order_payment_collection where order_id = ?) order by created_at",
      [orderId],
    )
    return rows.map(({ id }) => String(id))
  }
  return {
    orderId,
    order,
    owed: async () => lira((await order()).summary.pending_difference),
    status: async (): Promise<string> => (await order()).status,
    /** Sends a link. */
    send: (input: object = {}) => admin.post(`/admin/paynet/orders/${orderId}/paylinks`).send(input),
    cancel: () => admin.post(`/admin/orders/${orderId}/cancel`).expect(200),
    /** Adds one more of these goods. */
    add: async (item: Item = "shirt") => {
      await admin.post("/admin/order-edits").send({ order_id: orderId }).expect(200)
      const items = [{ variant_id: stage.seed.variants[item], quantity: 1 }]
      await admin.post(`/admin/order-edits/${orderId}/items`).send({ items }).expect(200)
      await admin.post(`/admin/order-edits/${orderId}/confirm`).expect(200)
    },
    links,
    /** The order's links that Paynet would take money on. */
    payable: async (): Promise<string[]> => {
      const own = await links()
      return simulator
        .books()
        .links.filter((link) => link.payable && own.includes(link.reference))
        .map((link) => link.reference)
    },
    /** Where the money is that came in on its links. */
    places: () =>
      sql(
        `select t.place, t.outcome from paynet_transaction t join paynet_paylink l on l.id = t.paylink_id
         where l.collection_id in (select payment_collection_id from order_payment_collection where order_id = ?) order by t.place, t.outcome`,
        [orderId],
      ),
  }
}

/** `order_first`: an order that was placed and owes its whole sum, as a phone order does. */
export const unpaidOrder = async (stage: Stage, cart: CartOptions = {}) => {
  const buyer = await shopper(stage, cart)
  const { url, session, reference } = await buyer.openLink()
  const { body } = await buyer.complete().expect(200)
  expect(body).toMatchObject({ type: "order" })
  expect((await buyer.books()).payments).toHaveLength(0)
  return { buyer, url, session, reference, ...orderOf(stage, String(body.order.id)) }
}

/** The same, of somebody who ordered by phone. */
export const owingOrder = (stage: Stage) => unpaidOrder(stage, { email: "telefon@example.com" })

/** A paid order to which a second shirt was added: it owes the shirt. */
export const editedOrder = async (stage: Stage) => {
  const { buyer, url, ...order } = await unpaidOrder(stage)
  const { xactId, confirmation } = await stage.simulator.pay(url)
  await confirmation
  await buyer.money("captured")
  stage.events.length = 0
  await order.add()
  expect(await order.owed()).toBe("149.90")
  return { ...order, buyer, firstXact: xactId }
}

/** A second payment collection of an order, as an admin makes one, and the open link that its page gives. */
export const anotherLink = async ({ admin, store }: Stage, orderId: string, amount = 149.9) => {
  const made = await admin.post("/admin/payment-collections").send({ order_id: orderId, amount }).expect(200)
  const { body } = await store
    .post(`/store/payment-collections/${made.body.payment_collection.id}/payment-sessions`)
    .send({ provider_id: "pp_paynet_paynet" })
    .expect(200)
  const [session] = body.payment_collection.payment_sessions
  return { sessionId: String(session.id), url: String(session.data.redirect_url), reference: String(session.data.id) }
}

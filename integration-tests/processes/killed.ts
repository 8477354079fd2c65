import { randomUUID } from "node:crypto"
import { lira, type Shopper, shopper } from "../helpers/scene"
import type { Stage } from "../helpers/stage"
import type { Store } from "./ground"
import type { StopPoint } from "./stop-points"

export type Cart = {
  shopper: Shopper
  email: string
  sessionId: string
  reference: string
  url: string
  leavesOrder?: true
}
/** An instant at which the process dies, and who brought it there. */
export type Instant = {
  name: string
  by: "confirmation" | "complete"
  at: (cart: Cart) => StopPoint | StopPoint[]
  leavesOrder?: true
}

const linkIs = ({ reference }: Cart) => `n.paylink_id = '${reference}'`
const orderOf = ({ shopper: { cartId } }: Cart) => `(select order_id from order_cart where cart_id = '${cartId}')`
const paymentOf = ({ shopper: { collectionId } }: Cart) =>
  `(select id from payment where payment_collection_id = '${collectionId}')`

const IN_MEDUSA: Omit<Instant, "by">[] = [
  {
    name: "Medusa writes the order",
    at: (cart) => ({ table: "order", on: "insert", when: `n.email = '${cart.email}'` }),
  },
  {
    name: "the order is written, Medusa links it to its cart",
    at: (cart) => ({ table: "order_cart", on: "insert", when: `n.cart_id = '${cart.shopper.cartId}'` }),
  },
  {
    name: "the order is written, Medusa links it to its payment collection",
    at: (cart) => ({
      table: "order_payment_collection",
      on: "insert",
      when: `n.payment_collection_id = '${cart.shopper.collectionId}'`,
    }),
  },
  {
    // Nothing in Medusa's books says whose order this was: it stays, without money, beside the one that was paid.
    name: "the order is written, Medusa links it to anything",
    leavesOrder: true,
    at: (cart) => [
      { table: "order_cart", on: "insert", when: `n.cart_id = '${cart.shopper.cartId}'` },
      {
        table: "order_payment_collection",
        on: "insert",
        when: `n.payment_collection_id = '${cart.shopper.collectionId}'`,
      },
    ],
  },
  {
    // Medusa unties the order before it deletes it; what is left is the same.
    name: "Medusa could not capture and takes the order back",
    leavesOrder: true,
    at: (cart) => [
      { table: "order", on: "delete", when: `n.email = '${cart.email}'` },
      { table: "capture", on: "insert", when: `n.payment_id in ${paymentOf(cart)}`, fails: true },
    ],
  },
  {
    name: "the order is linked, authorizePayment claims the money",
    at: (cart) => ({
      table: "paynet_transaction",
      on: "update",
      when: `${linkIs(cart)} and n.session_id is not null and n.payment_id is null`,
    }),
  },
  {
    name: "authorizePayment said captured, Medusa writes the payment",
    at: (cart) => ({
      table: "payment",
      on: "insert",
      when: `n.payment_collection_id = '${cart.shopper.collectionId}'`,
    }),
  },
  {
    name: "the payment is written, Medusa writes its capture",
    at: (cart) => ({ table: "capture", on: "insert", when: `n.payment_id in ${paymentOf(cart)}` }),
  },
  {
    name: "the payment is captured, Medusa writes the order's transaction",
    at: (cart) => ({ table: "order_transaction", on: "insert", when: `n.order_id in ${orderOf(cart)}` }),
  },
]

const entryIs = (cart: Cart) => `${linkIs(cart)} and n.kind = 'captured'`

export const INSTANTS: Instant[] = [
  {
    name: "Paynet was asked, the money is handed to Medusa next",
    by: "confirmation",
    at: (cart) => ({
      table: "paynet_transaction",
      on: "update",
      when: `${linkIs(cart)} and n.place = 'seen' and n.outcome = 'captured'`,
    }),
  },
  ...IN_MEDUSA.map((instant) => ({ ...instant, by: "confirmation" as const })),
  ...IN_MEDUSA.map((instant) => ({ ...instant, by: "complete" as const })),
  {
    name: "Medusa is done, the ledger is told next",
    by: "confirmation",
    at: (cart) => ({ table: "paynet_transaction", on: "update", when: `${linkIs(cart)} and n.place = 'captured'` }),
  },
  {
    name: "the ledger is written, the event is published next",
    by: "confirmation",
    at: (cart) => ({
      table: "paynet_entry",
      on: "update",
      when: `${entryIs(cart)} and n.publishing_at is not null and n.published_at is null`,
    }),
  },
  {
    name: "the event is published, which is not written down",
    by: "confirmation",
    at: (cart) => ({ table: "paynet_entry", on: "update", when: `${entryIs(cart)} and n.published_at is not null` }),
  },
]

/** A shopper whose e-mail is his alone, with a link that is open. */
export const newCart = async (stage: Stage): Promise<Cart> => {
  const email = `${randomUUID()}@example.com`
  const one = await shopper(stage, { email })
  const { session, url, reference } = await one.openLink()
  return { shopper: one, email, sessionId: session.id, reference, url }
}

type Order = {
  id: string
  status: string
  payment_status: string
  summary: { paid_total: number; pending_difference: number }
  transactions?: { amount: number }[]
}

/** The money is in one place, once: one order, one payment of the right sum, and nothing given back. */
export const expectOneOrder = async (store: Store, stage: Stage, cart: Cart): Promise<void> => {
  const { shopper: one, reference, email } = cart
  const sales = stage.simulator.books().transactions.filter((sale) => sale.reference === reference)
  expect(sales).toMatchObject([{ amount: "149.90", refunded: "0.00", succeeded: true }])
  const fields = "id,status,payment_status,summary,*transactions"
  const { body } = await stage.admin.get("/admin/orders").query({ q: email, fields }).expect(200)
  const { payments } = await one.books()
  const unlinked = await store.sql(
    `select id from "order" where email = ? and id not in (select order_id from order_cart where deleted_at is null)
       and id not in (select order_id from order_payment_collection where deleted_at is null)`,
    [email],
  )
  const isUnlinked = ({ id }: Order) => unlinked.some((row) => row.id === id)
  expect(body.orders.filter(isUnlinked)).toMatchObject(cart.leavesOrder ? [{ payment_status: "not_paid" }] : [])
  expect({
    ledger: (await one.ledger()).map(({ place, charged }) => [place, lira(charged)]),
    orders: body.orders
      .filter((order: Order) => !isUnlinked(order))
      .map((order: Order) => ({
        status: order.status,
        payment_status: order.payment_status,
        paid: order.summary.paid_total,
        pending: order.summary.pending_difference,
        transactions: order.transactions?.map(({ amount }) => amount),
      })),
    payments: payments.map(({ captured, refunded, canceled_at }) => [lira(captured), lira(refunded), canceled_at]),
  }).toEqual({
    ledger: [["captured", "149.90"]],
    orders: [{ status: "pending", payment_status: "captured", paid: 149.9, pending: 0, transactions: [149.9] }],
    payments: [["149.90", "0.00", null]],
  })
}

/** Each fact was said, and if it was said twice then under one id. */
export const expectOneEvent = async (store: Store, { reference }: Cart): Promise<void> => {
  const facts = await store.sql(
    "select id, event from paynet_entry where paylink_id = ? and event is not null and published_at is not null",
    [reference],
  )
  expect(facts).toMatchObject([{ event: "paynet.payment.authorized" }])
  const carried = await store.sql("select distinct id, name from carried_event where data->>'paylink_id' = ?", [
    reference,
  ])
  expect(carried).toEqual([{ id: facts[0]?.id, name: "paynet.payment.authorized" }])
}

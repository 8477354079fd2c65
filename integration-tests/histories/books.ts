import type { BooksSnapshot } from "medusa-payment-paynet/simulator"
import type { Actor, Play } from "./cast"

type Row = Record<string, unknown>

/** A sum of lira, from whichever book, in whole kuruş. */
export const kurus = (lira: unknown): number => Math.round(Number(lira ?? 0) * 100 + 1e-6)
const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value))

export type Link = { id: string; amount: number; status: string; purpose: string; expired: boolean }
export type Money = {
  id: string
  xact: string
  link: string
  charged: number
  place: string
  outcome: string
  payment: string
  order: string
}
/** A refund of the ledger. `amount` goes back to the card, `booked` is Medusa's part of it. */
export type Refund = {
  id: string
  money: string
  origin: string
  status: string
  amount: number
  booked: number
}
export type Payment = {
  id: string
  ours: boolean
  canceled: boolean
  captured: number
  refunded: number
  /** What it still has, in lira of any precision. */
  lira: number
}
export type Order = {
  id: string
  canceled: boolean
  total: number
  /** What its account comes to, in lira of any precision, and what it lists, in words. */
  lira: number
  account: string
  /** Another provider was, or could have been, paid. */
  byOthers: boolean
  /** An admin began to edit it, and Medusa cancels no such order. */
  beingEdited: boolean
}
export type Entry = {
  id: string
  link: string
  kind: string
  event: string
  transaction: string
  refund: string
  outcome: string
  published: boolean
}

/** All that is written anywhere about one cart: the ledger, Medusa's books, Paynet's, and what the bus carried. */
export type Books = {
  links: Link[]
  money: Money[]
  refunds: Refund[]
  entries: Entry[]
  payments: Payment[]
  orders: Order[]
  /** Orders of this guest that nothing ties to the cart, and that stand. */
  strayOrders: string[]
  atPaynet: Pick<BooksSnapshot, "links" | "transactions" | "reversals">
  /** Attempts on a card that failed, by the link's reference. */
  declines: string[]
  heard: { id: string; fact: string }[]
}

const readOrders = async ({ stage }: Play, { own }: Actor): Promise<Order[]> => {
  const others = await own(
    `select id from payment_session where payment_collection_id in $collections
       and provider_id <> 'pp_paynet_paynet' and deleted_at is null
     union select id from payment where payment_collection_id in $collections
       and provider_id <> 'pp_paynet_paynet' and deleted_at is null`,
  )
  const orders: Order[] = []
  for (const row of await own("select order_id from order_cart where cart_id = :cart and deleted_at is null")) {
    const { body } = await stage.admin
      .get(`/admin/orders/${row.order_id}?fields=id,status,total,*transactions`)
      .expect(200)
    const { id, status, total, transactions } = body.order
    orders.push({
      id,
      canceled: status === "canceled",
      total: kurus(total),
      lira: (transactions ?? []).reduce((sum: number, one: { amount: number }) => sum + one.amount, 0),
      account: (transactions ?? [])
        .map((one: { reference: string; reference_id: string; amount: number }) =>
          [one.reference, one.reference_id, one.amount].join(" "),
        )
        .join(", "),
      byOthers: others.length > 0,
      beingEdited:
        (await stage.sql("select 1 from order_change where order_id = ? and status in ('pending', 'requested')", [id]))
          .length > 0,
    })
  }
  return orders
}

const readPayments = async ({ own }: Actor): Promise<Payment[]> => {
  const rows = await own(
    `select p.id, p.provider_id, p.canceled_at,
       (select coalesce(sum(amount), 0) from capture c where c.payment_id = p.id and c.deleted_at is null) as captured,
       (select coalesce(sum(amount), 0) from refund r where r.payment_id = p.id and r.deleted_at is null) as refunded
     from payment p where p.payment_collection_id in $collections and p.deleted_at is null`,
  )
  return rows.map((row) => ({
    id: text(row.id),
    ours: row.provider_id === "pp_paynet_paynet",
    canceled: row.canceled_at !== null,
    captured: kurus(row.captured),
    refunded: kurus(row.refunded),
    lira: Number(row.captured) - Number(row.refunded),
  }))
}

const linkOf = (row: Row): Link => ({
  id: text(row.id),
  amount: kurus(row.amount),
  status: text(row.status),
  purpose: text(row.purpose),
  expired: row.expired === true,
})

const moneyOf = (row: Row): Money => ({
  id: text(row.id),
  xact: text(row.xact_id),
  link: text(row.paylink_id),
  charged: kurus(row.charged),
  place: text(row.place),
  outcome: text(row.outcome),
  payment: text(row.payment_id),
  order: text(row.order_id),
})

const refundOf = (row: Row): Refund => ({
  id: text(row.id),
  money: text(row.transaction_id),
  origin: text(row.origin),
  status: text(row.status),
  amount: kurus(row.amount),
  booked: kurus(row.booked),
})

const refundIn = (data: unknown): unknown =>
  typeof data === "object" && data !== null && "refund_id" in data ? data.refund_id : null

const entryOf = (row: Row): Entry => ({
  id: text(row.id),
  link: text(row.paylink_id),
  kind: text(row.kind),
  event: text(row.event),
  transaction: text(row.transaction_id),
  refund: text(row.refund_id ?? refundIn(row.event_data)),
  outcome: text(row.outcome),
  published: row.published_at !== null,
})

export const readBooks = async (play: Play, actor: Actor): Promise<Books> => {
  const { stage } = play
  const { own, notes, email } = actor
  const stray = await stage.sql(
    `select id from "order" where email = ? and status <> 'canceled' and deleted_at is null
       and id not in (select order_id from order_cart where deleted_at is null)`,
    [email],
  )
  const links = await own("select *, expires_at < now() as expired from paynet_paylink where id in $links")
  const money = await own("select * from paynet_transaction where paylink_id in $links")
  const entries = await own("select * from paynet_entry where paylink_id in $links")
  const refunds = await own(
    "select * from paynet_refund where transaction_id in (select id from paynet_transaction where paylink_id in $links)",
  )
  const all = stage.simulator.books()
  const made = all.links.filter((link) => notes.has(String(link.request.agent_note)))
  const ids = new Set(made.map((link) => link.id))
  const references = new Set(made.map((link) => link.reference))
  return {
    links: links.map(linkOf),
    money: money.map(moneyOf),
    refunds: refunds.map(refundOf),
    entries: entries.map(entryOf),
    payments: await readPayments(actor),
    orders: await readOrders(play, actor),
    strayOrders: stray.map((row) => text(row.id)),
    atPaynet: {
      links: made,
      transactions: all.transactions.filter((one) => one.succeeded && ids.has(one.linkId)),
      reversals: all.reversals.filter((one) => references.has(one.reference)),
    },
    declines: all.transactions.filter((one) => !one.succeeded && ids.has(one.linkId)).map((one) => one.reference),
    heard: stage.events
      .filter(({ data }) => references.has(data.paylink_id))
      .map(({ name, data: { id, paylink_id, transaction_id, refund_id, outcome } }) => ({
        id,
        fact: [name, paylink_id, transaction_id, refund_id, outcome].join(" "),
      })),
  }
}

import type { LinkBook } from "medusa-payment-paynet/simulator"
import type { Mortal } from "../helpers/death"
import { type Shopper, shopper } from "../helpers/scene"
import type { Stage } from "../helpers/stage"
import type { Door } from "./door"
import type { CartKind, History } from "./history"
import { charge, confirm } from "./outside"

/** The goods of one lane, whose stock no other lane takes. */
export type Goods = { variant: string; item: string; location: string }

export type Theatre = { stage: Stage; door: Door; goods: Goods; sweep(): Promise<void> }

type Row = Record<string, unknown>

/** A cart of a history, with what its steps must remember. */
export type Actor = Shopper & {
  kind: CartKind
  email: string
  /** Asks the database about this cart: `$links` are its PayLinks, `$collections` its payment collections, its order's too. */
  own(text: string): Promise<Row[]>
  /** What Paynet's links are noted with: the cart, and its order once a link was sent for it. */
  notes: Set<string>
  /** Paynet's links of this cart, the newest first; those whose creation we were never told of too. */
  paylinks(): LinkBook[]
  paylink(nth: number): LinkBook | null
  /** The payments that somebody asked back, all of them or a part, by the ledger's id. */
  askedBack: Set<string>
  /** How often an admin canceled its order. */
  cancels: number
  /** Kuruş by which edits made its order dearer. */
  dearer: number
}

/** One history on its way: its carts, what goes on behind its steps, who died, and what each step came to. */
export type Play = Theatre & { actors: Actor[]; behind: Promise<unknown>[]; mortals: Mortal[]; notes: string[] }

/** By either of Medusa's two links: a kill may have left only one. */
const OF_ORDER = `in (select order_id from order_cart where cart_id = :cart
  union select order_id from order_payment_collection where payment_collection_id = :collection)`
const LINKS = `(select id from paynet_paylink where collection_id = :collection or order_id ${OF_ORDER})`
const COLLECTIONS = `(select :collection::text union
  select payment_collection_id from order_payment_collection where deleted_at is null and order_id ${OF_ORDER})`

let guests = 0

const actorOf = async ({ stage, goods }: Theatre, kind: CartKind): Promise<Actor> => {
  const variants = { ...stage.seed.variants, scarce: goods.variant }
  guests += 1
  // Two carts at once with one new e-mail make Medusa refuse the second guest.
  const email = `guest-${guests}@example.com`
  const buyer = await shopper({ ...stage, seed: { ...stage.seed, variants } }, { item: kind.item, email })
  const whose = { collection: buyer.collectionId, cart: buyer.cartId }
  const notes = new Set([buyer.cartId])
  const paylinks = () =>
    stage.simulator
      .books()
      .links.filter((link) => notes.has(String(link.request.agent_note)))
      .reverse()
  return {
    ...buyer,
    kind,
    email,
    own: (text) => stage.sql(text.replaceAll("$links", LINKS).replaceAll("$collections", COLLECTIONS), whose),
    notes,
    paylinks,
    paylink: (nth) => paylinks()[nth] ?? null,
    askedBack: new Set(),
    cancels: 0,
    dearer: 0,
  }
}

export const setStock = ({ stage, goods }: Theatre, stocked_quantity: number) =>
  stage.admin.post(`/admin/inventory-items/${goods.item}/location-levels/${goods.location}`).send({ stocked_quantity })

export const beginPlay = async (theatre: Theatre, history: History): Promise<Play> => {
  await setStock(theatre, 1000)
  const actors: Actor[] = []
  for (const kind of history.carts) {
    const actor = await actorOf(theatre, kind)
    if (kind.begins !== "idle") await actor.askSession()
    const link = actor.paylink(0)
    if (link && kind.begins.startsWith("paid")) {
      await charge(theatre, link, { sum: "right", force: false, yesterday: kind.begins === "paid yesterday" })
      await confirm(link)
    }
    actors.push(actor)
  }
  return { ...theatre, actors, behind: [], mortals: [], notes: [] }
}

/**
 * Time passes for one cart: everything that is remembered of it moves into the past, but for attempts that run now.
 * The looks that it had are long ago in any case, or each step would wait ten seconds for its turn.
 */
export const pass = async ({ own }: Actor, minutes: number): Promise<void> => {
  const ago = `interval '${minutes} minutes'`
  const back = (columns: string[]) => columns.map((column) => `${column} = ${column} - ${ago}`).join(", ")
  const links = ["created_at", "expires_at", "due_at", "rung_at", "answered_at", "returned_at", "switching_off_at"]
  await own(
    `update paynet_paylink set ${back([...links, "not_completed_at"])}, looked_at = null, looked_at_2 = null, looked_at_3 = null
       where id in $links`,
  )
  if (!minutes) return
  await own(
    `update paynet_transaction set ${back(["created_at", "updated_at", "claimed_at", "proved_at"])} where paylink_id in $links`,
  )
  const refunds = ["created_at", "updated_at", "requested_at", "due_at"]
  await own(
    `update paynet_refund set ${back(refunds)} where transaction_id in
       (select id from paynet_transaction where paylink_id in $links)`,
  )
  await own(
    `update refund set ${back(["created_at"])} where payment_id in
       (select id from payment where payment_collection_id in $collections)`,
  )
  // Another cart's process may have died with this cart's event in its hands.
  await own(`update paynet_entry set ${back(["publishing_at"])} where paylink_id in $links and published_at is null`)
  await own(`update "order" set ${back(["created_at"])} where id ${OF_ORDER}`)
  await own(`update payment set ${back(["created_at"])} where payment_collection_id in $collections`)
}

export const makeDue = async ({ own }: Actor): Promise<void> => {
  await own("update paynet_paylink set due_at = now() - interval '1 second' where id in $links")
  await own(
    `update paynet_refund set due_at = now() - interval '1 second' where due_at is not null
       and transaction_id in (select id from paynet_transaction where paylink_id in $links)`,
  )
}

/** The time of all its links is over, and the half hour in which a payer may still be in 3-D Secure. */
export const expire = ({ own }: Actor) =>
  own("update paynet_paylink set expires_at = now() - interval '31 minutes', due_at = now() where id in $links")

const BURIAL_MS = 500

/** What a dead process was at, others take up a minute or two later: here at once, if it did not move for a moment. */
export const bury = async ({ own }: Actor): Promise<void> => {
  const before = await own("select id, lease_until from paynet_paylink where id in $links and lease_until > now()")
  await new Promise((resolve) => setTimeout(resolve, BURIAL_MS))
  const after = await own("select id, lease_until from paynet_paylink where id in $links and lease_until > now()")
  const still = after.filter((row) =>
    before.some((one) => one.id === row.id && String(one.lease_until) === String(row.lease_until)),
  )
  for (const { id } of still) await own(`update paynet_paylink set lease_until = null where id = '${id}'`)
}

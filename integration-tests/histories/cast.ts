import type { LinkBook } from "medusa-payment-paynet/simulator"
import { type Shopper, shopper } from "../helpers/scene"
import type { Stage } from "../helpers/stage"
import type { Door } from "./door"
import type { CartKind, History } from "./history"

/** The goods of one lane, whose stock no other lane takes. */
export type Goods = { variant: string; item: string; location: string }

export type Theatre = { stage: Stage; door: Door; goods: Goods; sweep(): Promise<void> }

/** A cart of a history, with what its steps must remember. */
export type Actor = Shopper & {
  kind: CartKind
  /** Paynet's links of this cart, the newest first; those whose creation we were never told of too. */
  paylinks(): LinkBook[]
  paylink(nth: number): LinkBook | null
  /** The payments whose whole sum somebody asked back, by Paynet's id. */
  askedBack: Set<string>
}

/** One history on its way: its carts, what goes on behind its steps, and what each step came to. */
export type Play = Theatre & { actors: Actor[]; behind: Promise<unknown>[]; notes: string[] }

let guests = 0

const actorOf = async ({ stage, goods }: Theatre, kind: CartKind): Promise<Actor> => {
  const variants = { ...stage.seed.variants, scarce: goods.variant }
  guests += 1
  // Two carts at once with one new e-mail make Medusa refuse the second guest.
  const email = `guest-${guests}@example.com`
  const buyer = await shopper({ ...stage, seed: { ...stage.seed, variants } }, { item: kind.item, email })
  const paylinks = () =>
    stage.simulator
      .books()
      .links.filter((link) => link.request.agent_note === buyer.cartId)
      .reverse()
  return { ...buyer, kind, paylinks, paylink: (nth) => paylinks()[nth] ?? null, askedBack: new Set() }
}

export const setStock = ({ stage, goods }: Theatre, stocked_quantity: number) =>
  stage.admin.post(`/admin/inventory-items/${goods.item}/location-levels/${goods.location}`).send({ stocked_quantity })

export const beginPlay = async (theatre: Theatre, history: History): Promise<Play> => {
  await setStock(theatre, 1000)
  const actors: Actor[] = []
  for (const kind of history.carts) {
    const actor = await actorOf(theatre, kind)
    if (kind.started) await actor.askSession()
    actors.push(actor)
  }
  return { ...theatre, actors, behind: [], notes: [] }
}

/**
 * Time passes for one cart: everything that is remembered of it moves into the past, but for attempts that run now.
 * The looks that it had are long ago in any case, or each step would wait ten seconds for its turn.
 */
export const pass = async ({ stage }: Theatre, { cartId, collectionId }: Actor, minutes: number): Promise<void> => {
  const ago = `interval '${minutes} minutes'`
  const back = (columns: string[]) => columns.map((column) => `${column} = ${column} - ${ago}`).join(", ")
  const links = ["created_at", "expires_at", "due_at", "rung_at", "answered_at", "returned_at", "switching_off_at"]
  await stage.sql(
    `update paynet_paylink set ${back([...links, "not_completed_at"])}, looked_at = null, looked_at_2 = null, looked_at_3 = null
       where collection_id = ?`,
    [collectionId],
  )
  if (!minutes) return
  await stage.sql(
    `update paynet_transaction set ${back(["created_at", "updated_at", "claimed_at", "proved_at"])}
       where paylink_id in (select id from paynet_paylink where collection_id = ?)`,
    [collectionId],
  )
  await stage.sql(
    `update "order" set ${back(["created_at"])} where id in (select order_id from order_cart where cart_id = ?)`,
    [cartId],
  )
}

export const makeDue = ({ stage }: Theatre, { collectionId }: Actor) =>
  stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where collection_id = ?", [collectionId])

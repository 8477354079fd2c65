import type { Link } from "../books"
import { type Kurus, kurusFromLira } from "../kurus"
import { send } from "../send"
import type { Payment, PayOptions } from "../types"
import { linkState, type World } from "../world"
import { charge } from "./charge"
import { redirectTarget } from "./redirect-target"
import { TEST_CARDS } from "./test-cards"

const WHY_NOT = {
  paid: "is already paid",
  passive: "is switched off",
  expired: "has expired",
}

/** What a shopper does on the payment page, in one step. */
export async function pay(world: World, redirectUrl: string, options: PayOptions = {}): Promise<Payment> {
  const link = findLink(world, redirectUrl)
  const state = linkState(world, link)
  if (state !== "open" && !options.force) {
    throw new Error(`The link ${link.reference || link.id} ${WHY_NOT[state]}: pay with force: true to charge it anyway`)
  }
  const transaction = charge(world, link, {
    card: cardOf(options),
    approved: options.outcome !== "decline",
    instalment: options.instalment ?? 0,
    amount: amountOf(options),
    currency: options.currency,
  })
  const target = redirectTarget(world, transaction)
  const confirmation = options.confirm === false ? Promise.resolve(null) : world.confirmations.send(world, transaction)
  const landing = options.follow ? await visit(world, target, transaction.xactId) : null
  return { xactId: transaction.xactId, redirectUrl: target, landing, confirmation }
}

/** The id is the last part of the path, whatever host the url names (`create.httpUrl` names another one). */
function findLink(world: World, redirectUrl: string): Link {
  const id = URL.canParse(redirectUrl) ? new URL(redirectUrl).pathname.split("/").pop() : undefined
  const link = world.books.link(id ?? "")
  if (!link)
    throw new Error(`${redirectUrl} is not a link of this simulator: pass the url that mailorder/create answered`)
  return link
}

function cardOf({ card = TEST_CARDS[0].number }: PayOptions): string {
  if (!/^\d{12,19}$/.test(card)) throw new Error("card must be 12 to 19 digits")
  return card
}

function amountOf({ amount }: PayOptions): Kurus | undefined {
  if (amount === undefined) return undefined
  const kurus = kurusFromLira(amount)
  if (kurus === null) throw new Error(`amount must be lira such as "149.99", not ${JSON.stringify(amount)}`)
  return kurus
}

async function visit(world: World, target: string, xactId: string): Promise<Payment["landing"]> {
  const { signal } = world.lifetime
  if (world.faults.current.redirect.method === "GET") return send(target, { method: "GET", signal })
  const contentType = "application/x-www-form-urlencoded"
  return send(target, { method: "POST", body: `xact_id=${xactId}`, contentType, signal })
}

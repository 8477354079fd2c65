import type { LinkBook } from "medusa-payment-paynet/simulator"
import { type Actor, beginPlay, makeDue, type Play, pass, setStock, type Theatre } from "./cast"
import { type History, inWords, type Racer, type Tell, type What } from "./history"
import { settle } from "./settle"

type Answer = { status: number; body: { type?: string; message?: string } }

const LATER_MS = 400
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const told = ({ status, body }: Answer): string => `${status} ${body?.type ?? body?.message ?? ""}`.trim()

const post = async (link: LinkBook, body: object): Promise<string> => {
  const url = String(link.request.confirmation_url)
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) }).catch(() => null)
  return `confirmation ${answer?.status ?? "lost"}`
}

const confirm = (link: LinkBook) => post(link, { referance_no: link.reference, amount: link.amount, is_succeed: true })

/** What a stranger would write: another sum, another cart's reference, a token that is none. */
const forge = async ({ actors }: Play, link: LinkBook): Promise<string> => {
  const other = actors.flatMap((actor) => actor.paylinks()).find((one) => one.reference !== link.reference)
  const lie = { referance_no: (other ?? link).reference, amount: "999999.00", currency: "USD", is_succeed: "true" }
  const nowhere = String(link.request.confirmation_url).replace(/[0-9a-f]{8}$/, "00000000")
  await fetch(nowhere, { method: "POST", body: JSON.stringify(lie) }).catch(() => null)
  return post(link, lie)
}

const tellOf = async (play: Play, link: LinkBook, tell: Tell): Promise<string> => {
  if (tell === "never") return "not told"
  if (tell === "forged") return forge(play, link)
  if (tell === "three times") return (await Promise.all([confirm(link), confirm(link), confirm(link)])).join(", ")
  if (tell === "once") return confirm(link)
  play.behind.push(rest(LATER_MS).then(() => confirm(link)))
  return "told later"
}

const comeBack = async (link: LinkBook, failed: boolean): Promise<string> => {
  const url = String(failed ? link.request.error_url : link.request.succeed_url)
  const answer = await fetch(url, { redirect: "manual" }).catch(() => null)
  const to = answer?.headers.get("location") ?? ""
  return `return ${answer?.status ?? "lost"} ${to ? new URL(to).searchParams.get("status") : ""}`
}

const charge = async (play: Play, link: LinkBook, sum: "right" | "less" | "more", force: boolean): Promise<string> => {
  const amount = sum === "right" ? {} : { amount: (Number(link.amount) + (sum === "less" ? -0.01 : 0.01)).toFixed(2) }
  const { xactId } = await play.stage.simulator.pay(link.url, { confirm: false, force, ...amount })
  return xactId
}

const removeLast = async (play: Play, actor: Actor): Promise<string> => {
  const items: { id: string }[] = (await actor.cart()).items ?? []
  const last = items.at(-1)
  if (!last || items.length < 2) return "only one item"
  return told(await play.stage.store.delete(`/store/carts/${actor.cartId}/line-items/${last.id}`))
}

/** Whatever an admin asks back goes back whole: any of this cart's money that is or will be booked on its order. */
const askBack = async (actor: Actor): Promise<void> => {
  for (const row of await actor.ledger())
    if (row.place !== "held" && row.place !== "resolved") actor.askedBack.add(row.id)
}

const onOrder = async (play: Play, actor: Actor, act: "cancel" | "refund" | "authorize"): Promise<string> => {
  const { orders, payments } = await actor.books()
  const order = orders[0]
  if (!order) return "no order"
  const { admin } = play.stage
  if (act === "authorize") {
    const [session] = await play.stage.sql("select id from payment_session where payment_collection_id = ?", [
      actor.collectionId,
    ])
    const body = { payment_session_id: session?.id ?? "none" }
    return told(await admin.post(`/admin/orders/${order.id}/payment-sessions/authorize`).send(body))
  }
  await askBack(actor)
  if (act === "cancel") return told(await admin.post(`/admin/orders/${order.id}/cancel`))
  const payment = payments.find((one) => Number(one.captured) > Number(one.refunded))
  if (!payment) return "no payment"
  return told(await admin.post(`/admin/payments/${payment.id}/refund`).send({ amount: Number(payment.amount) }))
}

const onHeld = async (play: Play, actor: Actor, act: "apply" | "resolve" | "refund"): Promise<string> => {
  const places = act === "refund" ? ["held", "refunding"] : ["held"]
  const held = (await actor.ledger()).find((row) => places.includes(row.place))
  if (!held) return "nothing held"
  if (act === "refund") actor.askedBack.add(held.id)
  const body = act === "resolve" ? { note: "Dealt with by telephone" } : {}
  return told(await play.stage.admin.post(`/admin/paynet/transactions/${held.id}/${act}`).send(body))
}

const race = async (play: Play, actor: Actor, racer: Racer, nth: number): Promise<string> => {
  const link = actor.paylink(nth)
  if (racer === "confirmation") return link ? confirm(link) : "no link"
  if (racer === "return") return link ? comeBack(link, false) : "no link"
  if (racer === "complete") return `complete ${told(await actor.complete())}`
  if (racer === "start") return `start ${told(await actor.askSession())}`
  if (racer === "add") return `add ${told(await actor.addItem())}`
  await makeDue(play, actor)
  await play.stage.runJob()
  return "job"
}

const doStep = async (play: Play, actor: Actor, what: What): Promise<string> => {
  const { stage, door } = play
  const link = actor.paylink("nth" in what ? what.nth : 0)
  switch (what.kind) {
    case "nothing":
      return ""
    case "start":
      return told(await actor.askSession())
    case "double":
      return (await Promise.all([actor.askSession(), actor.askSession()])).map(told).join(", ")
    case "add":
      return told(await actor.addItem())
    case "remove":
      return removeLast(play, actor)
    case "complete":
      return told(await actor.complete())
    case "job":
      await makeDue(play, actor)
      await stage.runJob()
      return "done"
    case "sweep":
      await play.sweep()
      return "done"
    case "expire":
      await stage.sql(
        "update paynet_paylink set expires_at = now() - interval '31 minutes', due_at = now() where collection_id = ?",
        [actor.collectionId],
      )
      return "done"
    case "system":
      return told(await actor.askSession({}, "pp_system_default"))
    case "take stock":
      return told(await setStock(play, 0))
    case "put stock back":
      return told(await setStock(play, 1000))
    case "cancel order":
      return onOrder(play, actor, "cancel")
    case "refund order":
      return onOrder(play, actor, "refund")
    case "authorize":
      return onOrder(play, actor, "authorize")
    case "pass":
      await pass(play, actor, what.minutes)
      return "done"
    case "fault":
      door.arm(actor.cartId, what.fault)
      return "armed"
    case "held":
      return onHeld(play, actor, what.act)
    case "race":
      return (await Promise.all(what.racers.map((racer) => race(play, actor, racer, what.nth)))).join(" | ")
    default:
      return link ? onLink(play, actor, link, what) : "no link"
  }
}

type OnLink = Extract<What, { kind: "pay" | "pay twice" | "decline" | "tell" | "return" | "disable" }>

const onLink = async (play: Play, actor: Actor, link: LinkBook, what: OnLink): Promise<string> => {
  if (what.kind === "return") return comeBack(link, what.failed)
  if (what.kind === "tell") return tellOf(play, link, what.tell)
  if (what.kind === "disable") {
    return told(await play.stage.admin.post(`/admin/paynet/paylinks/${link.reference}/disable`))
  }
  const force = what.kind === "pay twice" || (what.kind === "pay" && what.nth > 0)
  if (!force && !link.payable) return "not payable"
  if (what.kind === "decline") await play.stage.simulator.pay(link.url, { confirm: false, outcome: "decline" })
  const paid: string[] = []
  if (what.kind === "pay") paid.push(await charge(play, link, what.sum, force))
  if (what.kind === "pay twice") {
    paid.push(await charge(play, link, "right", true), await charge(play, link, "right", true))
  }
  return `${link.reference} ${link.amount} ${paid.join(" ")} ${await tellOf(play, link, what.tell)} (cart ${actor.cartId})`
}

/** Plays a history to its end and settles it. @returns its carts and what each step came to */
export const playHistory = async (theatre: Theatre, history: History): Promise<Play> => {
  const play = await beginPlay(theatre, history)
  for (const step of history.steps) {
    const actor = play.actors[step.who % play.actors.length]
    if (!actor || step.what.kind === "nothing") continue
    await pass(play, actor, 0)
    const came = await doStep(play, actor, step.what)
    play.notes.push(`${inWords(step, play.actors.length)} → ${came}`)
  }
  await settle(play)
  return play
}

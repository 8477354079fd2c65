import type { LinkBook } from "medusa-payment-paynet/simulator"
import { dying, forget } from "../helpers/death"
import { type Actor, beginPlay, bury, expire, makeDue, type Play, pass, setStock, type Theatre } from "./cast"
import { cancelOrder, checkOrder, editOrder, onHeld, refundPart, sendLink, told } from "./desk"
import type { History, Racer, Step, What } from "./history"
import { charge, comeBack, confirm, decideRefunds, reverseInPanel, tellOf } from "./outside"
import { settle } from "./settle"
import { inWords } from "./words"

const removeLast = async ({ stage }: Play, actor: Actor): Promise<string> => {
  const items: { id: string }[] = (await actor.cart()).items ?? []
  const last = items.at(-1)
  if (!last || items.length < 2) return "only one item"
  return told(await stage.store.delete(`/store/carts/${actor.cartId}/line-items/${last.id}`))
}

const job = async ({ stage }: Play, actor: Actor): Promise<string> => {
  await makeDue(actor)
  await stage.runJob()
  return "job"
}

const race = async (play: Play, actor: Actor, racer: Racer): Promise<string> => {
  const link = actor.paylink(0)
  if (racer === "confirmation") return link ? confirm(link) : "no link"
  if (racer === "return") return link ? comeBack(link, false) : "no link"
  if (racer === "complete") return `complete ${told(await actor.complete())}`
  if (racer === "start") return `start ${told(await actor.askSession())}`
  if (racer === "add") return `add ${told(await actor.addItem())}`
  if (racer === "cancel") return `cancel ${await cancelOrder(play, actor)}`
  if (racer === "refund all" || racer === "refund half") {
    return `refund ${await refundPart(play, actor, racer === "refund all" ? "all" : "half")}`
  }
  return job(play, actor)
}

const doStep = async (play: Play, actor: Actor, what: What): Promise<string> => {
  const { door } = play
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
      return job(play, actor)
    case "sweep":
      await play.sweep()
      return "done"
    case "expire":
      await expire(actor)
      return "done"
    case "system":
      return told(await actor.askSession({}, "pp_system_default"))
    case "take stock":
      return told(await setStock(play, 0))
    case "put stock back":
      return told(await setStock(play, 1000))
    case "cancel order":
      return cancelOrder(play, actor)
    case "decide":
      return decideRefunds(play, actor, what.approved)
    case "panel":
      return reverseInPanel(play, actor, what.part)
    case "refund": {
      const came = await refundPart(play, actor, what.part)
      if (what.paynet !== "decides later") await decideRefunds(play, actor, what.paynet === "approves")
      return came
    }
    case "authorize":
      return checkOrder(play, actor)
    case "edit order":
      return editOrder(play, actor)
    case "send link":
      return sendLink(play, actor, what.sum)
    case "pass":
      await pass(actor, what.minutes)
      return "done"
    case "fault":
      for (const note of actor.notes) door.arm(note, what.fault)
      return "armed"
    case "held":
      return onHeld(play, actor, what.act)
    case "race":
      return (await Promise.all(what.racers.map((racer) => race(play, actor, racer)))).join(" | ")
    default:
      return link ? onLink(play, actor, link, what) : "no link"
  }
}

type OnLink = Extract<What, { kind: "pay" | "pay twice" | "decline" | "tell" | "return" | "disable" }>

const onLink = async (play: Play, actor: Actor, link: LinkBook, what: OnLink): Promise<string> => {
  const { simulator, admin } = play.stage
  if (what.kind === "return") return comeBack(link, what.failed)
  if (what.kind === "tell") return tellOf(play, link, what.tell)
  if (what.kind === "disable") return told(await admin.post(`/admin/paynet/paylinks/${link.reference}/disable`))
  const force = what.kind === "pay twice" || (what.kind === "pay" && what.nth > 0)
  if (!force && !link.payable) return "not payable"
  if (what.kind === "decline") await simulator.pay(link.url, { confirm: false, outcome: "decline" })
  const paid: string[] = []
  if (what.kind === "pay") paid.push(await charge(play, link, { ...what, force }))
  if (what.kind === "pay twice") {
    const again = { sum: "right", force: true, yesterday: false } as const
    paid.push(await charge(play, link, again), await charge(play, link, again))
  }
  return `${link.reference} ${link.amount} ${paid.join(" ")} ${await tellOf(play, link, what.tell)} (cart ${actor.cartId})`
}

const playStep = async (play: Play, actor: Actor, { what, dies }: Step): Promise<string> => {
  if (!dies) return doStep(play, actor, what)
  const { came, mortal } = await dying(dies, () => doStep(play, actor, what))
  play.mortals.push(mortal)
  if (!mortal.diedAt) return came ?? ""
  if (came === null) forget(play.stage.container)
  await bury(actor)
  return `${came ?? "no answer"} ✝ ${mortal.diedAt}`
}

/** Plays a history to its end and settles it. @returns its carts and what each step came to */
export const playHistory = async (theatre: Theatre, history: History): Promise<Play> => {
  const play = await beginPlay(theatre, history)
  for (const step of history.steps) {
    const actor = play.actors[step.who % play.actors.length]
    if (!actor || step.what.kind === "nothing") continue
    await pass(actor, 0)
    const came = await playStep(play, actor, step)
    play.notes.push(`${inWords(step, play.actors.length)} → ${came}`)
  }
  await settle(play)
  return play
}

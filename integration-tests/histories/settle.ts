import { type Actor, expire, makeDue, type Play, pass, setStock } from "./cast"
import { decideRefunds } from "./outside"

/** Longer than anything is "in the making", a claim lives, a switching off is somebody else's, or an answer is waited for. */
const MINUTES = 11
const ROUNDS = 8
const QUIET_MS = 20_000
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const isThere = async ({ own }: Actor, rows: string): Promise<boolean> => (await own(`${rows} limit 1`)).length > 0

/** Attempts that other lanes' jobs began on this cart's links. What a dead process began nobody goes on with. */
const untilNobodyIsAtIt = async (actor: Actor): Promise<void> => {
  const busy = "select 1 from paynet_paylink where id in $links and lease_until > now()"
  for (const end = Date.now() + QUIET_MS; Date.now() < end; await rest(50)) {
    if (!(await isThere(actor, busy))) return
  }
}

/** Another lane's job has just moved a refund of this cart: what follows from it (its order's books, what is due) comes next. */
const untilRefundsRest = async (actor: Actor): Promise<void> => {
  const moved = `select 1 from paynet_refund where updated_at > now() - interval '2 seconds'
    and transaction_id in (select id from paynet_transaction where paylink_id in $links)`
  for (const end = Date.now() + QUIET_MS; Date.now() < end; await rest(100)) {
    if (!(await isThere(actor, moved))) return
  }
}

const isUnsettled = async (actor: Actor): Promise<boolean> =>
  (await isThere(
    actor,
    `select 1 from paynet_paylink where id in $links
       and (status in ('creating', 'disable_due') or (status = 'create_unknown' and switching_off_at is null))`,
  )) ||
  (await isThere(actor, "select 1 from paynet_transaction where place = 'seen' and paylink_id in $links")) ||
  (await isThere(
    actor,
    `select 1 from paynet_refund where (status in ('due', 'asked', 'unknown', 'requested')
       or (status = 'approved' and origin = 'medusa' and medusa_refund_id is null)) and transaction_id in (select id from paynet_transaction where paylink_id in $links)`,
  ))

/** Orders that a kill, or `order_first`, left standing before anything was paid: their links must end first. */
const isUnpaid = (actor: Actor): Promise<boolean> =>
  isThere(
    actor,
    `select 1 from "order" where status <> 'canceled' and id in (select order_id from order_cart where cart_id = :cart)
       and not exists (select 1 from payment where deleted_at is null and payment_collection_id in $collections)
       and not exists (select 1 from paynet_transaction where paylink_id in $links)`,
  )

/** What Paynet has heard of it has decided by now; a part of which it has not is given up after a day. */
const aDayAfterLostAnswers = ({ own }: Actor) =>
  own(
    `update paynet_refund set updated_at = updated_at - interval '1 day' where status in ('asked', 'unknown')
       and transaction_id in (select id from paynet_transaction where paylink_id in $links)`,
  )

const round = async (play: Play): Promise<void> => {
  for (const actor of play.actors) {
    await untilNobodyIsAtIt(actor)
    await pass(actor, MINUTES)
    await makeDue(actor)
  }
  await play.stage.runJob()
  for (const actor of play.actors) {
    await untilNobodyIsAtIt(actor)
    await decideRefunds(play, actor, true)
  }
}

/** The faults are over, time passes, the job and the sweep come round: nothing more happens to this history. */
export const settle = async (play: Play): Promise<void> => {
  await Promise.all(play.behind)
  for (const mortal of play.mortals) mortal.spared = true
  for (const { notes } of play.actors) for (const note of notes) play.door.disarm(note)
  await setStock(play, 1000)
  await round(play)
  await round(play)
  await play.sweep()
  for (const actor of play.actors) if (await isUnpaid(actor)) await expire(actor)
  for (let more = 0; more < ROUNDS; more += 1) {
    for (const actor of play.actors) await untilRefundsRest(actor)
    const waiting = await Promise.all(play.actors.flatMap((actor) => [isUnsettled(actor), isUnpaid(actor)]))
    if (!waiting.includes(true)) break
    for (const actor of play.actors) await aDayAfterLostAnswers(actor)
    await round(play)
  }
  for (const actor of play.actors) await untilNobodyIsAtIt(actor)
}

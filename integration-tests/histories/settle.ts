import { type Actor, makeDue, type Play, pass, setStock } from "./cast"

/** Longer than anything is "in the making", a claim lives, or a switching off is somebody else's. */
const MINUTES = 3
const ROUNDS = 8
const QUIET_MS = 20_000
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const count = async (play: Play, text: string, id: string): Promise<number> =>
  Number((await play.stage.sql(text, [id]))[0]?.n ?? 0)

/** Attempts that other lanes' jobs began on this cart's links. */
const untilNobodyIsAtIt = async (play: Play, { collectionId }: Actor): Promise<void> => {
  const busy = "select count(*) as n from paynet_paylink where collection_id = ? and lease_until > now()"
  for (const end = Date.now() + QUIET_MS; Date.now() < end; await rest(50)) {
    if (!(await count(play, busy, collectionId))) return
  }
}

const isUnsettled = async (play: Play, { collectionId }: Actor): Promise<boolean> => {
  const waiting = `select count(*) as n from paynet_paylink where collection_id = ?
    and (status in ('creating', 'disable_due') or (status = 'create_unknown' and switching_off_at is null))`
  const seen = `select count(*) as n from paynet_transaction t join paynet_paylink l on l.id = t.paylink_id
    where l.collection_id = ? and t.place = 'seen'`
  return (await count(play, waiting, collectionId)) + (await count(play, seen, collectionId)) > 0
}

const round = async (play: Play): Promise<void> => {
  for (const actor of play.actors) {
    await untilNobodyIsAtIt(play, actor)
    await pass(play, actor, MINUTES)
    await makeDue(play, actor)
  }
  await play.stage.runJob()
  for (const actor of play.actors) await untilNobodyIsAtIt(play, actor)
}

/** The faults are over, time passes, the job and the sweep come round: nothing more happens to this history. */
export const settle = async (play: Play): Promise<void> => {
  await Promise.all(play.behind)
  for (const { cartId } of play.actors) play.door.disarm(cartId)
  await setStock(play, 1000)
  await round(play)
  await round(play)
  await play.sweep()
  for (let more = 0; more < ROUNDS; more += 1) {
    const unsettled = await Promise.all(play.actors.map((actor) => isUnsettled(play, actor)))
    if (!unsettled.includes(true)) break
    await round(play)
  }
  for (const actor of play.actors) await untilNobodyIsAtIt(play, actor)
}

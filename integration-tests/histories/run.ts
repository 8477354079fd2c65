import fc from "fast-check"
import { deathsSoFar, letProcessesDie } from "../helpers/death"
import { onStage, type Stage } from "../helpers/stage"
import { readBooks } from "./books"
import type { Theatre } from "./cast"
import { type Door, startDoor } from "./door"
import { makeGoods } from "./goods"
import { buying, givingBack, type History } from "./history"
import { violationsOf } from "./invariants"
import { playHistory } from "./play"
import { report, say } from "./report"

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)

/** `npm run test:histories` sets these; in the normal run a bounded number of the same histories is played. */
const SEED = number("PAYNET_HISTORIES_SEED", 20261124)
const PATH = process.env.PAYNET_HISTORIES_PATH
const LANES = number("PAYNET_HISTORIES_LANES", 6)
/** After how many histories a long run says how far it is. */
const PROGRESS = 50
const SHRINK_MS = number("PAYNET_HISTORIES_SHRINK_MS", 20_000)

/** A sweep as if a day had passed since the last deep one. Medusa's own clock may have one under way: then another follows. */
const sweepDeeply = async ({ sql, runSweep }: Stage): Promise<void> => {
  const long = "2026-01-01T00:00:00.000Z"
  await sql(`update paynet_setting set value = value || '{"deep_at": "${long}"}' where id = 'sweep'`)
  const began = new Date().toISOString()
  for (let turn = 0; turn < 40; turn += 1) {
    await runSweep()
    const [swept] = await sql("select value ->> 'through' as through from paynet_setting where id = 'sweep'")
    if (String(swept?.through) >= began) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/**
 * What Paynet does not document may turn out either way: another seed, another Paynet. With a part on the day of the sale
 * it always does the worst, which is to give everything back.
 */
const habitsOf = (seed: number) =>
  ({
    reversals: {
      mode: "hold",
      sameDayPartial: "full",
      listPending: seed % 2 === 0,
      listXactId: seed % 4 < 2 ? "reversal" : "sale",
      partialMarksReversed: seed % 8 >= 4,
    },
    lists: { hasMore: seed % 16 < 8 ? "told" : "silent" },
  }) as const

/** One sweep of the cluster runs at a time and others return at once; who asks here gets one that begins after it asked. */
const inTurn = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  return () => {
    next ??= running.then(() => {
      next = null
      running = work()
      return running
    })
    return next
  }
}

const STORIES = {
  "pay-first": { histories: buying, flow: "pay_first" },
  "order-first": { histories: buying, flow: "order_first" },
  refunds: { histories: givingBack, flow: "pay_first" },
} as const

/** Plays so many histories of carts in one Medusa, side by side, and holds the books of each to the invariants. */
export const runHistories = (about: keyof typeof STORIES, otherwise: number): void => {
  const { histories, flow } = STORIES[about]
  const RUNS = number("PAYNET_HISTORIES", otherwise)
  let door: Door
  let putBack = () => {}
  const options = { apiUrl: "", flow }

  beforeAll(async () => {
    door = await startDoor()
    options.apiUrl = door.url
  })
  afterAll(() => {
    putBack()
    return door.close()
  })

  onStage((stage) => {
    const play = async (
      theatre: Theatre,
      history: History,
    ): Promise<{ notes: string[]; violations: string[]; deaths: number }> => {
      const before = deathsSoFar()
      const played = await playHistory(theatre, history)
      const deaths = played.mortals.filter((one) => one.diedAt).length
      const violations: string[] = []
      for (const [n, actor] of played.actors.entries()) {
        const deathsAround = deathsSoFar() - before
        const deeds = { ...actor, deaths, deathsAround, orderFirst: flow === "order_first" }
        const wrong = violationsOf(await readBooks(played, actor), deeds)
        violations.push(...wrong.map((one) => `cart ${n}: ${one}`))
      }
      return { notes: played.notes, violations, deaths }
    }

    it(
      `${RUNS} histories of seed ${SEED} (${about}), after which every lira is in exactly one place`,
      async () => {
        door.opensTo(
          () => stage.simulator.url,
          (xact) => stage.simulator.books().transactions.find((one) => one.xactId === xact)?.reference ?? null,
        )
        stage.simulator.control.set(habitsOf(SEED))
        putBack = await letProcessesDie(stage)
        const goods = await makeGoods(stage, LANES)
        const sweep = inTurn(() => sweepDeeply(stage))
        const theatres = goods.map((own): Theatre => ({ stage, door, goods: own, sweep }))

        const began = Date.now()
        const all = fc.sample(histories, { seed: SEED, numRuns: RUNS, ...(PATH && { path: PATH, numRuns: 1 }) })
        const failed: { n: number; history: History; notes: string[]; violations: string[] }[] = []
        const counts = { played: 0, steps: 0, deaths: 0 }
        const waiting = [...all.entries()]
        const lane = async (theatre: Theatre): Promise<void> => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const [n, history] = next
            const { notes, violations, deaths } = await play(theatre, history)
            counts.played += 1
            counts.steps += notes.length
            counts.deaths += deaths
            stage.log.length = 0
            if (counts.played % PROGRESS === 0) say(`${counts.played} of ${RUNS} histories played`)
            if (!violations.length) continue
            failed.push({ n, history, notes, violations })
            say(report(`history ${PATH ?? n} of seed ${SEED} (${about}) ends badly`, history, notes, violations))
          }
        }
        await Promise.all(theatres.map(lane))
        const seconds = Math.round((Date.now() - began) / 1000)
        const places = await stage.sql(
          "select place || ' ' || coalesce(outcome, '') as what, count(*) as n from paynet_transaction group by 1 order by 2 desc",
        )
        say(`money: ${places.map(({ what, n }) => `${n} ${what}`).join(", ")}`)
        say(
          `histories: ${about}, seed ${SEED}, ${counts.played} played, ${counts.steps} steps, ${counts.deaths} deaths, ${failed.length} bad, ${seconds} s`,
        )

        // What dead processes began nobody ends, and the runner would wait for it.
        await stage.sql(
          "update workflow_execution set state = 'failed' where state not in ('not_started', 'done', 'reverted', 'failed')",
        )
        const first = failed[0]
        const theatre = theatres[0]
        if (!first || !theatre) return
        const property = fc.asyncProperty(
          histories,
          async (history) => (await play(theatre, history)).violations.length === 0,
        )
        const limit = { interruptAfterTimeLimit: SHRINK_MS, numRuns: 1 }
        const path = PATH ?? String(first.n)
        const shrunk = SHRINK_MS ? await fc.check(property, { seed: SEED, path, ...limit }) : null
        const [history] = shrunk?.counterexample ?? []
        if (shrunk?.counterexamplePath && history) {
          const { notes, violations } = await play(theatre, history)
          say(
            report(
              `shrunk: --about ${about} --seed ${SEED} --path ${shrunk.counterexamplePath}`,
              history,
              notes,
              violations,
            ),
          )
        } else if (shrunk && !shrunk.interrupted)
          say("played alone this history ends well: what else went on at that moment matters")
        throw new Error(`${failed.length} of ${counts.played} histories end badly: ${first.violations.join("; ")}`)
      },
      60_000 + RUNS * 10_000 + SHRINK_MS * 2,
    )
  }, options)
}

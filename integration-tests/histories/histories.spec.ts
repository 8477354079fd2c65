import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"
import fc from "fast-check"
import { onStage, type Stage } from "../helpers/stage"
import { readBooks } from "./books"
import type { Goods, Theatre } from "./cast"
import { type Door, startDoor } from "./door"
import { type History, histories } from "./history"
import { violationsOf } from "./invariants"
import { playHistory } from "./play"
import { report, say } from "./report"

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)

/** `npm run test:histories` sets these; in the normal run a bounded number of the same histories is played. */
const RUNS = number("PAYNET_HISTORIES", 12)
const SEED = number("PAYNET_HISTORIES_SEED", 20261124)
const PATH = process.env.PAYNET_HISTORIES_PATH
const LANES = number("PAYNET_HISTORIES_LANES", 6)
const SHRINK_MS = number("PAYNET_HISTORIES_SHRINK_MS", 20_000)

/** Goods of a lane's own, so that stock taken in one history is not missed in another. */
const makeGoods = async ({ container, seed, sql }: Stage, lanes: number): Promise<Goods[]> => {
  const titles = Array.from({ length: lanes }, (_, lane) => `lane-${lane}`)
  const [channel] = await sql("select id from sales_channel where name = 'Web'")
  await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Scarce goods",
          status: "published",
          options: [{ title: "Lane", values: titles }],
          sales_channels: [{ id: String(channel?.id) }],
          variants: titles.map((title) => ({
            title,
            sku: title,
            manage_inventory: true,
            options: { Lane: title },
            prices: [{ amount: 80, currency_code: "try" }],
          })),
        },
      ],
    },
  })
  const rows = await sql(
    `select v.id as variant, l.inventory_item_id as item from product_variant v
       join product_variant_inventory_item l on l.variant_id = v.id where v.sku like 'lane-%' order by v.sku`,
  )
  await sql("update inventory_item set requires_shipping = false")
  const { location } = seed.stock
  const goods = rows.map((row) => ({ variant: String(row.variant), item: String(row.item), location }))
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: goods.map(({ item }) => ({
        inventory_item_id: item,
        location_id: location,
        stocked_quantity: 1000,
      })),
    },
  })
  return goods
}

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

let door: Door
const options = { apiUrl: "" }

beforeAll(async () => {
  door = await startDoor()
  options.apiUrl = door.url
})
afterAll(() => door.close())

onStage((stage) => {
  const play = async (theatre: Theatre, history: History): Promise<{ notes: string[]; violations: string[] }> => {
    const { actors, notes, ...rest } = await playHistory(theatre, history)
    const violations: string[] = []
    for (const [n, actor] of actors.entries()) {
      const books = await readBooks({ actors, notes, ...rest }, actor)
      violations.push(...violationsOf(books, actor.askedBack).map((wrong) => `cart ${n}: ${wrong}`))
    }
    return { notes, violations }
  }

  it(
    `${RUNS} histories of seed ${SEED}, after which every lira is in exactly one place`,
    async () => {
      door.opensTo(
        () => stage.simulator.url,
        (xact) => stage.simulator.books().transactions.find((one) => one.xactId === xact)?.reference ?? null,
      )
      const goods = await makeGoods(stage, LANES)
      const sweep = inTurn(() => stage.runSweep())
      const theatres = goods.map((own): Theatre => ({ stage, door, goods: own, sweep }))

      const began = Date.now()
      const all = fc.sample(histories, { seed: SEED, numRuns: RUNS, ...(PATH && { path: PATH, numRuns: 1 }) })
      const failed: { n: number; history: History; notes: string[]; violations: string[] }[] = []
      const counts = { played: 0, steps: 0 }
      const waiting = [...all.entries()]
      const lane = async (theatre: Theatre): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [n, history] = next
          const { notes, violations } = await play(theatre, history)
          counts.played += 1
          counts.steps += notes.length
          stage.log.length = 0
          if (!violations.length) continue
          failed.push({ n, history, notes, violations })
          say(report(`history ${PATH ?? n} of seed ${SEED} ends badly`, history, notes, violations))
        }
      }
      await Promise.all(theatres.map(lane))
      const seconds = Math.round((Date.now() - began) / 1000)
      say(`histories: seed ${SEED}, ${counts.played} played, ${counts.steps} steps, ${failed.length} bad, ${seconds} s`)

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
        say(report(`shrunk: --seed ${SEED} --path ${shrunk.counterexamplePath}`, history, notes, violations))
      } else if (shrunk) say("played alone this history ends well: what else went on at that moment matters")
      throw new Error(`${failed.length} of ${counts.played} histories end badly: ${first.violations.join("; ")}`)
    },
    60_000 + RUNS * 10_000 + SHRINK_MS * 2,
  )
}, options)

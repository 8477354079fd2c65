import { eachAtOnce } from "../helpers/each-at-once"
import { until } from "../helpers/scene"
import type { Ground, Server, Store } from "./ground"
import { type Cart, expectOneEvent, expectOneOrder, newCart } from "./killed"
import type { MedusaProcess } from "./medusa-process"
import { findRedis, startRedis } from "./redis"

/** The issue asks for 200, which take minutes: `PAYMENTS=200`. */
const PAYMENTS = Number(process.env.PAYMENTS ?? 40)
const SWEPT = 10
const TOGETHER = 8

const whyNot = findRedis()
if (whyNot) process.stdout.write(`two servers and a worker: skipped, ${whyNot}\n`)
const describeIfRedis = whyNot ? describe.skip : describe

/** Two servers and a worker share one Postgres and one Redis. */
export const cluster = (ground: () => Ground): void => {
  describeIfRedis(`two servers and a worker over one Redis, ${PAYMENTS} payments`, () => {
    let redis: MedusaProcess | undefined
    let store: Store
    let servers: [Server, Server]
    let paid: Cart[] = []

    const count = async (text: string): Promise<number> => Number((await store.sql(text))[0]?.n)
    const cartsOnBoth = async (many: number): Promise<Cart[]> => {
      const made: Cart[] = []
      const turns = Array.from({ length: many }, (_, turn) => turn)
      await eachAtOnce(turns, TOGETHER, async (turn) => made.push(await newCart(servers[turn % 2 ? 0 : 1].stage)))
      return made
    }
    const settled = (many: number, forMs: number) =>
      until(async () => {
        const captured = await count("select count(*) n from paynet_transaction where place = 'captured'")
        const unsaid = await count(
          "select count(*) n from paynet_entry where event is not null and published_at is null",
        )
        return captured >= many && unsaid === 0
      }, forMs)
    const expectBooks = async (many: number): Promise<void> => {
      const books = await store.sql(`select
        (select count(*)::int from "order") as orders,
        (select count(*)::int from "order" where status <> 'pending') as closed,
        (select count(*)::int from payment) as payments,
        (select count(*)::int from capture) as captures,
        (select count(*)::int from payment where canceled_at is not null) as canceled,
        (select count(*)::int from refund) as refunds,
        (select count(*)::int from order_transaction) as credits,
        (select count(*)::int from paynet_transaction where place = 'captured') as captured,
        (select count(*)::int from paynet_transaction) as transactions`)
      expect(books).toEqual([
        {
          ...{ orders: many, closed: 0, payments: many, captures: many, canceled: 0, refunds: 0, credits: many },
          ...{ captured: many, transactions: many },
        },
      ])
    }

    beforeAll(async () => {
      redis = await startRedis()
      store = await ground().newStore()
      const first = await store.start({ redis: redis.url, workerMode: "server" })
      const plugin = { backendUrl: first.url }
      const [second] = await Promise.all([
        store.start({ redis: redis.url, workerMode: "server", plugin }),
        store.start({ redis: redis.url, workerMode: "worker", plugin }),
      ])
      servers = [first, second]
      const from = Date.now()
      paid = await cartsOnBoth(PAYMENTS)
      const opened = Date.now()
      await eachAtOnce(paid, TOGETHER, async ({ url }) => {
        const { redirectUrl, confirmation } = await ground().simulator.pay(url)
        const back = new URL(redirectUrl)
        back.port = new URL(servers[1].url).port
        await Promise.all([confirmation, fetch(back, { redirect: "manual" })])
      })
      await settled(PAYMENTS, 60_000 + PAYMENTS * 300).catch(() => undefined)
      const seconds = (a: number, b: number) => ((b - a) / 1000).toFixed(1)
      process.stdout.write(
        `${PAYMENTS} links in ${seconds(from, opened)} s, all settled ${seconds(opened, Date.now())} s later\n`,
      )
    }, 600_000)

    afterAll(async () => {
      await store?.close()
      await redis?.stop()
    })

    it("the confirmation at one server, the return at the other, at one moment: each payment is one order", async () => {
      await expectBooks(PAYMENTS)
      for (const cart of paid) await expectOneOrder(store, servers[0].stage, cart)
    })

    it("each payment is said once, to the worker", async () => {
      for (const cart of paid) await expectOneEvent(store, cart)
      expect(await count("select count(*) n from carried_event")).toBe(PAYMENTS)
    })

    it("says nothing of locking in memory", () => {
      for (const { said } of servers) expect(said.output).not.toContain("locking is in memory")
    })

    it("asks Paynet for nothing back, and makes one link a cart", () => {
      const { links, reversals } = ground().simulator.books()
      const references = new Set(paid.map(({ reference }) => reference))
      const carts = new Set(paid.map(({ shopper: { cartId } }) => cartId))
      expect(reversals.filter(({ reference }) => references.has(reference))).toEqual([])
      expect(links.filter(({ request }) => carts.has(String(request.agent_note)))).toHaveLength(PAYMENTS)
    })

    it("several processes sweep at once: each payment that nobody told of is one order", async () => {
      const untold = await cartsOnBoth(SWEPT)
      for (const { url } of untold) await ground().simulator.pay(url, { confirm: false })
      await store.sql("update paynet_paylink set due_at = now() - interval '1 second'")
      const options = { redis: redis?.url, plugin: { backendUrl: servers[0].url } }
      await Promise.all([store.exec("./run-job.ts", options), store.exec("./run-job.ts", options)])
      await settled(PAYMENTS + SWEPT, 60_000).catch(() => undefined)
      for (const cart of untold) await expectOneOrder(store, servers[0].stage, cart)
      await expectBooks(PAYMENTS + SWEPT)
    })
  })
}

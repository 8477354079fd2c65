import { anotherProcess } from "../helpers/another-process"
import { eachAtOnce } from "../helpers/each-at-once"
import { shopper, until } from "../helpers/scene"
import { onStage, SECRET_KEY, type Stage } from "../helpers/stage"

/** A payment of another system on the same Paynet account. */
const payStranger = async ({ simulator }: Stage, reference_no: string) => {
  const made = await fetch(`${simulator.url}/v1/mailorder/create`, {
    method: "POST",
    headers: { authorization: `Basic ${SECRET_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ amount: 10, name_surname: "Bir Başkası", reference_no }),
  })
  const { url } = (await made.json()) as { url: string }
  return simulator.pay(url, { confirm: false })
}
const isSettled = ({ payment_status, summary }: { payment_status: string; summary: { pending_difference: number } }) =>
  payment_status === "captured" && summary.pending_difference === 0

onStage((stage) => {
  const callsOf = (service: string) => stage.simulator.books().calls.filter((call) => call.service === service).length
  const checks = () => callsOf("transaction/check")
  const lists = () => callsOf("transaction/list")
  const age = (reference: string, minutes: number) =>
    stage.sql(
      `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
      [reference],
    )
  const ordersOf = async (q: string) => {
    const { body } = await stage.admin
      .get("/admin/orders")
      .query({ q, limit: 200, fields: "id,payment_status,summary" })
    return body as { count: number; orders: Parameters<typeof isSettled>[0][] }
  }

  describe("the sweep finds every payment that nobody told us of", () => {
    it("confirmations are off: a hundred payments become orders within one sweep, one check each", async () => {
      const references: string[] = []
      const buyers = Array.from({ length: 100 }, (_, n) => n)
      await eachAtOnce(buyers, 6, async (n) => {
        const buyer = await shopper(stage, { email: `hundred-${n}@example.com` })
        const { url, reference } = await buyer.openLink()
        await stage.simulator.pay(url, { confirm: false })
        references.push(reference)
      })
      await payStranger(stage, "siparis-1")
      const before = { checks: checks(), lists: lists() }
      await stage.runSweep()
      const { orders, count } = await ordersOf("hundred-")
      expect(count).toBe(100)
      expect(orders.filter(isSettled)).toHaveLength(100)
      const money = await stage.sql(
        `select count(*)::int as captured, count(distinct order_id)::int as orders, count(distinct payment_id)::int as payments
         from paynet_transaction where place = 'captured' and paylink_id = any(?)`,
        [references],
      )
      expect(money).toEqual([{ captured: 100, orders: 100, payments: 100 }])
      const shown = stage.simulator.books().transactions.length
      expect(checks() - before.checks).toBe(100)
      expect(lists() - before.lists).toBe(Math.ceil(shown / 100))
      expect(lists() - before.lists).toBeGreaterThan(1)

      await stage.runSweep()
      expect(checks() - before.checks).toBe(100)
      expect((await ordersOf("hundred-")).count).toBe(100)
    }, 300_000)

    it("the server was off for a week: a link that expired and was paid meanwhile is found, not called expired", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await age(reference, 7 * 24 * 60)
      await stage.sql(
        "update paynet_setting set value = jsonb_set(value, '{through}', to_jsonb(to_char(now() - interval '7 days', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))) where id = 'sweep'",
      )
      await stage.runJob()
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
      expect((await buyer.status(session.id)).status).toBe("paid")
      const events = stage.events.filter((one) => one.data.paylink_id === reference)
      expect(events.map((one) => one.name)).toEqual(["paynet.payment.authorized"])
    })

    it("money of ours whose row is gone (a restored backup) is held as unknown_link", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false })
      await stage.sql("delete from paynet_paylink where id = ?", [reference])
      await stage.runSweep()
      await stage.runSweep()
      const rows = await stage.sql("select place, outcome, charged from paynet_transaction where xact_id = ?", [xactId])
      expect(rows).toMatchObject([{ place: "held", outcome: "unknown_link" }])
      const events = stage.events.filter((one) => one.data.paylink_id === reference)
      expect(events).toMatchObject([{ name: "paynet.payment.held", data: { outcome: "unknown_link" } }])
    })

    it("captured money that went back in Paynet's panel is found and named", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      const { xactId, confirmation } = await stage.simulator.pay(url)
      await confirmation
      await buyer.money("captured")
      stage.simulator.control.reverse(xactId)
      await stage.runSweep()
      expect(await buyer.money("refunded")).toMatchObject({ outcome: "reversed" })
      await until(async () => stage.events.find((one) => one.name === "paynet.payment.reversed"))
    })

    it("a list that misses known payments is said, and links are asked about one by one", async () => {
      const known = await shopper(stage)
      const { url, reference: missed } = await known.openLink()
      const { xactId, confirmation } = await stage.simulator.pay(url)
      await confirmation
      await stage.sql("update paynet_transaction set created_at = now() - interval '30 minutes' where xact_id = ?", [
        xactId,
      ])
      await stage.runSweep()
      const open = await shopper(stage)
      const { reference } = await open.openLink()
      stage.simulator.control.set({ lists: { omit: [missed] } })
      await stage.runSweep()
      expect(stage.log.some((line) => line.includes("Paynet's list misses payments"))).toBe(true)
      const [link] = await stage.sql(
        "select due_at < now() + interval '3 minutes' as soon from paynet_paylink where id = ?",
        [reference],
      )
      expect(link).toEqual({ soon: true })
    })

    it("pages that move while they are read, and a has_more that is wrong: every payment is found, and the list trusted", async () => {
      const buyers: Awaited<ReturnType<typeof shopper>>[] = []
      const urls: string[] = []
      for (let made = 0; made < 5; made += 1) {
        const buyer = await shopper(stage)
        buyers.push(buyer)
        urls.push((await buyer.openLink()).url)
      }
      const [last = "", ...first] = urls
      for (const url of first) await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.set({ lists: { maxLimit: 2, order: "newest-first", hasMore: "false" } })
      const pages = [stage.simulator.control.hold("transaction/list"), stage.simulator.control.hold("transaction/list")]
      const sweeping = stage.runSweep()
      await pages[0]?.reached
      pages[0]?.release()
      await pages[1]?.reached
      await stage.simulator.pay(last, { confirm: false })
      pages[1]?.release()
      await sweeping
      for (const buyer of buyers.slice(1)) expect((await buyer.books()).orders).toHaveLength(1)
      await stage.runSweep()
      for (const buyer of buyers) expect((await buyer.books()).orders).toHaveLength(1)
      expect(stage.log.some((line) => line.includes("Paynet's list misses payments"))).toBe(false)
    })

    it("Paynet's list is down: nothing is called expired or lost, the next sweep reads the same days", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.set({
        services: { "transaction/list": { kind: "status", status: 500, times: "always" } },
      })
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(0)
      stage.simulator.control.reset()
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
    })
  })

  describe("once a day the books are compared, order by order", () => {
    it("agreeing books say nothing; books that differ are named", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const { order_id } = await buyer.money("captured")
      await stage.runSweep()
      const differing = () => stage.sql("select details from paynet_entry where kind = 'books_differ'")
      expect(await differing()).toEqual([])
      const [payment] = (await buyer.books()).payments
      await stage.sql(
        `update capture set amount = 100, raw_amount = '{"value":"100","precision":20}' where payment_id = ?`,
        [payment?.id],
      )
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      expect(await differing()).toEqual([{ details: { order: order_id, medusa: "100.00", ledger: "149.90" } }])
    })
  })

  it("money that Medusa has of us on an order and the ledger does not know is named, once it has had time to be known", async () => {
    const buyer = await shopper(stage)
    const { url } = await buyer.openLink()
    await (await stage.simulator.pay(url)).confirmation
    const { id, order_id } = await buyer.money("captured")
    await stage.sql(
      "update paynet_transaction set place = 'held', outcome = 'order_failed', payment_id = null, order_id = null where id = ?",
      [id],
    )
    const differing = async () => {
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      return stage.sql("select details from paynet_entry where kind = 'books_differ'")
    }
    expect(await differing()).toEqual([])
    await stage.sql("update payment set created_at = now() - interval '2 hours' where payment_collection_id = ?", [
      buyer.collectionId,
    ])
    expect(await differing()).toEqual([{ details: { order: order_id, medusa: "149.90", ledger: "0.00" } }])
  })

  it("money that has been held for over an hour is said with every sweep", async () => {
    const buyer = await shopper(stage)
    const { url } = await buyer.openLink()
    await (await stage.simulator.pay(url, { amount: "149.89" })).confirmation
    const { id } = await buyer.money("held")
    const said = () => stage.log.filter((line) => line.includes("money is held") && line.includes(String(id))).length
    await stage.runSweep()
    expect(said()).toBe(0)
    await stage.sql("update paynet_transaction set updated_at = now() - interval '61 minutes' where id = ?", [id])
    await stage.runSweep()
    await stage.runSweep()
    expect(said()).toBe(2)
  })

  describe("the sweep believes nothing too much, and asks nothing twice", () => {
    const DAY_MS = 24 * 60 * 60_000
    const sweptLast = (ago: string) =>
      stage.sql(
        `insert into paynet_setting (id, value, created_at, updated_at)
         select 'sweep', jsonb_build_object('through', t, 'deep_at', t, 'trusted', true), now(), now()
         from (select to_char(now() at time zone 'utc' - interval '${ago}', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') t) x
         on conflict (id) do update set value = excluded.value`,
      )
    const distrusts = () => stage.log.filter((line) => line.includes("Paynet's list misses payments")).length
    const isDueSoon = async (reference: string) => {
      const [link] = await stage.sql(
        "select due_at < now() + interval '3 minutes' as soon from paynet_paylink where id = ?",
        [reference],
      )
      return link?.soon
    }

    it("a payment of last week that was found today is not expected in today's list", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      stage.simulator.control.set({ clock: { offsetMs: -6 * DAY_MS } })
      await stage.simulator.pay(url, { confirm: false, force: true })
      stage.simulator.control.set({ clock: { offsetMs: 0 } })
      await stage.sql("update paynet_paylink set created_at = created_at - interval '6 days' where id = ?", [reference])
      await sweptLast("7 days")
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
      await stage.sql("update paynet_transaction set created_at = now() - interval '30 minutes' where paylink_id = ?", [
        reference,
      ])
      await stage.runSweep()
      expect(distrusts()).toBe(0)
    })

    it("a list that is down for long: the links that it spared are asked about one by one, once", async () => {
      await stage.runSweep()
      const { reference } = await (await shopper(stage)).openLink()
      expect(await isDueSoon(reference)).toBe(false)
      const down = { kind: "status", status: 500, times: "always" } as const
      stage.simulator.control.set({ services: { "transaction/list": down } })
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(false)
      await sweptLast("20 minutes")
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(true)
      await stage.sql("update paynet_paylink set due_at = now() + interval '50 minutes' where id = ?", [reference])
      await stage.runSweep()
      expect(await isDueSoon(reference)).toBe(false)
    })

    it("money without a row is asked about once, not with every sweep", async () => {
      const { url, reference } = await (await shopper(stage)).openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.sql("delete from paynet_paylink where id = ?", [reference])
      const before = checks()
      await stage.runSweep()
      await stage.runSweep()
      expect(checks() - before).toBe(1)
    })

    it("money without a row that went back already is not held", async () => {
      const { url, reference } = await (await shopper(stage)).openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false })
      stage.simulator.control.reverse(xactId)
      await stage.sql("delete from paynet_paylink where id = ?", [reference])
      await stage.runSweep()
      expect(await stage.sql("select place from paynet_transaction where xact_id = ?", [xactId])).toEqual([])
    })

    it("Paynet lists a payment that its check does not show yet: said, and asked about again soon", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      stage.simulator.control.set({ check: { noDataFor: 1 } })
      await stage.simulator.pay(url, { confirm: false })
      await stage.runSweep()
      expect(await buyer.ledger()).toEqual([])
      expect(stage.log.some((line) => line.includes("its check does not show") && line.includes(reference))).toBe(true)
      expect(await isDueSoon(reference)).toBe(true)
      await stage.runJob()
      await buyer.money("captured")
    })

    it("a server that shuts down in a sweep takes nothing new, and the next sweep reads the same days", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await sweptLast("3 hours")
      const { sweep } = require("../../.medusa/server/src/payments/sweep")
      await sweep(await anotherProcess(stage, { isStopping: () => true }))
      expect((await buyer.books()).orders).toHaveLength(0)
      const [state] = await stage.sql(
        "select (value->>'through')::timestamptz < now() - interval '2 hours' as old from paynet_setting where id = 'sweep'",
      )
      expect(state).toEqual({ old: true })
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
    })

    it("the books of an old order with a new payment agree", async () => {
      const [first, second] = [await shopper(stage), await shopper(stage)]
      for (const buyer of [first, second]) {
        const { url } = await buyer.openLink()
        await (await stage.simulator.pay(url)).confirmation
        await buyer.money("captured")
      }
      // As an edited order that was paid by a second link: both payments belong to the first order in both books.
      const orderId = (await first.ledger())[0]?.order_id
      await stage.sql("update order_payment_collection set order_id = ? where payment_collection_id = ?", [
        orderId,
        second.collectionId,
      ])
      const [money] = await second.ledger()
      await stage.sql("update paynet_transaction set order_id = ? where id = ?", [orderId, money?.id])
      await stage.sql("update paynet_transaction set created_at = now() - interval '40 days' where id = ?", [
        (await first.ledger())[0]?.id,
      ])
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      const differing = await stage.sql("select details from paynet_entry where kind = 'books_differ'")
      expect(differing).toEqual([])
    })
  })
})

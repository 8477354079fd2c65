import { callsOf } from "../../helpers/calls"
import { eachAtOnce } from "../../helpers/each-at-once"
import { expectEvents } from "../../helpers/events"
import { age } from "../../helpers/orders"
import { shopper, until } from "../../helpers/scene"
import { SECRET_KEY, type Stage } from "../../helpers/stage"

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

export const everyPayment = (stage: Stage): void => {
  const checks = () => callsOf(stage, "transaction/check")
  const lists = () => callsOf(stage, "transaction/list")
  const sweepIsTakenFor = (time: string) =>
    stage.sql(
      "update paynet_setting set value = jsonb_build_object('until', now() + ?::interval) where id = 'sweep_lease'",
      [time],
    )
  const ordersOf = async (q: string) => {
    const { body } = await stage.admin
      .get("/admin/orders")
      .query({ q, limit: 200, fields: "id,payment_status,summary" })
    return body as { count: number; orders: Parameters<typeof isSettled>[0][] }
  }

  describe("the sweep finds every payment that nobody told us of", () => {
    it("confirmations are off: a hundred payments become orders within one sweep, one check each", async () => {
      // A sweep just now spares every link until it expires; the one that Medusa's clock starts stands aside.
      await stage.runSweep()
      await sweepIsTakenFor("9 minutes")
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
      await sweepIsTakenFor("-1 minutes")
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
    }, 600_000)

    it("the server was off for a week: a link that expired and was paid meanwhile is found, not called expired", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await age(stage, reference, 7 * 24 * 60)
      await stage.sql(
        "update paynet_setting set value = jsonb_set(value, '{through}', to_jsonb(to_char(now() - interval '7 days', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))) where id = 'sweep'",
      )
      await stage.runJob()
      await stage.runSweep()
      expect((await buyer.books()).orders).toHaveLength(1)
      expect((await buyer.status(session.id)).status).toBe("paid")
      await expectEvents(stage, ["payment.authorized"], reference)
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
      const told = await expectEvents(stage, ["payment.held"], reference)
      expect(told).toMatchObject([{ outcome: "unknown_link" }])
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
}

import { lira, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage((stage) => {
  const checks = () => stage.simulator.books().calls.filter((call) => call.service === "transaction/check").length
  const lists = () => stage.simulator.books().calls.filter((call) => call.service === "transaction/list").length
  const age = (reference: string, minutes: number) =>
    stage.sql(
      `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
      [reference],
    )

  describe("the sweep finds every payment that nobody told us of", () => {
    it("confirmations are off: all payments become orders within one sweep, one check each", async () => {
      const many = 12
      const buyers = []
      for (let n = 0; n < many; n += 1) {
        const buyer = await shopper(stage)
        const { url } = await buyer.openLink()
        await stage.simulator.pay(url, { confirm: false })
        buyers.push(buyer)
      }
      const before = { checks: checks(), lists: lists() }
      await stage.runSweep()
      for (const buyer of buyers) {
        expect((await buyer.books()).orders).toMatchObject([{ payment_status: "captured", pending: 0 }])
      }
      const shown = stage.simulator.books().transactions.length
      expect(checks() - before.checks).toBe(many)
      expect(lists() - before.lists).toBe(Math.ceil(shown / 100))
    })

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

  describe("an unpaid link ends only by a look half an hour after its time", () => {
    it("its session is canceled, so that the storefront asks for a new one, which gets a new link", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await age(reference, 31)
      await stage.runJob()
      const cart = await buyer.cart()
      expect(cart.payment_collection.payment_sessions).toMatchObject([{ id: session.id, status: "canceled" }])
      expect((await buyer.status(session.id)).status).toBe("expired")
      const next = await buyer.openLink()
      expect(next.url).not.toBe(url)
    })
  })

  describe("held money is dealt with by a person", () => {
    /** A payment that could not become an order because the stock was gone. */
    const heldForStock = async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { url, reference } = await buyer.openLink()
      const { item, location } = stage.seed.stock
      const stock = (stocked_quantity: number) =>
        stage.admin
          .post(`/admin/inventory-items/${item}/location-levels/${location}`)
          .send({ stocked_quantity })
          .expect(200)
      await stock(0)
      const { xactId, confirmation } = await stage.simulator.pay(url)
      await confirmation
      const { id } = await buyer.money("held")
      const act = (action: string, body: object = {}) =>
        stage.admin.post(`/admin/paynet/transactions/${id}/${action}`).send(body)
      return { buyer, stock, act, xactId, reference, id }
    }

    it("apply: refused while it does not fit, an order once it does", async () => {
      const { buyer, stock, act } = await heldForStock()
      const { body } = await act("apply").expect(200)
      expect(body.transaction).toMatchObject({ place: "held", outcome: "order_failed" })
      await stock(10)
      const again = await act("apply").expect(200)
      expect(again.body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
      expect(stage.events.map((one) => one.name)).toEqual(["paynet.payment.held", "paynet.payment.authorized"])
    })

    it("refund: given back whole, once", async () => {
      const { act, xactId } = await heldForStock()
      const { body } = await act("refund").expect(200)
      expect(body.transaction.place).toBe("refunding")
      expect((await act("refund")).status).toBe(400)
      const reversals = stage.simulator.books().reversals.filter((one) => one.xactId === xactId)
      expect(reversals).toMatchObject([{ amount: "80.00" }])
    })

    it("resolve: needs a note, then the shopper gets a new link", async () => {
      const { buyer, stock, act } = await heldForStock()
      expect((await act("resolve")).status).toBe(400)
      expect((await act("resolve", { note: "x" })).status).toBe(400)
      const { body } = await act("resolve", { note: "Telefonla konuşuldu, havale yapıldı" }).expect(200)
      expect(body.transaction.place).toBe("resolved")
      await stock(10)
      await buyer.openLink()
    })

    it("needs an admin, and money that exists and is held", async () => {
      const { id } = await heldForStock()
      expect((await stage.http.post(`/admin/paynet/transactions/${id}/apply`)).status).toBe(401)
      expect((await stage.admin.post("/admin/paynet/transactions/pntx_none/apply")).status).toBe(404)
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const booked = await buyer.money("captured")
      for (const action of ["apply", "refund"]) {
        expect((await stage.admin.post(`/admin/paynet/transactions/${booked.id}/${action}`)).status).toBe(400)
      }
    })

    it("check now and switch off, by an admin", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const checked = await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
      expect(checked.body).toMatchObject({
        outcome: "captured",
        paylink: { id: reference, status: "paid", amount: "149.90" },
      })
      const other = await (await shopper(stage)).openLink()
      await stage.admin.post(`/admin/paynet/paylinks/${other.reference}/disable`).expect(200)
      expect(stage.simulator.books().links.find((one) => one.reference === other.reference)?.payable).toBe(false)
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
      await stage.sql("update paynet_transaction set place = 'refunded' where order_id = ?", [order_id])
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      expect(await differing()).toEqual([{ details: { order: order_id, medusa: "149.90", ledger: "0.00" } }])
    })
  })

  describe("a copied database does not touch the first one's links", () => {
    /** The context of a live store under some address, on this stage's database. */
    const liveAt = async (backendUrl: string) => {
      const { freshContext } = require("../../.medusa/server/src/payments/context")
      const ctx = await freshContext(stage.container)
      const live = { ...ctx, options: { ...ctx.options, environment: "live", backendUrl } }
      live.fresh = async () => live
      return live
    }

    it("under another backendUrl nothing is done until an admin says what it is", async () => {
      const { isPossiblyCopy, sayInstallation } = require("../../.medusa/server/src/payments/installation")
      const { attendDue } = require("../../.medusa/server/src/payments/attend")
      const { reference } = await (await shopper(stage)).openLink()
      const before = await liveAt("https://api.example.com")
      const after = await liveAt("https://staging.example.com")
      expect(await isPossiblyCopy(before)).toBe(false)
      expect(await isPossiblyCopy(after)).toBe(true)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      expect(await attendDue(after, 1000)).toBe(0)
      const prefix = await before.linkPrefix()
      await sayInstallation(after, "copy", "user_1")
      expect(await isPossiblyCopy(after)).toBe(false)
      expect(await after.linkPrefix()).not.toBe(prefix)
      expect(await stage.sql("select id from paynet_paylink where due_at is not null")).toEqual([])
    })

    it("the route answers an admin only, and takes two words", async () => {
      expect((await stage.http.get("/admin/paynet/installation")).status).toBe(401)
      const { body } = await stage.admin.get("/admin/paynet/installation").expect(200)
      expect(body.installation).toMatchObject({ needs_answer: false })
      expect((await stage.admin.post("/admin/paynet/installation").send({ is: "mine" })).status).toBe(400)
    })
  })

  describe("events", () => {
    it("an event that a crash left unpublished comes again with the same id", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const first = await until(async () => stage.events[0])
      await stage.sql(
        "update paynet_entry set published_at = null, publishing_at = now() - interval '2 minutes' where id = ?",
        [first.data.id],
      )
      await stage.runJob()
      await until(async () => stage.events.length === 2)
      expect(stage.events[1]).toEqual(first)
      expect(lira((await buyer.books()).orders[0]?.paid)).toBe("149.90")
    })
  })
})

import { anotherProcess } from "../helpers/another-process"
import { liveAt } from "../helpers/live-at"
import { refusing } from "../helpers/refusing"
import { lira, setStock, shopper, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

onStage((stage) => {
  const refuseIn = refusing(stage)
  const age = (reference: string, minutes: number) =>
    stage.sql(
      `update paynet_paylink set expires_at = now() - interval '${minutes} minutes', due_at = now() - interval '1 second' where id = ?`,
      [reference],
    )

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

  it("killed when it had called a link expired: its session is canceled all the same", async () => {
    const buyer = await shopper(stage)
    const { session, reference } = await buyer.openLink()
    await age(reference, 31)
    await stage.sql("update paynet_paylink set status = 'expired' where id = ?", [reference])
    await stage.runJob()
    const { payment_collection } = await buyer.cart()
    expect(payment_collection.payment_sessions).toMatchObject([{ id: session.id, status: "canceled" }])
  })

  describe("a link that expired is paid after all", () => {
    const expired = async (options: Parameters<typeof shopper>[1] = {}) => {
      const buyer = await shopper(stage, options)
      const { session, url, reference } = await buyer.openLink()
      await age(reference, 31)
      await stage.runJob()
      expect((await buyer.status(session.id)).status).toBe("expired")
      return { buyer, url }
    }

    it("the cart still wants exactly this sum: one order", async () => {
      const { buyer, url } = await expired()
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
    })

    it("taxes were added to the cart since: held, no order", async () => {
      const { buyer, url } = await expired({ region: stage.seed.lateTaxRegion, country: "cy" })
      await stage.store.post(`/store/carts/${buyer.cartId}/taxes`).expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "late_payment" })
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
    })

    it("the shopper has a new link by now: the old money is held or taken, and the cart is bought once", async () => {
      const { buyer, url } = await expired()
      const next = await buyer.openLink()
      await (await stage.simulator.pay(url, { force: true })).confirmation
      expect(await buyer.money("captured")).toMatchObject({ outcome: "adopted" })
      await (await stage.simulator.pay(next.url, { force: true })).confirmation
      expect(await buyer.money("held")).toMatchObject({ outcome: "paid_twice" })
      expect((await buyer.books()).orders).toMatchObject([{ pending: 0, transactions: 1 }])
    })
  })

  describe("held money is dealt with by a person", () => {
    /** A payment that could not become an order because the stock was gone. */
    const heldForStock = async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { url, reference } = await buyer.openLink()
      await setStock(stage, 0)
      const { xactId, confirmation } = await stage.simulator.pay(url)
      await confirmation
      const { id } = await buyer.money("held")
      const act = (action: string, body: object = {}) =>
        stage.admin.post(`/admin/paynet/transactions/${id}/${action}`).send(body)
      return { buyer, act, xactId, reference, id }
    }

    it("apply: refused while it does not fit, an order once it does", async () => {
      const { buyer, act } = await heldForStock()
      const { body } = await act("apply").expect(200)
      expect(body.transaction).toMatchObject({ place: "held", outcome: "order_failed" })
      await setStock(stage, 10)
      const again = await act("apply").expect(200)
      expect(again.body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
      expect(stage.events.map((one) => one.name)).toEqual(["paynet.payment.held", "paynet.payment.authorized"])
    })

    it("apply, when Medusa had booked the payment and taken it back: one payment with money in its books", async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      await setStock(stage, 0)
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      const { id } = await buyer.money("held")
      await setStock(stage, 10)
      const { body } = await stage.admin.post(`/admin/paynet/transactions/${id}/apply`).expect(200)
      expect(body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      const inBooks = payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))
      expect(inBooks.sort()).toEqual(["0.00", "80.00"])
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toEqual([])
    })

    it("apply, when a payment without order stood in Medusa's books: closed first, then booked once", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      const providers = (payment_providers: string[]) =>
        stage.admin.post(`/admin/regions/${stage.seed.region}`).send({ payment_providers }).expect(200)
      await providers(["pp_system_default"])
      try {
        await stage.sql(
          "update paynet_transaction set claimed_at = now() - interval '3 minutes' where paylink_id = ?",
          [reference],
        )
        await fetch(buyer.returnUrl(reference), { redirect: "manual" })
        expect(await buyer.money("held")).toMatchObject({ outcome: "order_failed", payment_id: null })
        const { payments } = await buyer.books()
        expect(payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))).toEqual(["0.00"])
      } finally {
        await providers(["pp_paynet_paynet", "pp_system_default"])
      }
      const [money] = await buyer.ledger()
      const { body } = await stage.admin.post(`/admin/paynet/transactions/${money?.id}/apply`).expect(200)
      expect(body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      const inBooks = payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))
      expect(inBooks.sort()).toEqual(["0.00", "149.90"])
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toEqual([])
    })

    it("apply, and the process dies before it is booked: the job books it", async () => {
      const { buyer, act, reference } = await heldForStock()
      await setStock(stage, 10)
      await stage.sql("update paynet_paylink set due_at = null where id = ?", [reference])
      const putBack = await refuseIn("paynet_entry", "insert", "new.kind = 'apply'")
      expect((await act("apply")).status).toBe(500)
      await putBack()
      expect((await buyer.ledger())[0]?.place).toBe("seen")
      const passed = "update paynet_paylink set due_at = due_at - interval '4 minutes' where id = ?"
      await stage.sql(passed, [reference])
      await stage.runJob()
      await buyer.money("captured")
      expect((await buyer.books()).orders).toMatchObject([{ pending: 0, transactions: 1 }])
    })

    it("apply while another process attends to the link: one order, one payment", async () => {
      const { buyer, act, reference } = await heldForStock()
      await setStock(stage, 10)
      const { attendDue } = require("../../.medusa/server/src/payments/attend")
      const job = until(async () => {
        const [link] = await stage.sql("select due_at <= now() as due from paynet_paylink where id = ?", [reference])
        return link?.due
      }).then(async () => attendDue(await anotherProcess(stage), 3_000))
      await Promise.all([act("apply").expect(200), job])
      await buyer.money("captured")
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      expect(payments).toMatchObject([{ captures: "1" }])
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
      const { buyer, act } = await heldForStock()
      expect((await act("resolve")).status).toBe(400)
      expect((await act("resolve", { note: "x" })).status).toBe(400)
      const { body } = await act("resolve", { note: "Telefonla konuşuldu, havale yapıldı" }).expect(200)
      expect(body.transaction.place).toBe("resolved")
      await setStock(stage, 10)
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

  describe("a copied database does not touch the first one's links", () => {
    it("under another backendUrl nothing is done until an admin says what it is", async () => {
      const { isPossiblyCopy, sayInstallation } = require("../../.medusa/server/src/payments/installation")
      const { attendDue } = require("../../.medusa/server/src/payments/attend")
      const { sweep } = require("../../.medusa/server/src/payments/sweep")
      const { switchOff } = require("../../.medusa/server/src/payments/switch-off")
      const { open } = require("../../.medusa/server/src/payments/open")
      const { reference, session } = await (await shopper(stage)).openLink()
      const before = await liveAt(stage, "https://api.example.com")
      const after = await liveAt(stage, "https://staging.example.com")
      expect(await isPossiblyCopy(before)).toBe(false)
      expect(await isPossiblyCopy(after)).toBe(true)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      const calls = stage.simulator.books().calls.length
      expect(await attendDue(after, 1000)).toBe(0)
      await sweep(after)
      await after.ledger.links.move(reference, ["open"], { status: "disable_due" }, new Date())
      await switchOff(after, reference)
      await stage.sql("update paynet_paylink set status = 'open' where id = ?", [reference])
      await expect(open(after, { sessionId: session.id, amount: 149.9, currency: "try" })).rejects.toThrow(
        /went live under another backendUrl/,
      )
      expect(stage.simulator.books().calls).toHaveLength(calls)
      const prefix = await before.linkPrefix()
      await sayInstallation(after, "copy", "user_1")
      expect(await isPossiblyCopy(after)).toBe(false)
      expect(await after.linkPrefix()).not.toBe(prefix)
      expect(await stage.sql("select id from paynet_paylink where due_at is not null")).toEqual([])
      // What a copy does with its own carts and orders must not take the first one's page from its shopper.
      await stage.sql("update paynet_paylink set environment = 'live' where id = ?", [reference])
      const { disableLink } = require("../../.medusa/server/src/payments/close")
      await disableLink(after, reference)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      await attendDue(after, 1000)
      expect(stage.simulator.books().calls).toHaveLength(calls)
      expect(await stage.sql("select id from paynet_paylink where due_at is not null")).toEqual([])
    })

    it("a live store where it went live, or whose move was answered, is no copy: a late answer leaves its links alone", async () => {
      const { isPossiblyCopy, sayInstallation } = require("../../.medusa/server/src/payments/installation")
      await (await shopper(stage)).openLink()
      expect(await isPossiblyCopy(await liveAt(stage, "https://old.example.com"))).toBe(false)
      const moved = await liveAt(stage, "https://api.example.com")
      await sayInstallation(moved, "moved", "user_1")
      const prefix = await moved.linkPrefix()
      const due = () => stage.sql("select id, due_at from paynet_paylink where due_at is not null")
      const before = await due()
      expect(before).toHaveLength(1)
      await expect(sayInstallation(moved, "copy", "user_2")).rejects.toThrow("so it is no copy. Nothing was changed.")
      expect([await due(), await moved.linkPrefix()]).toEqual([before, prefix])
    })

    it("the route answers an admin only, and takes two words", async () => {
      expect((await stage.http.get("/admin/paynet/installation")).status).toBe(401)
      const { body } = await stage.admin.get("/admin/paynet/installation").expect(200)
      expect(body.installation).toMatchObject({ needs_answer: false })
      expect((await stage.admin.post("/admin/paynet/installation").send({ is: "mine" })).status).toBe(400)
    })
  })

  describe("the queue of links", () => {
    const isDue = (reference: string) =>
      stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
    const openLinks = async (many: number) => {
      const references: string[] = []
      for (let made = 0; made < many; made += 1) references.push((await (await shopper(stage)).openLink()).reference)
      for (const reference of references) await isDue(reference)
      return references
    }
    const checks = () => stage.simulator.books().calls.filter((call) => call.service === "transaction/check").length
    const rowOf = async (reference: string) => {
      const [row] = await stage.sql(
        `select failures, attempts, rung_at, due_at <= now() as due, due_at > now() + interval '23 hours' as tomorrow
         from paynet_paylink where id = ?`,
        [reference],
      )
      return row
    }

    it("two processes take other links, and wait for none that is being taken", async () => {
      const all = await openLinks(4)
      const { ledger } = await anotherProcess(stage)
      const later = new Date(Date.now() + 60_000)
      const db = stage.container.resolve("__pg_connection__")
      const taking = await db.transaction()
      try {
        await taking.raw("select id from paynet_paylink where id = ? for update", [all[0] ?? ""])
        const taken = await Promise.all([1, 2, 3].map(() => ledger.queue.takeDue(new Date(), later, 1)))
        expect(taken.flat().sort()).toEqual(all.slice(1).sort())
        expect(await ledger.queue.takeDue(new Date(), later, 20)).toEqual([])
      } finally {
        await taking.rollback()
      }
      expect(await ledger.queue.takeDue(new Date(), later, 20)).toEqual([all[0] ?? ""])
    })

    it("a server that shuts down gives back what it took and did not begin, as it was", async () => {
      const [reference = ""] = await openLinks(1)
      const before = checks()
      let asked = 0
      const { attendDue } = require("../../.medusa/server/src/payments/attend")
      await attendDue(await anotherProcess(stage, { isStopping: () => asked++ > 0 }), 5_000)
      expect(checks()).toBe(before)
      expect(await rowOf(reference)).toMatchObject({ due: true, rung_at: null, attempts: 0 })
    })

    it("a row that fails eight times in a row is poison: said, shown, and tried once a day", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const putBack = await refuseIn("paynet_transaction", "insert")
      const health = async () => (await stage.admin.get("/admin/paynet/health").expect(200)).body
      const tryAgain = async () => {
        await stage.sql(
          "update paynet_paylink set looked_at = null, looked_at_2 = null, looked_at_3 = null, due_at = now() where id = ?",
          [reference],
        )
        await stage.runJob()
      }
      for (let turn = 0; Number((await rowOf(reference))?.failures) < 8 && turn < 12; turn += 1) {
        expect(await health()).toMatchObject({ failing: 0 })
        await tryAgain()
      }
      expect(await health()).toMatchObject({ failing: 1, faults: expect.arrayContaining(["links_failing"]) })
      const said = () => stage.log.some((line) => line.includes("fails again and again") && line.includes(reference))
      expect(said()).toBe(false)
      await tryAgain()
      expect(said()).toBe(true)
      expect(await rowOf(reference)).toMatchObject({ tomorrow: true })
      await putBack()
      await tryAgain()
      await buyer.money("captured")
      expect(await health()).toMatchObject({ failing: 0 })
    }, 180_000)

    it("a row on which processes die is poison too", async () => {
      const [reference = ""] = await openLinks(1)
      const { ledger } = await anotherProcess(stage)
      const { dueIfWeDie } = require("../../.medusa/server/src/payments/due")
      for (let death = 0; death < 9; death += 1) {
        const now = new Date()
        const { failures } = await ledger.links.byId(reference)
        const link = await ledger.queue.begin(reference, now, now, dueIfWeDie(failures, now))
        expect(link.failures).toBe(death)
      }
      expect(await rowOf(reference)).toMatchObject({ failures: 9, tomorrow: true })
      await isDue(reference)
      await stage.runJob()
      expect(await rowOf(reference)).toMatchObject({ failures: 0 })
    })
  })

  it("what a clock wrote that was a day ahead does not keep money, a link or an event for that day", async () => {
    const buyer = await shopper(stage)
    const { url, reference, session } = await buyer.openLink()
    const { reference: unwanted } = await (await shopper(stage)).openLink()
    await stage.simulator.pay(url, { confirm: false })
    const tomorrow = "date_trunc('milliseconds', now() + interval '1 day')"
    await stage.sql(
      `update paynet_paylink set lease_until = ${tomorrow}, looked_at = ${tomorrow}, looked_at_2 = ${tomorrow},
         looked_at_3 = ${tomorrow}, answered_at = ${tomorrow} where id = ?`,
      [reference],
    )
    await stage.sql(
      `update paynet_paylink set status = 'disable_due', due_at = now(), switching_off_at = ${tomorrow} where id = ?`,
      [unwanted],
    )
    const iso = `to_char(${tomorrow} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    await stage.sql("delete from paynet_setting where id in ('sweep', 'sweep_lease')")
    await stage.sql(
      `insert into paynet_setting (id, value) values
         ('sweep', jsonb_build_object('through', ${iso}, 'deep_at', ${iso}, 'trusted', true)),
         ('sweep_lease', jsonb_build_object('until', ${iso}))`,
    )
    await stage.runSweep()
    await stage.runJob()
    await buyer.money("captured")
    expect((await buyer.books()).orders).toHaveLength(1)
    expect((await buyer.status(session.id)).status).toBe("paid")
    expect(stage.simulator.books().links.find((one) => one.reference === unwanted)?.payable).toBe(false)
    const [swept] = await stage.sql(
      "select (value->>'through')::timestamptz <= now() as now, (value->>'deep_at')::timestamptz <= now() as deep from paynet_setting where id = 'sweep'",
    )
    expect(swept).toEqual({ now: true, deep: true })
    const [event] = await until(async () => (stage.events.length ? stage.events : null))
    await stage.sql(`update paynet_entry set published_at = null, publishing_at = ${tomorrow} where id = ?`, [
      event?.data.id,
    ])
    await stage.runJob()
    await until(async () => stage.events.length > 1)
  })

  it("in production, locking that is in memory is said once a day in the whole cluster", async () => {
    const said = () => stage.log.filter((line) => line.includes("[paynet] locking is in memory")).length
    const { sayLocking } = require("../../.medusa/server/src/payments/locking")
    const environment = process.env.NODE_ENV
    await stage.runSweep()
    expect(said()).toBe(0)
    try {
      process.env.NODE_ENV = "production"
      const other = await anotherProcess(stage)
      await Promise.all([stage.runSweep(), sayLocking(other)])
      expect(said()).toBe(1)
      await stage.sql(
        "update paynet_setting set value = '{\"until\":\"2020-01-01T00:00:00Z\"}' where id = 'locking_said'",
      )
      await stage.runSweep()
      expect(said()).toBe(2)
    } finally {
      process.env.NODE_ENV = environment
    }
  })

  describe("events", () => {
    it("those that wait are told in the order of their facts", async () => {
      const { ledger } = await anotherProcess(stage)
      const from = Date.now() - 60_000
      for (const turn of [5, 2, 7, 0, 3, 6, 1, 4]) {
        const data = { paylink_id: "pl_1", payment_session_id: null, outcome: "late_payment" as const }
        const event = { name: "paynet.payment.held" as const, data }
        await ledger.entries.write({ fact: `turn:${turn}`, kind: "held", event }, new Date(from + turn))
      }
      const taken: { created_at: Date }[] = await ledger.entries.takeOutbox(new Date(), 50)
      expect(taken.map(({ created_at }) => created_at.getTime() - from)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    })

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

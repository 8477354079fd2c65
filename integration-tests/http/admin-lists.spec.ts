import type { AdminPayLinksAnswer, AdminTransactionsAnswer } from "medusa-payment-paynet"
import { merchant } from "../helpers/admin"
import { anotherProcess } from "../helpers/another-process"
import { jobWhenDue } from "../helpers/attack"
import { fillLedger, plansOf } from "../helpers/plans"
import { shopper } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const MARKUP = `<img src=x onerror="alert(1)">`

onStage((stage) => {
  const admin = merchant(stage)
  const get = (path: string) => stage.admin.get(`/admin/paynet/${path}`)
  const links = async (query = ""): Promise<AdminPayLinksAnswer> => (await get(`paylinks?${query}`).expect(200)).body
  const money = async (query = ""): Promise<AdminTransactionsAnswer> =>
    (await get(`transactions?${query}`).expect(200)).body
  const idsOf = async (query: string) => (await links(query)).paylinks.map(({ id }) => id)

  const paid = async () => {
    const buyer = await shopper(stage)
    const { session, url, reference } = await buyer.openLink()
    const { xactId } = await stage.simulator.pay(url, { confirm: false })
    await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
    const [transaction] = await buyer.ledger()
    const [order] = (await buyer.books()).orders
    return { buyer, session, reference, xactId, transaction, order }
  }
  const held = async () => {
    const buyer = await shopper(stage)
    const { url, reference } = await buyer.openLink()
    await stage.simulator.pay(url, { confirm: false, amount: "10.00" })
    await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
    return { buyer, reference, transaction: (await buyer.ledger())[0] }
  }

  /** Medusa's clock may have rung for the jobs while this stage was set up. */
  const noJobEver = () => stage.sql("delete from paynet_setting where id in ('last_job', 'sweep')")

  describe("the ledger is for admins only", () => {
    it.each([
      "paylinks",
      "paylinks/pl_x",
      "transactions",
      "transactions/pntx_x",
      "setup",
      "health",
      "settings",
      "installation",
    ])("GET /admin/paynet/%s without a login: 401", async (path) => {
      expect((await stage.http.get(`/admin/paynet/${path}`)).status).toBe(401)
    })
  })

  describe("a payment is found", () => {
    it("by any id that names it, and by its order's number", async () => {
      const { buyer, session, reference, xactId, transaction, order } = await paid()
      await paid()
      const words = [
        reference,
        reference.toUpperCase(),
        session.id,
        buyer.cartId,
        buyer.collectionId,
        order?.id,
        `#${order?.display_id}`,
        String(order?.display_id),
        xactId,
        transaction?.id,
        transaction?.payment_id,
      ]
      for (const word of words) {
        const q = `q=${encodeURIComponent(String(word))}`
        expect([word, await idsOf(q)]).toEqual([word, [reference]])
        expect([word, (await money(q)).transactions.map(({ xact_id }) => xact_id)]).toEqual([word, [xactId]])
      }
      for (const word of [reference.slice(0, -1), "%", "_", "'", xactId.slice(0, 5)]) {
        expect(await links(`q=${encodeURIComponent(word)}`)).toMatchObject({ paylinks: [], count: 0 })
      }
    })

    it("by where its money is; what waits is summed up beside every list", async () => {
      const booked = await paid()
      const waiting = await held()
      const { reference: open } = await (await shopper(stage)).openLink()
      const { reference: off } = await (await shopper(stage)).openLink()
      await stage.admin.post(`/admin/paynet/paylinks/${off}/disable`).expect(200)
      expect(await idsOf("state=paid")).toEqual([booked.reference])
      expect(await idsOf("state=held")).toEqual([waiting.reference])
      expect(await idsOf("state=open")).toEqual([open])
      expect(await idsOf("state=expired")).toEqual([off])
      expect(await idsOf("state=refund_due")).toEqual([])
      expect(await idsOf("status=disabled")).toEqual([off])
      expect(await idsOf("place=captured")).toEqual([booked.reference])
      expect(await idsOf("outcome=amount_mismatch")).toEqual([waiting.reference])
      expect(await idsOf(`cart_id=${booked.buyer.cartId}`)).toEqual([booked.reference])
      expect(await idsOf(`order_id=${booked.order?.id}`)).toEqual([booked.reference])
      expect(await idsOf(`order_id=${booked.order?.id}&state=held`)).toEqual([])
      const all = await links()
      expect(all).toMatchObject({ count: 4, count_is_exact: true, offset: 0, limit: 20 })
      expect(all.held).toEqual({ count: 1, amount: "10.00", not_in_amount: 0 })
      expect(await money("state=held")).toMatchObject({
        transactions: [
          {
            charged: "10.00",
            requested: "149.90",
            place: "held",
            actions: ["apply", "refund", "resolve"],
            refunds: [],
          },
        ],
        count: 1,
      })
    })

    it("in the order and the pages that were asked for", async () => {
      const made = []
      for (const item of ["shirt", "scarce"] as const) {
        made.push((await (await shopper(stage, { item })).openLink()).reference)
      }
      expect(await idsOf("order=created_at")).toEqual(made)
      expect(await idsOf("")).toEqual([...made].reverse())
      expect(await idsOf("order=amount")).toEqual([...made].reverse())
      expect(await links("limit=1&offset=1")).toMatchObject({
        count: 2,
        limit: 1,
        offset: 1,
        paylinks: [{ id: made[0] }],
      })
    })

    it("held money counts under its sum only when it is in lira and readable", async () => {
      const { transaction } = await held()
      await stage.sql("update paynet_transaction set currency = 'EUR' where id = ?", [transaction?.id])
      expect((await money()).held).toEqual({ count: 1, amount: "0.00", not_in_amount: 1 })
    })
  })

  describe("a question that is not understood is refused", () => {
    it.each([
      "status=nonsense",
      "state=captured",
      "limit=0",
      "limit=101",
      "limit=-1",
      "limit=1e2",
      "offset=10001",
      "order=url",
      "order=created_at;drop",
      "fields=*",
      "q=",
      "q=a%20b",
      "q=%00",
      `q=${"x".repeat(101)}`,
      "q[$ne]=x",
      "status[]=open",
      "status=open&status=paid",
      "place=everywhere",
      "created_from=yesterday",
    ])("%s: 400 in words", async (query) => {
      const answer = await get(`paylinks?${query}`)
      expect(answer.status).toBe(400)
      expect(answer.body.message).toMatch(/^Invalid request: /)
    })

    it("a transaction has no state `open`", async () => {
      expect((await get("transactions?state=open")).status).toBe(400)
    })
  })

  describe("one payment, with its time line", () => {
    it("says what happened, in order, and who did what", async () => {
      const actor = await admin.userId()
      const { reference, transaction, order } = await paid()
      const { paylink } = (await get(`paylinks/${reference}`).expect(200)).body
      expect(paylink).toMatchObject({
        id: reference,
        status: "paid",
        actions: ["check"],
        transactions: [{ id: transaction?.id, place: "captured", order_id: order?.id, actions: [] }],
        flow: "pay_first",
      })
      const kinds = paylink.timeline.map(({ kind }: { kind: string }) => kind)
      expect(kinds).toEqual(["created", "session", "opened", "check", "paid", "captured"])
      expect(paylink.timeline[3]).toMatchObject({ kind: "check", actor, details: {} })
      expect(paylink.timeline[5]).toMatchObject({ outcome: "captured", actor: null, transaction_id: transaction?.id })
      const one = (await get(`transactions/${transaction?.id}`).expect(200)).body.transaction
      expect(one).toMatchObject({ paylink: { id: reference }, card_last4: expect.stringMatching(/^\d{4}$/) })
      expect(one.timeline).toEqual(paylink.timeline)
    })

    it("every deed of a person is recorded with the person", async () => {
      const actor = await admin.userId()
      const open = await (await shopper(stage)).openLink()
      const off = (await stage.admin.post(`/admin/paynet/paylinks/${open.reference}/disable`).expect(200)).body.paylink
      expect(off.timeline).toContainEqual(expect.objectContaining({ kind: "disable", actor }))
      const { transaction } = await held()
      const act = async (verb: string, body: object = {}) =>
        (await stage.admin.post(`/admin/paynet/transactions/${transaction?.id}/${verb}`).send(body)).body
      await act("apply")
      const { transaction: done } = await act("resolve", { note: "settled by phone" })
      expect(done.timeline).toContainEqual(expect.objectContaining({ kind: "apply", actor }))
      expect(done.timeline.at(-1)).toMatchObject({ kind: "resolved", actor, details: { note: "settled by phone" } })
    })

    it("notes that hold markup come out as they went in, in JSON, whatever the browser asks for", async () => {
      const { transaction } = await held()
      const path = `/admin/paynet/transactions/${transaction?.id}`
      await stage.admin
        .post(`${path}/resolve`)
        .send({ note: `${MARKUP} & "quotes"` })
        .expect(200)
      const answer = await stage.admin.get(path).set("accept", "text/html")
      expect(answer.headers["content-type"]).toMatch(/^application\/json/)
      expect(answer.body.transaction.timeline.at(-1).details.note).toBe(`${MARKUP} & "quotes"`)
      const pages = [await stage.admin.get(`${path}${MARKUP}`), await get(`paylinks/${encodeURIComponent(MARKUP)}`)]
      for (const page of pages) {
        expect(page.status).toBe(404)
        expect(page.headers["content-type"]).toMatch(/^application\/json/)
      }
    })
  })

  describe("with a hundred thousand links", () => {
    it("no list, detail or number reads a whole table", async () => {
      await fillLedger(stage)
      const reference = `pl_many00_${"32".padStart(26, "0")}`
      const ours = ["paylinks", "transactions"].flatMap((list) => [
        list,
        `${list}?q=${reference}`,
        `${list}?q=xk_many32`,
        `${list}?q=nobody`,
        `${list}?q=order_many31`,
        `${list}?order_id=order_many31`,
        `${list}?cart_id=cart_many31`,
        `${list}?state=paid&limit=100`,
        `${list}?state=held`,
        `${list}?state=refund_due`,
        `${list}?place=captured`,
        `${list}?place=refunded`,
        `${list}?place=resolved`,
        `${list}?outcome=captured`,
        `${list}?outcome=reversed`,
        `${list}?state=held&outcome=late_payment&order=created_at`,
        `${list}?created_from=2020-01-01T00:00:00Z&created_until=2021-01-01T00:00:00Z`,
        `${list}?offset=10000&limit=100`,
        `${list}?order=created_at&offset=10000`,
        `${list}?state=paid&order=${list === "paylinks" ? "-amount" : "-charged"}`,
        `${list}?state=held&order=${list === "paylinks" ? "amount" : "charged"}`,
      ])
      const asked = [
        ...ours,
        "paylinks?state=open",
        "paylinks?state=expired&order=-expires_at",
        "paylinks?status=disabled&order=amount",
        "paylinks?status=failed",
        "paylinks?status=expired&outcome=not_paid&order=expires_at",
        `paylinks/${reference}`,
        "transactions/pntx_many32",
        "health",
        "settings",
      ]
      const read = []
      for (const path of asked) {
        const plans = await plansOf(stage, () => get(path).expect(200))
        expect([path, plans.length > 0]).toEqual([path, true])
        for (const { sql, nodes } of plans) {
          const whole = nodes.filter((node) => /^Seq Scan paynet_(?!setting)/.test(node))
          if (whole.length) read.push({ path, whole, sql })
        }
      }
      expect(read).toEqual([])
      expect(await links()).toMatchObject({ count: 1000, count_is_exact: false })
      expect(await links("state=held")).toMatchObject({ count: 1000, count_is_exact: true, held: { count: 1000 } })
    })
  })

  it("neither job nor sweep reads a whole table", async () => {
    await fillLedger(stage)
    await stage.sql("update paynet_paylink set due_at = now() + interval '1 day' where due_at is not null")
    // The deep sweep of the day.
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    await stage.sql(
      "insert into paynet_setting (id, value) values ('sweep', ?) on conflict (id) do update set value = excluded.value",
      [JSON.stringify({ through: ago(1), deep_at: ago(25), trusted: false })],
    )
    const buyer = await shopper(stage)
    const { url, reference } = await buyer.openLink()
    await stage.simulator.pay(url, { confirm: false })
    const { ledger } = await anotherProcess(stage)
    const plans = await plansOf(stage, async () => {
      await stage.runSweep()
      await jobWhenDue(stage, reference)
      await ledger.queue.hurry(new Date(), new Date())
      await ledger.queue.retryFailed("test", new Date())
      await ledger.queue.forget()
    })
    await buyer.money("captured")
    const whole = plans.filter(({ nodes }) => nodes.some((node) => /^Seq Scan paynet_(?!setting)/.test(node)))
    expect(plans.length).toBeGreaterThan(20)
    expect(whole).toEqual([])
  }, 240_000)

  describe("health", () => {
    const health = async () => (await get("health").expect(200)).body
    /** The server writes down that Paynet answered every half minute only; the database has gone back since. */
    const heard = () =>
      stage.sql("insert into paynet_setting (id, value) values ('last_paynet_answer', ?) on conflict (id) do nothing", [
        JSON.stringify({ at: new Date().toISOString() }),
      ])

    it("is good after the jobs have run, with the numbers that a monitor wants", async () => {
      await stage.sql("delete from paynet_setting where id = 'last_paynet_answer'")
      await noJobEver()
      expect((await health()).faults).toEqual(["job_late", "sweep_late", "paynet_silent"])
      await stage.runJob()
      await stage.runSweep()
      await heard()
      const good = await health()
      expect(good).toMatchObject({ ok: true, faults: [], environment: "test", due: 0, failing: 0, oldest_due_at: null })
      expect(good.held).toEqual({ count: 0, amount: "0.00", not_in_amount: 0, oldest_at: null })
      for (const at of [good.last_job_at, good.last_sweep_at, good.last_paynet_answer_at])
        expect(Date.parse(at)).not.toBeNaN()
    })

    it.each([
      ["held_long", "update paynet_transaction set updated_at = now() - interval '61 minutes'"],
      ["links_late", "update paynet_paylink set due_at = now() - interval '11 minutes'"],
      ["job_late", `update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_job'`],
      [
        "paynet_silent",
        `update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_paynet_answer'`,
      ],
      [
        "sweep_late",
        `update paynet_setting set value = jsonb_set(value, '{through}', '"2020-01-01T00:00:00.000Z"') where id = 'sweep'`,
      ],
      [
        "sweep_distrusted",
        `update paynet_setting set value = jsonb_set(value, '{trusted}', 'false') where id = 'sweep'`,
      ],
      [
        "links_failing",
        "update paynet_paylink set failures = 8, due_at = now() + interval '1 day' where id like 'pl_%'",
      ],
    ])("%s makes it fail, by that name", async (fault, spoil) => {
      const { reference } = await held()
      await jobWhenDue(stage, reference)
      await stage.runSweep()
      await heard()
      expect((await health()).faults).toEqual([])
      await stage.sql(spoil)
      expect(await health()).toMatchObject({ ok: false, faults: [fault] })
    })
  })

  describe("setup", () => {
    const setup = async () => (await get("setup").expect(200)).body.setup
    const line = async (name: string) => (await setup()).lines.find((one: { name: string }) => one.name === name)

    it("names each line, in order, and what is wrong by a word", async () => {
      await noJobEver()
      const { lines, environment } = await setup()
      expect(environment).toBe("test")
      expect(lines.map(({ name, state, reason }: Record<string, string>) => [name, state, reason])).toEqual([
        ["key", "ok", "ok"],
        ["provider_enabled", "warning", "other_currency"],
        ["backend_url", "ok", "ok"],
        ["return_url", "warning", "unreachable"],
        ["locking", "warning", "in_memory"],
        ["job", "fault", "never"],
        ["tables", "ok", "ok"],
        ["installation", "ok", "ok"],
      ])
      expect(lines[1].details).toEqual({ regions: ["Late taxes", "Türkiye"], other_regions: ["Euro"] })
    })

    it("turns green as each is put right", async () => {
      await stage.runJob()
      expect(await line("job")).toMatchObject({ state: "ok", reason: "ok" })
      await stage.admin.post(`/admin/regions/${stage.seed.euroRegion}`).send({ payment_providers: [] }).expect(200)
      expect(await line("provider_enabled")).toMatchObject({ state: "ok", details: { other_regions: [] } })
      for (const region of [stage.seed.region, stage.seed.lateTaxRegion]) {
        await stage.admin.post(`/admin/regions/${region}`).send({ payment_providers: [] }).expect(200)
      }
      expect(await line("provider_enabled")).toMatchObject({ state: "fault", reason: "no_region" })
    })

    it("a wrong key, an old job and tables of another version are said", async () => {
      stage.simulator.control.set({ services: { "transaction/check": { kind: "status", status: 401 } } })
      expect(await line("key")).toMatchObject({ state: "fault", reason: "wrong_key", details: { status: 401 } })
      await stage.runJob()
      await stage.sql(`update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_job'`)
      expect(await line("job")).toMatchObject({ reason: "late", details: { last_run_at: "2020-01-01T00:00:00.000Z" } })
      await stage.sql("delete from mikro_orm_migrations where name = 'Migration20261124000618'")
      expect(await line("tables")).toMatchObject({
        reason: "missing",
        details: { missing: ["Migration20261124000618"] },
      })
    })

    it("the ping answers nothing but a nonce that this store signed a moment ago", async () => {
      const ping = (nonce: string) => stage.http.get(`/paynet/ping/${nonce}`)
      const { appContext } = require("../../.medusa/server/src/payments/context")
      const { makeNonce } = require("../../.medusa/server/src/payments/ping")
      const app = appContext(stage.container)
      const nonce: string = await makeNonce(app)
      const old: string = await makeNonce({ ...app, now: () => new Date(Date.now() - 61_000) })
      const good = await ping(nonce)
      expect(good.status).toBe(200)
      expect(good.body).toEqual({ nonce })
      expect(good.headers["cache-control"]).toBe("no-store")
      const [until, chance, signature = ""] = nonce.split("-")
      const forged = [
        old,
        `${Number(until) + 1}-${chance}-${signature}`,
        `${until}-${chance}-${signature.replace(/^./, (first) => (first === "0" ? "1" : "0"))}`,
        `${nonce}0`,
        "x",
        encodeURIComponent(MARKUP),
      ]
      for (const one of forged) expect([one, (await ping(one)).status, (await ping(one)).text]).toEqual([one, 404, ""])
    })
  })

  describe("held money in the admin's feed", () => {
    const feed = async () => (await stage.admin.get("/admin/notifications?channel=feed").expect(200)).body.notifications

    it("shows once per event, in the store's language, with the sum and without a name", async () => {
      const { transaction } = await held()
      const { notifyHeld } = require("../../.medusa/server/src/payments/notify-held")
      const { appContext } = require("../../.medusa/server/src/payments/context")
      const app = appContext(stage.container)
      let shown = await feed()
      for (let turn = 0; turn < 50 && !shown.length; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        shown = await feed()
      }
      const [event] = stage.events.filter(({ name }) => name === "paynet.payment.held")
      await notifyHeld(app, event?.name, event?.data)
      shown = await feed()
      expect(shown).toHaveLength(1)
      expect(shown[0]).toMatchObject({
        resource_id: transaction?.id,
        data: { title: "Paynet: bekleyen ödeme", description: expect.stringContaining("10,00 TL bekletiliyor") },
      })
    })

    it("that cannot be shown fails nothing", async () => {
      const { notifyHeld } = require("../../.medusa/server/src/payments/notify-held")
      const { appContext } = require("../../.medusa/server/src/payments/context")
      const app = appContext(stage.container)
      const event = { id: "pnev_1", transaction_id: "pntx_1", outcome: "late_payment" }
      const container = { hasRegistration: () => false, resolve: () => undefined }
      await notifyHeld({ ...app, container }, "paynet.payment.held", event)
      await notifyHeld(
        { ...app, container: { ...container, hasRegistration: () => true } },
        "paynet.payment.held",
        event,
      )
      await notifyHeld(app, "paynet.payment.held", { nothing: true })
      expect(await feed()).toEqual([])
    })
  })
})

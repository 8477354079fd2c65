import type { AdminPayLinksAnswer, AdminTransactionsAnswer } from "medusa-payment-paynet"
import { merchant } from "../helpers/admin"
import { ledger } from "../helpers/ledger"
import { fillLedger, plansOf } from "../helpers/plans"
import { shopper } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const MARKUP = `<img src=x onerror="alert(1)">`

onStage((stage) => {
  const admin = merchant(stage)
  const { get, paid, held } = ledger(stage)
  const links = async (query = ""): Promise<AdminPayLinksAnswer> => (await get(`paylinks?${query}`).expect(200)).body
  const money = async (query = ""): Promise<AdminTransactionsAnswer> =>
    (await get(`transactions?${query}`).expect(200)).body
  const idsOf = async (query: string) => (await links(query)).paylinks.map(({ id }) => id)

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

    it("by its order also when it came in on the cart's old link, and the order was paid in another way", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await buyer.askSession({}, "pp_system_default").expect(200)
      const { body } = await buyer.complete().expect(200)
      await (await stage.simulator.pay(url, { force: true })).confirmation
      const { id, outcome } = await buyer.money("held")
      expect(outcome).toBe("late_payment")
      expect(await links(`order_id=${body.order.id}`)).toMatchObject({
        paylinks: [{ id: reference, transactions: [{ id, place: "held", actions: ["apply", "refund", "resolve"] }] }],
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
      const { act } = await held()
      await act("apply")
      const { transaction: done } = (await act("resolve", { note: "settled by phone" })).body
      expect(done.timeline).toContainEqual(expect.objectContaining({ kind: "apply", actor }))
      expect(done.timeline.at(-1)).toMatchObject({ kind: "resolved", actor, details: { note: "settled by phone" } })
      const { transaction: refunded } = (await (await held()).act("refund")).body
      expect(refunded.timeline).toContainEqual(expect.objectContaining({ kind: "refund_held", actor }))
      await stage.admin.post("/admin/paynet/installation").send({ is: "moved" }).expect(200)
      const [said] = await stage.sql("select details from paynet_entry where kind = 'installation'")
      expect(said?.details).toEqual({ is: "moved", actor })
    })

    it.each([
      ["a zero byte", "settled\u0000by phone"],
      ["half of a pair", "settled \ud83d by phone"],
      ["an escape", "settled\u001b[31m"],
      ["blanks only", " \n\t  "],
    ])("a note with %s is refused, and the money stays held", async (_what, note) => {
      const { buyer, act } = await held()
      expect((await act("resolve", { note })).status).toBe(400)
      expect(await buyer.ledger()).toMatchObject([{ place: "held" }])
      await act("resolve", { note: "settled\nby phone, \ttoday 👍" }).expect(200)
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
})

import { stall } from "../helpers/attack"
import { paidOrder } from "../helpers/refunds"
import { lira, until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const DOWN = { kind: "status", status: 503, times: "always" } as const

onStage((stage) => {
  const decide = (mode: "approve" | "decline" | "hold") => stage.simulator.control.set({ reversals: { mode } })
  const paynetIsDown = () => stage.simulator.control.set({ services: { "transaction/detail": DOWN, [SEND]: DOWN } })
  const paynetIsUp = () => stage.simulator.control.reset()

  describe("accepted is not done: a refund is followed until Paynet decides", () => {
    it("waits as requested while Paynet's staff reviews, and is approved when they did, once", async () => {
      decide("hold")
      const paid = await paidOrder(stage)
      await paid.refund(149.9).expect(200)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "requested" }])
      expect(await paid.place()).toBe("refunding")
      expect(paid.gone()).toBe("0.00")
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.runJob()
      await paid.runJob()
      expect(await paid.place()).toBe("refunded")
      expect(paid.events("refund.approved")).toHaveLength(1)
      expect(paid.events("refund.requested")).toHaveLength(1)
    })

    it("declined two days later: owed, shown, said; asked again by a click without a new refund in Medusa", async () => {
      decide("hold")
      const paid = await paidOrder(stage, { daysAgo: 2 })
      await paid.refund(50).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      expect(await paid.place()).toBe("held")
      await paid.event("refund.declined")
      expect(await paid.inMedusa()).toBe("50.00")
      expect((await paid.refund(20)).status).toBe(400)
      expect((await stage.admin.post(`/admin/paynet/transactions/${paid.transactionId}/apply`)).status).toBe(400)
      await paid.askAgain().expect(200)
      expect(await paid.place()).toBe("captured")
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.becomes("approved")
      expect(paid.gone()).toBe("50.00")
      expect(await paid.inMedusa()).toBe("50.00")
      expect(await paid.ledger()).toHaveLength(1)
      await paid.refund(99.9).expect(200)
    })

    it("declined: the job asks again by itself, a day later and three times at most", async () => {
      decide("decline")
      const paid = await paidOrder(stage)
      await paid.refund(149.9).expect(200)
      await paid.becomes("declined")
      const [row] = await stage.sql(
        "select due_at > now() + interval '23 hours' as later from paynet_refund where transaction_id = ?",
        [paid.transactionId],
      )
      expect(row).toMatchObject({ later: true })
      for (let day = 0; day < 5; day += 1) {
        await paid.runJob()
        await paid.runJob()
      }
      expect(paid.atPaynet()).toHaveLength(4)
      expect(paid.gone()).toBe("0.00")
      expect(await paid.place()).toBe("held")
    })

    it("a post that says declined is not believed against Paynet's own list", async () => {
      const paid = await paidOrder(stage)
      decide("hold")
      await paid.refund(149.9).expect(200)
      const { token_hash } =
        (await stage.sql("select token_hash from paynet_refund where transaction_id = ?", [paid.transactionId]))[0] ??
        {}
      expect(token_hash).toBeTruthy()
      const url = stage.simulator
        .books()
        .confirmations.find((one) => one.xactId === paid.xactId && one.kind === "reversal")
      expect(url).toBeUndefined()
      await stage.sql("update paynet_refund set hinted = 'declined' where transaction_id = ?", [paid.transactionId])
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "requested" }])
    })

    it("a post that says approved is not believed while Paynet shows nothing of it", async () => {
      stage.simulator.control.set({ reversals: { mode: "hold", listPending: false } })
      const paid = await paidOrder(stage)
      await paid.refund(149.9).expect(200)
      await paid.post("0")
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "requested", hinted: "approved" }])
      expect(await paid.place()).toBe("refunding")
      expect(paid.events("refund.approved")).toHaveLength(0)
    })

    it("a post with a token that nobody has gets 404 and changes nothing", async () => {
      const answer = await stage.http.post(`/hooks/paynet/refunds/${"0".repeat(64)}`).send({ code: "0" })
      expect([answer.status, answer.text]).toEqual([404, ""])
    })

    it("a post whose body never comes rings all the same, and is answered 200", async () => {
      const paid = await paidOrder(stage)
      decide("hold")
      await paid.refund(149.9).expect(200)
      const hook = await paid.hook()
      expect(await stage.simulator.control.approveReversal(paid.xactId)).toMatchObject({ status: 404 })
      expect(await stall(`${stage.url}${hook}`, 12_000)).toBe(200)
      expect(await paid.ledger()).toMatchObject([{ status: "approved" }])
    })

    it("not shown by Paynet for a week: owed, and left to a person", async () => {
      stage.simulator.control.set({ reversals: { mode: "hold", listPending: false } })
      const paid = await paidOrder(stage)
      await paid.refund(149.9).expect(200)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "requested" }])
      await stage.sql("update paynet_refund set requested_at = now() - interval '8 days' where transaction_id = ?", [
        paid.transactionId,
      ])
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "declined", due_at: null }])
      await stage.admin
        .post(`/admin/paynet/transactions/${paid.transactionId}/resolve`)
        .send({ note: "Havale ile ödendi" })
        .expect(200)
      expect(await paid.place()).toBe("resolved")
      expect(paid.atPaynet()).toHaveLength(1)
    })
  })

  describe("refund due: what Medusa says was given back and was not", () => {
    it("an order canceled while Paynet is down: due, shown, given back once when Paynet is up again", async () => {
      const paid = await paidOrder(stage)
      paynetIsDown()
      await paid.cancel()
      await paid.becomes("due")
      await paid.event("refund.due")
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "due" }])
      paynetIsUp()
      await paid.runJob()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(paid.gone()).toBe("149.90")
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.place()).toBe("refunded")
      expect(await paid.ledger()).toHaveLength(1)
      expect(paid.events("refund.due")).toHaveLength(1)
    })

    it("given back by a click before the job's turn", async () => {
      const paid = await paidOrder(stage)
      paynetIsDown()
      await paid.cancel()
      await paid.becomes("due")
      paynetIsUp()
      await paid.askAgain().expect(200)
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
    })

    it("nobody heard of the cancel: the sweep finds it by the facts", async () => {
      const paid = await paidOrder(stage)
      paynetIsDown()
      await paid.cancel()
      await paid.becomes("due")
      await stage.sql("delete from paynet_refund where transaction_id = ?", [paid.transactionId])
      paynetIsUp()
      await stage.runSweep()
      await paid.becomes("due")
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it("a part went back before: only the rest is due", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(49.9).expect(200)
      paynetIsDown()
      await paid.cancel()
      expect(await paid.becomes("due")).toMatchObject({ amount: "100.00" })
      paynetIsUp()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["49.90", "100.00"])
      expect(await paid.inMedusa()).toBe("149.90")
    })

    it("an admin's refund that failed visibly is dead: nothing sends it by itself", async () => {
      const paid = await paidOrder(stage)
      paynetIsDown()
      expect((await paid.refund(149.9)).status).toBe(400)
      paynetIsUp()
      await paid.runJob()
      await stage.runSweep()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.place()).toBe("captured")
    })

    it("canceled in the same moment as paid: the money is on no order that stands, and goes back", async () => {
      const paid = await paidOrder(stage)
      await stage.sql("update paynet_transaction set place = 'seen' where id = ?", [paid.transactionId])
      await paid.cancel()
      await paid.becomes("approved")
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
    })
  })

  describe("given back in Paynet's own panel, or by a chargeback", () => {
    it("all of it: reversed, said once, never refunded again", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.reverse(paid.xactId)
      const { status, body } = await paid.refund(149.9)
      expect(status).toBe(400)
      expect(body.message).toContain("refunded already")
      expect(await paid.place()).toBe("refunded")
      await paid.event("payment.reversed")
      expect((await paid.refund(149.9)).status).toBe(400)
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it("a part of it: counted, and only what is left can go back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      expect((await paid.refund(120)).status).toBe(400)
      expect((await paid.refund(120)).body.message).toContain("99,90 TL")
      await paid.refund(99.9).expect(200)
      expect(paid.gone()).toBe("149.90")
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      expect(paid.events("payment.reversed")).toHaveLength(1)
    })

    it("a part of it, and nobody asks: the daily read of Paynet's reversals finds it, once", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      for (let day = 0; day < 2; day += 1) {
        await stage.sql("delete from paynet_setting where id = 'sweep'")
        await stage.runSweep()
      }
      expect(await paid.ledger()).toMatchObject([{ origin: "paynet", amount: "50.00", status: "approved" }])
      await paid.event("payment.reversed")
      expect(paid.events("payment.reversed")).toHaveLength(1)
      expect(await paid.place()).toBe("captured")
    })

    it("our own part, which Paynet marks as reversed, is not mistaken for the panel's", async () => {
      stage.simulator.control.set({ reversals: { partialMarksReversed: true } })
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await stage.runSweep()
      expect(await paid.place()).toBe("captured")
      expect(paid.events("payment.reversed")).toHaveLength(0)
      await paid.refund(99.9).expect(200)
      expect(paid.gone()).toBe("149.90")
    })

    it("the list names the sale where it names the reversal elsewhere: the same refunds are found", async () => {
      stage.simulator.control.set({ reversals: { listXactId: "sale" } })
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await paid.becomes("approved")
      await paid.refund(99.9).expect(200)
      await until(async () => (await paid.place()) === "refunded")
    })
  })

  describe("an order with several payments", () => {
    it("each refund goes to the charge of its own payment", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const { body } = await stage.admin.post("/admin/order-edits").send({ order_id: paid.orderId }).expect(200)
      await stage.admin
        .post(`/admin/order-edits/${body.order_change.order_id}/items`)
        .send({ items: [{ variant_id: stage.seed.variants.shirt, quantity: 1 }] })
        .expect(200)
      await stage.admin.post(`/admin/order-edits/${paid.orderId}/confirm`).expect(200)
      const sent = await stage.admin.post(`/admin/paynet/orders/${paid.orderId}/paylinks`).send({}).expect(200)
      stage.simulator.control.set({ clock: { offsetMs: -24 * 60 * 60_000 } })
      const second = await stage.simulator.pay(sent.body.paylink.url)
      await second.confirmation
      stage.simulator.control.set({ clock: { offsetMs: 0 } })
      const [row] = await until(async () => {
        const rows = await stage.sql(
          "select payment_id from paynet_transaction where xact_id = ? and place = 'captured'",
          [second.xactId],
        )
        return rows.length ? rows : null
      })
      await stage.admin.post(`/admin/payments/${row?.payment_id}/refund`).send({ amount: 30 }).expect(200)
      expect(paid.atPaynet()).toEqual([])
      const { reversals } = stage.simulator.books()
      expect(reversals.filter((one) => one.xactId === second.xactId).map((one) => one.amount)).toEqual(["30.00"])
      await paid.cancel()
      expect(paid.gone()).toBe("149.90")
      const charge = stage.simulator.books().transactions.find((one) => one.xactId === second.xactId)
      expect(charge?.refunded).toBe(charge?.amount)
      expect(lira(charge?.amount)).toBe(sent.body.paylink.amount)
    })
  })
})

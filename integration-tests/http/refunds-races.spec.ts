import { Modules } from "@medusajs/framework/utils"
import { paidOrder } from "../helpers/refunds"
import { lira } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const A_DAY = 24 * 60 + 1
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

onStage((stage) => {
  const { set } = { set: (patch: object) => stage.simulator.control.set(patch) }
  const payments = () => stage.container.resolve(Modules.PAYMENT)

  describe("one refund of Medusa's for one refund of Paynet's, whoever meets", () => {
    it("two admins, one sum: while Paynet's answer is on its way the second is not answered with the first's refund", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" }, services: { [SEND]: { kind: "drip", ms: 1500 } } })
      const first = paid.refund(50).then((answer) => answer)
      await paid.becomes("asked")
      await sleep(300)
      const second = await paid.refund(50)
      expect([(await first).status, second.status]).toEqual([200, 400])
      expect(second.body.message).toContain("under way")
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("Paynet carries out two parts at one moment: all of it is gone, and its place says so", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" } })
      await paid.refund(50).expect(200)
      await paid.refund(99.9).expect(200)
      expect(await paid.place()).toBe("refunding")
      await stage.sql("update paynet_refund set token_hash = id where transaction_id = ?", [paid.transactionId])
      await stage.simulator.control.approveReversal(paid.xactId)
      const writing = await stage.holdTable("paynet_transaction")
      const posts = paid.postAll("0")
      await sleep(1500)
      await writing.release()
      await posts
      expect(await paid.ledger()).toMatchObject([{ status: "approved" }, { status: "approved" }])
      expect(await paid.place()).toBe("refunded")
    })

    it("a change of the order is open: Medusa could not write the refund down, so no money goes", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await stage.admin.post("/admin/order-edits").send({ order_id: paid.orderId }).expect(200)
      const { status, body } = await paid.refund(50)
      expect([status, body.message]).toEqual([400, expect.stringContaining("while a change of it is open")])
      await stage.admin.post(`/admin/orders/${paid.orderId}/cancel`)
      expect(paid.atPaynet()).toEqual([])
      await stage.admin.delete(`/admin/order-edits/${paid.orderId}`).expect(200)
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.order()).toMatchObject({ payment_status: "partially_refunded", pending: 0 })
    })

    it("Paynet's post comes three times beside the job, just when a lost refund is booked: booked once, sent never again", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.becomes("approved")
      await paid.age(11)
      await Promise.all([paid.post("0", 3), paid.runJob()])
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("an admin tries again at the very moment when a lost refund is booked by itself", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.becomes("approved")
      await paid.age(11)
      await Promise.all([paid.runJob(), paid.refund(50), paid.post("0")])
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("declined before Medusa had it: nobody was promised anything, so nothing is asked again by itself", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" }, services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "requested", medusa_refund_id: null }])
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("failed")
      await paid.runJob()
      expect(paid.atPaynet()).toHaveLength(1)
      expect(await paid.place()).toBe("captured")
      expect(await paid.inMedusa()).toBe("0.00")
    })
  })

  describe("Paynet's posts ring, they do not ask again", () => {
    it("declined, and said three times: asked again tomorrow, not at once", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" } })
      await paid.refund(50).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      await paid.post("1", 3)
      await paid.post("1")
      await stage.runJob()
      await sleep(2500)
      expect(paid.atPaynet()).toHaveLength(1)
    })

    it("declined after it had looked approved: owed again", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold", listPending: true } })
      await paid.refund(50).expect(200)
      await stage.sql("update paynet_refund set status = 'approved', due_at = null where transaction_id = ?", [
        paid.transactionId,
      ])
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      expect(await paid.place()).toBe("held")
      await paid.event("refund.declined")
    })

    it("a day's tries end, also when Paynet refuses each of them at once", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "decline" } })
      await paid.refund(50).expect(200)
      await paid.becomes("declined")
      set({ services: { [SEND]: { kind: "code", code: 1, times: "always" } } })
      for (let day = 0; day < 6; day += 1) await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "declined", due_at: null }])
      const asked = await stage.sql("select id from paynet_entry where kind = 'refund_asked' and transaction_id = ?", [
        paid.transactionId,
      ])
      expect(asked).toHaveLength(4)
    })

    it("listed and not decided for a week: a person is told, a click sends nothing twice, and it can be resolved", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" } })
      await paid.refund(50).expect(200)
      await stage.sql("update paynet_refund set requested_at = now() - interval '8 days' where transaction_id = ?", [
        paid.transactionId,
      ])
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "declined", due_at: null }])
      const { status, body } = await paid.askAgain()
      expect([status, body.message]).toEqual([400, expect.stringContaining("has not decided")])
      expect(paid.atPaynet()).toHaveLength(1)
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.becomes("approved")
      expect(await paid.place()).toBe("captured")
    })
  })

  describe("a refund that Paynet declined stays owed until it is given", () => {
    const declined = async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ reversals: { mode: "hold" } })
      await paid.refund(50).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      return paid
    }

    it("asked again, lost before the effect: owed again, and Medusa's refund stands", async () => {
      const paid = await declined()
      set({ services: { [SEND]: { kind: "reset-before" } } })
      expect((await paid.askAgain()).status).toBe(400)
      await paid.age(A_DAY)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "declined" }])
      expect(await paid.place()).toBe("held")
      expect(await paid.inMedusa()).toBe("50.00")
      await paid.askAgain().expect(200)
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.becomes("approved")
      expect(paid.gone()).toBe("50.00")
    })

    it("asked again, lost after the effect: another refund of the same sum is not answered with it", async () => {
      const paid = await declined()
      set({ services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.askAgain()).status).toBe(400)
      expect((await paid.refund(50)).status).toBe(400)
      expect(await paid.inMedusa()).toBe("50.00")
      expect(paid.atPaynet()).toHaveLength(2)
      expect(await paid.ledger()).toMatchObject([{ status: "requested" }])
    })

    it("given back in Paynet's panel instead, and nobody says so: the daily read finds it", async () => {
      const paid = await declined()
      stage.simulator.control.reverse(paid.xactId, "50.00")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      await paid.becomes("approved")
      expect(await paid.place()).toBe("captured")
      expect(paid.events("payment.reversed")).toHaveLength(0)
    })
  })

  describe("a process is killed in the middle of a refund", () => {
    it("Medusa wrote its refund and asked nobody: taken out of its books, and it can be refunded again", async () => {
      const paid = await paidOrder(stage)
      await paid.halfOfMedusa(149.9, 11)
      expect(await paid.inMedusa()).toBe("149.90")
      await stage.runSweep()
      expect(await paid.inMedusa()).toBe("0.00")
      await paid.refund(149.9).expect(200)
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.order()).toMatchObject({ payment_status: "refunded", pending: 0 })
    })

    it("the same, and the order is canceled then: the money is due, not forgotten", async () => {
      const paid = await paidOrder(stage)
      await paid.halfOfMedusa(149.9, 11)
      await paid.cancel()
      await stage.runSweep()
      await paid.becomes("due")
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.order()).toMatchObject({ payment_status: "refunded", pending: 0 })
    })

    it("a refund that is being asked at this moment is left alone", async () => {
      const paid = await paidOrder(stage)
      await paid.halfOfMedusa(149.9, 3)
      await stage.runSweep()
      expect(await paid.inMedusa()).toBe("149.90")
    })

    const killedBeforeAsking = async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      set({ services: { [SEND]: { kind: "code", code: 1 } } })
      expect((await paid.refund(50)).status).toBe(400)
      const half = await paid.halfOfMedusa(50, 11)
      await stage.sql(
        "update paynet_refund set status = 'asked', medusa_refund_id = ?, due_at = now() + interval '1 hour' where transaction_id = ?",
        [half, paid.transactionId],
      )
      return paid
    }

    it("our row was written and Paynet not asked: the retry sends once, and Medusa has one refund", async () => {
      const paid = await killedBeforeAsking()
      await paid.age(A_DAY)
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("the same, and sweeps come before that is known: no book of Medusa's counts it, then or after", async () => {
      const paid = await killedBeforeAsking()
      await stage.runSweep()
      expect(await paid.order()).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
      await paid.age(A_DAY)
      await paid.runJob()
      await stage.runSweep()
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
      expect(await paid.order()).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
    })

    it("Paynet accepted and our row does not say so: the retry is refused, not answered with it", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await paid.becomes("approved")
      await stage.sql("update paynet_refund set status = 'asked', requested_at = null where transaction_id = ?", [
        paid.transactionId,
      ])
      await paid.age(11)
      const retry = await paid.refund(50)
      expect([retry.status, retry.body.message]).toEqual([400, expect.stringContaining("accepted after all")])
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it.each([
      ["a part", 50, "partially_refunded"],
      ["the whole", 149.9, "refunded"],
    ])("Medusa's payment has the refund of %s, its order has not: the order follows", async (_what, amount, status) => {
      const paid = await paidOrder(stage, YESTERDAY)
      await payments().refundPayment({ payment_id: paid.paymentId, amount })
      await paid.becomes("approved")
      await stage.sql("update refund set created_at = created_at - interval '11 minutes' where payment_id = ?", [
        paid.paymentId,
      ])
      await stage.sql("update payment_collection set refunded_amount = 0, raw_refunded_amount = null where id = ?", [
        paid.buyer.collectionId,
      ])
      await stage.runSweep()
      await stage.runSweep()
      expect(await paid.order()).toMatchObject({ payment_status: status, pending: 0, transactions: 2 })
      expect(paid.atPaynet()).toEqual([lira(amount)])
    })
  })
})

import { Modules } from "@medusajs/framework/utils"
import { dying, letProcessesDie } from "../helpers/death"
import { paidOrder } from "../helpers/refunds"
import { until } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const BLOCKED = "from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"

type Paid = Awaited<ReturnType<typeof paidOrder>>

onStage((stage) => {
  const loseAnswer = () => stage.simulator.control.set({ services: { [SEND]: { kind: "reset-after" } } })
  const holdDecisions = () => stage.simulator.control.set({ reversals: { mode: "hold" } })

  const sweepLater = async (paid: Paid): Promise<void> => {
    await stage.sql("update refund set created_at = created_at - interval '11 minutes' where payment_id = ?", [
      paid.paymentId,
    ])
    await stage.runSweep()
  }
  const account = async (paid: Paid): Promise<number> => {
    const { body } = await stage.admin.get(`/admin/orders/${paid.orderId}?fields=*transactions`).expect(200)
    return body.order.transactions.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0)
  }

  describe("killed in the middle of a refund", () => {
    it("Medusa has written its refund and we nothing: it is taken out again, and the money can go back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const putBack = await letProcessesDie(stage)
      const { mortal } = await dying({ effect: 0, done: true }, async () => paid.refund(50))
      putBack()
      expect(mortal.diedAt).toBeTruthy()
      await stage.runSweep()
      expect(await paid.inMedusa()).toBe("50.00")
      expect(await paid.ledger()).toEqual([])
      await sweepLater(paid)
      expect(await paid.inMedusa()).toBe("0.00")
      expect(paid.atPaynet()).toEqual([])
      await paid.refund(149.9).expect(200)
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await account(paid)).toBe(0)
    })

    it("given back, and the order's account does not know: it is written there, once, and nothing is owed", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const statement = await stage.holdTable("order_transaction")
      const asking = paid.refund(50).then((answer) => answer)
      await until(async () => (await stage.sql(`select 1 ${BLOCKED}`)).length > 0)
      await stage.sql(`select pg_terminate_backend(pid) ${BLOCKED}`)
      await statement.release()
      expect((await asking).status).toBe(500)
      expect(await account(paid)).toBe(149.9)
      await sweepLater(paid)
      await sweepLater(paid)
      expect(await account(paid)).toBe(99.9)
      expect(await paid.order()).toMatchObject({ total: 99.9, pending: 0 })
      expect(paid.atPaynet()).toEqual(["50.00"])
    })
  })

  describe("Medusa writes its own sum into the order for whatever the order does not know yet", () => {
    it("a refund that never happened, and the next one: only the next one is left", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.halfOfMedusa(50, 5)
      await paid.refund(30).expect(200)
      expect(await account(paid)).toBe(89.9)
      await sweepLater(paid)
      expect(await account(paid)).toBe(119.9)
      expect(await paid.inMedusa()).toBe("30.00")
      expect(await paid.order()).toMatchObject({ total: 119.9, pending: 0, payment_status: "partially_refunded" })
      expect(paid.atPaynet()).toEqual(["30.00"])
    })

    it("one that happened and was not written, and the next one: both are there with their own sums", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await stage.container.resolve(Modules.PAYMENT).refundPayment({ payment_id: paid.paymentId, amount: 50 })
      expect((await paid.refund(30)).body.message).toContain("just writing down another refund")
      await paid.becomes("approved")
      await paid.age(3)
      await paid.refund(30).expect(200)
      await sweepLater(paid)
      await sweepLater(paid)
      expect(await account(paid)).toBe(69.9)
      expect(await paid.inMedusa()).toBe("80.00")
      expect(await paid.order()).toMatchObject({ total: 69.9, pending: 0 })
      expect(paid.atPaynet()).toEqual(["50.00", "30.00"])
    })
  })

  it("accepted unseen and then declined: it is over, nothing is owed, and the same sum can go back", async () => {
    holdDecisions()
    const paid = await paidOrder(stage, YESTERDAY)
    loseAnswer()
    expect((await paid.refund(50)).status).toBe(400)
    await paid.runJob()
    expect(await paid.ledger()).toMatchObject([{ status: "requested", medusa_refund_id: null }])
    await stage.simulator.control.declineReversal(paid.xactId)
    await paid.event("refund.declined")
    expect(await paid.ledger()).toMatchObject([{ status: "failed" }])
    expect(await paid.place()).toBe("captured")
    expect(await paid.inMedusa()).toBe("0.00")
    await paid.refund(50).expect(200)
    expect(await paid.inMedusa()).toBe("50.00")
  })

  describe("Medusa wrote a refund that it asked nobody for, and Paynet's panel gave something back", () => {
    it("the same sum: it stands for that, in every book", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      await paid.halfOfMedusa(50, 11)
      await sweepLater(paid)
      expect(await paid.inMedusa()).toBe("50.00")
      expect(await account(paid)).toBeCloseTo(99.9)
      await paid.refund(99.9).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      expect(await paid.order()).toMatchObject({ total: 0, pending: 0 })
    })

    it("less than that: it is taken out, and what is left can go back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      await paid.halfOfMedusa(149.9, 11)
      await sweepLater(paid)
      expect(await paid.inMedusa()).toBe("0.00")
      await paid.refund(99.9).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
    })
  })

  describe("what Paynet declined is given back by hand in its panel", () => {
    it("a part of it: only the rest is asked for, and nothing goes back twice", async () => {
      holdDecisions()
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(149.9).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      stage.simulator.control.reverse(paid.xactId, "50.00")
      expect((await paid.askAgain()).body.message).toContain("did not ask for")
      expect(await paid.place()).toBe("held")
      await paid.askAgain().expect(200)
      await stage.simulator.control.approveReversal(paid.xactId)
      await until(async () => (await paid.place()) === "refunded")
      expect(paid.gone()).toBe("149.90")
      expect(paid.atPaynet().sort()).toEqual(["149.90", "50.00", "99.90"])
      expect(paid.asWritten()).toEqual([null, "9990"])
      expect((await paid.ledger()).map((one) => one.amount).sort()).toEqual(["50.00", "99.90"])
      expect(await paid.inMedusa()).toBe("149.90")
    })

    it("all of it, in two parts: it is done, and nothing is asked for", async () => {
      holdDecisions()
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(149.9).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      stage.simulator.control.reverse(paid.xactId, "50.00")
      stage.simulator.control.reverse(paid.xactId, "99.90")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      expect(await paid.place()).toBe("refunded")
      await paid.runJob()
      expect(paid.atPaynet().sort()).toEqual(["149.90", "50.00", "99.90"])
      expect(await paid.inMedusa()).toBe("149.90")
    })
  })

  it("all of it goes back in Paynet's panel while an answer is waited for: the ledger says all of it", async () => {
    const paid = await paidOrder(stage, YESTERDAY)
    stage.simulator.control.set({ services: { [SEND]: { kind: "reset-before" } } })
    expect((await paid.refund(50)).status).toBe(400)
    stage.simulator.control.reverse(paid.xactId)
    await paid.runJob()
    await paid.age(24 * 60 + 1)
    await paid.runJob()
    expect(await paid.ledger()).toMatchObject([
      { status: "failed", amount: "50.00" },
      { origin: "paynet", status: "approved", amount: "149.90" },
    ])
    expect(await paid.place()).toBe("refunded")
  })
})

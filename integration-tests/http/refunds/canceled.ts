import { anotherProcess } from "../../helpers/another-process"
import { paidOrder } from "../../helpers/refunds"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const DOWN = { kind: "status", status: 503, times: "always" } as const

export const canceled = (stage: Stage): void => {
  const down = () => stage.simulator.control.set({ services: { "transaction/detail": DOWN, [SEND]: DOWN } })
  const up = () => stage.simulator.control.reset()
  const lose = (kind: "reset-before" | "reset-after") => stage.simulator.control.set({ services: { [SEND]: { kind } } })

  describe("an order that is canceled gets all of its payment back, once", () => {
    const canceledWhileDown = async (options: Parameters<typeof paidOrder>[1] = {}) => {
      const paid = await paidOrder(stage, options)
      down()
      await paid.cancel()
      await paid.becomes("due")
      up()
      return paid
    }
    const allGone = { payment_status: "refunded", pending: 0, total: 0 }

    it("the order's account ends as after any other cancel, to the kuruş", async () => {
      const normal = await paidOrder(stage)
      await normal.cancel()
      expect(await normal.order()).toMatchObject(allGone)
      const paid = await canceledWhileDown()
      await paid.runJob()
      const { id: _, display_id: __, ...account } = (await normal.order()) ?? {}
      expect(await paid.order()).toMatchObject(account)
      await stage.runSweep()
      expect(await paid.order()).toMatchObject(account)
    })

    it("12.012 lira: nothing of it stays in Medusa's books", async () => {
      const paid = await canceledWhileDown({ item: "thirds" })
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["12.01"])
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("what is due is all of it, also while Medusa has a refund in its books that is being refused", async () => {
      const paid = await canceledWhileDown()
      await stage.sql("delete from paynet_refund where transaction_id = ?", [paid.transactionId])
      const half = await paid.halfOfMedusa(50, 0)
      await stage.runSweep()
      expect(await paid.ledger()).toMatchObject([{ status: "due", amount: "149.90", whole: true }])
      await stage.sql("delete from refund where id = ?", [half])
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("a refund in Medusa is refused in words: it would give the money back and answer with an error", async () => {
      const paid = await canceledWhileDown()
      const { status, body } = await paid.refund(149.9)
      expect([status, body.message]).toEqual([400, expect.stringContaining("This order is canceled")])
      expect(paid.atPaynet()).toEqual([])
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("due, and a person gave it back in another way: resolved, and never sent", async () => {
      const paid = await canceledWhileDown()
      const { body } = await stage.admin.get(`/admin/paynet/transactions/${paid.transactionId}`).expect(200)
      expect(body.transaction.actions).toEqual(["refund", "resolve"])
      await stage.admin
        .post(`/admin/paynet/transactions/${paid.transactionId}/resolve`)
        .send({ note: "Havale ile ödendi" })
        .expect(200)
      await paid.runJob()
      await stage.runSweep()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.place()).toBe("resolved")
      expect(await paid.ledger()).toMatchObject([{ status: "resolved" }])
    })

    it("due, and given back by hand in Paynet's panel: that was it, and Medusa's books say so", async () => {
      const paid = await canceledWhileDown()
      stage.simulator.control.reverse(paid.xactId)
      await stage.runSweep()
      await paid.runJob()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.ledger()).toMatchObject([{ status: "approved" }])
      expect(await paid.place()).toBe("refunded")
      expect(paid.events("payment.reversed")).toHaveLength(0)
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("due, sent, and the answer lost before the effect: still the same debt, said once, given back once", async () => {
      const paid = await canceledWhileDown()
      lose("reset-before")
      await paid.runJob()
      await paid.age(24 * 60 + 1)
      await paid.runJob()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.ledger()).toHaveLength(1)
      expect(paid.events("refund.due")).toHaveLength(1)
      expect(await paid.order()).toMatchObject(allGone)
    })

    it.each([
      ["and Paynet did it", "reset-after", ["50.00", "99.90"]],
      ["and Paynet did nothing", "reset-before", ["149.90"]],
    ] as const)("canceled while a part's answer is lost, %s: all of it goes back, once", async (_what, kind, sums) => {
      const paid = await paidOrder(stage, YESTERDAY)
      lose(kind)
      expect((await paid.refund(50)).status).toBe(400)
      await paid.cancel()
      for (let turn = 0; turn < 4; turn += 1) {
        await paid.runJob()
        await paid.age(24 * 60 + 1)
      }
      expect(paid.atPaynet()).toEqual(sums)
      expect(paid.gone()).toBe("149.90")
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.order()).toMatchObject(allGone)
      expect(await paid.place()).toBe("refunded")
    })

    it.each(["reset-after", "reset-before"] as const)(
      "canceled after the whole's answer was lost (%s): sent once",
      async (kind) => {
        const paid = await paidOrder(stage)
        lose(kind)
        expect((await paid.refund(149.9)).status).toBe(400)
        await paid.cancel()
        await paid.runJob()
        expect(paid.atPaynet()).toEqual(["149.90"])
        expect(await paid.order()).toMatchObject(allGone)
      },
    )

    const canceledAfterDecline = async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.set({ reversals: { mode: "hold" } })
      await paid.refund(50).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      await paid.cancel()
      up()
      return paid
    }

    it("canceled after a declined part: the part waits for its click, the rest is due after it", async () => {
      const paid = await canceledAfterDecline()
      await paid.askAgain().expect(200)
      await paid.becomes("due")
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00", "50.00", "99.90"])
      expect(paid.gone()).toBe("149.90")
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("canceled long ago, after a declined part that a person settled now: the rest is due at once", async () => {
      const paid = await canceledAfterDecline()
      await stage.sql("update \"order\" set canceled_at = now() - interval '40 days' where id = ?", [paid.orderId])
      await stage.admin
        .post(`/admin/paynet/transactions/${paid.transactionId}/resolve`)
        .send({ note: "Havale ile ödendi" })
        .expect(200)
      await paid.becomes("due")
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("canceled after a part went back in Paynet's panel: only the rest goes, and Medusa's books close", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      await paid.cancel()
      expect(await paid.becomes("due")).toMatchObject({ amount: "99.90" })
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      expect(paid.asWritten()).toEqual(["9990"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.order()).toMatchObject(allGone)
    })

    it("is given back though links keep the job busy for all of its time", async () => {
      const paid = await canceledWhileDown()
      const { reference } = await (await shopper(stage)).openLink()
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      await stage.sql("update paynet_refund set due_at = now() - interval '1 second' where due_at is not null")
      stage.simulator.control.set({ services: { "transaction/check": { kind: "delay", ms: 1_500 } } })
      const { attendDue } = require("../../../.medusa/server/src/payments/attend")
      await attendDue(await anotherProcess(stage), 1_000)
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it("in a copy of the store: the first one's money is not touched, and nothing of it is due here", async () => {
      const paid = await canceledWhileDown()
      const other = await paidOrder(stage)
      await stage.admin.post("/admin/paynet/installation").send({ is: "copy" }).expect(200)
      await stage.runJob()
      await stage.runSweep()
      expect((await other.refund(149.9)).body.message).toContain("copied from")
      await other.cancel()
      await stage.runSweep()
      await stage.runJob()
      expect([...paid.atPaynet(), ...other.atPaynet()]).toEqual([])
      expect(await other.ledger()).toEqual([])
    })

    it("held money of which a part went back is no whole payment: it is not booked as one", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await buyer.addItem().expect(200)
      const { xactId, confirmation } = await stage.simulator.pay(url, { force: true })
      await confirmation
      const { id } = await buyer.money("held")
      stage.simulator.control.reverse(xactId, "50.00")
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      const { status, body } = await stage.admin.post(`/admin/paynet/transactions/${id}/apply`)
      expect([status, body.message]).toEqual([400, expect.stringContaining("A part of this money went back")])
    })
  })
}

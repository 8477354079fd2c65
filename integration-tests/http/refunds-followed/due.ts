import { paidOrder } from "../../helpers/refunds"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const DOWN = { kind: "status", status: 503, times: "always" } as const

export const due = (stage: Stage): void => {
  const paynetIsDown = () => stage.simulator.control.set({ services: { "transaction/detail": DOWN, [SEND]: DOWN } })
  const paynetIsUp = () => stage.simulator.control.reset()

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

    it("a part on the day of the sale, which a person gives back in Paynet's panel: found that day", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.reverse(paid.xactId, "49.90")
      await paid.cancel()
      expect(await paid.becomes("due")).toMatchObject({ amount: "100.00" })
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["49.90"])
      stage.simulator.control.reverse(paid.xactId, "100.00")
      await paid.runJob()
      await paid.runJob()
      expect((await paid.ledger()).map(({ status, amount }) => [status, amount])).toEqual([
        ["approved", "49.90"],
        ["approved", "100.00"],
      ])
      expect(paid.atPaynet()).toEqual(["49.90", "100.00"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.place()).toBe("refunded")
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
}

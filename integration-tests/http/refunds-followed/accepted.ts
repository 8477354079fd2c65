import { anotherProcess } from "../../helpers/another-process"
import { stall } from "../../helpers/attack"
import { paidOrder } from "../../helpers/refunds"
import type { Stage } from "../../helpers/stage"

export const accepted = (stage: Stage): void => {
  const decide = (mode: "approve" | "decline" | "hold") => stage.simulator.control.set({ reversals: { mode } })

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
      await paid.event("refund.approved")
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

    it("its answer was lost, and whoever books it in Medusa waits for who is at it: the order has it once", async () => {
      stage.simulator.control.set({ services: { "transaction/reversed_request": { kind: "reset-after" } } })
      const paid = await paidOrder(stage, { daysAgo: 1 })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.runJob()
      await paid.becomes("approved")
      await paid.age(11)
      const { followRefund } = require("../../../.medusa/server/src/payments/follow-refund")
      const [{ id } = {}] = await stage.sql("select id from paynet_refund where transaction_id = ?", [
        paid.transactionId,
      ])
      const locking = stage.container.resolve("locking")
      await locking.acquire(`paynet:${id}`, { ownerId: "another", expire: 20 })
      const processes = [await anotherProcess(stage), await anotherProcess(stage)]
      const booking = Promise.all(processes.map((ctx) => followRefund(ctx, id, "look")))
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect(await paid.inMedusa()).toBe("0.00")
      await locking.release(`paynet:${id}`, { ownerId: "another" })
      await booking
      expect(await paid.inMedusa()).toBe("50.00")
      expect(await paid.order()).toMatchObject({ payment_status: "partially_refunded", transactions: 2 })
      expect(paid.atPaynet()).toEqual(["50.00"])
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
}

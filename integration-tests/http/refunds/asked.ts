import { paidOrder } from "../../helpers/refunds"
import { lira } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const A_DAY = 24 * 60 + 1

export const asked = (stage: Stage): void => {
  const istanbul = (time: string) => new Date(`${time}+03:00`)
  const todayAt = (time: string) => {
    const day = new Date(Date.now() + 3 * 60 * 60_000).toISOString().slice(0, 10)
    return istanbul(`${day}T${time}`)
  }

  describe("on the day of the sale Paynet only cancels the whole payment", () => {
    it("the whole sum: asked without an amount, accepted, approved, in every book", async () => {
      const paid = await paidOrder(stage)
      await paid.refund(149.9).expect(200)
      await paid.becomes("approved")
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(paid.asWritten()).toEqual([null])
      expect(paid.gone()).toBe("149.90")
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.place()).toBe("refunded")
      expect(await paid.order()).toMatchObject({ payment_status: "refunded", pending: 0 })
      await paid.event("refund.requested")
      await paid.event("refund.approved")
    })

    it.each([
      ["a part", 100],
      ["a kuruş less", 149.89],
    ])("%s: refused in a sentence that a merchant understands, nothing sent, nothing booked", async (_what, amount) => {
      const paid = await paidOrder(stage)
      const { status, body } = await paid.refund(amount)
      expect(status).toBe(400)
      expect(body.message).toBe(
        "Partial refunds are possible from tomorrow; today Paynet can only cancel the whole payment of 149,90 TL. Nothing was refunded.",
      )
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
      expect(await paid.place()).toBe("captured")
    })

    it("an unreadable date counts as today: the whole goes back, a part does not", async () => {
      const paid = await paidOrder(stage, { ...YESTERDAY, xactDate: "04/03/2026" })
      expect((await paid.refund(50)).body.message).toMatch(/from tomorrow/)
      await paid.refund(149.9).expect(200)
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it("sold a minute before midnight in Istanbul: a part goes back a minute later", async () => {
      const paid = await paidOrder(stage, { soldAt: new Date(todayAt("00:00:00").getTime() - 60_000) })
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00"])
    })

    it("sold a minute after midnight in Istanbul, which is yesterday in UTC: it is still the day of sale", async () => {
      const paid = await paidOrder(stage, { soldAt: todayAt("00:01:00") })
      expect((await paid.refund(50)).status).toBe(400)
      expect(paid.atPaynet()).toEqual([])
    })
  })

  describe("from the next day on parts go back, exact to the kuruş", () => {
    it("two parts, one kuruş too much, and then the rest", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(49.9).expect(200)
      await paid.refund(60.01).expect(200)
      expect(await paid.place()).toBe("captured")
      const tooMuch = await paid.refund(40)
      expect(tooMuch.status).toBe(400)
      expect(tooMuch.body.message).toContain("39,99 TL of it is left")
      expect(await paid.inMedusa()).toBe("109.91")
      await paid.refund(39.99).expect(200)
      expect(paid.atPaynet()).toEqual(["49.90", "60.01", "39.99"])
      expect(paid.asWritten()).toEqual(["4990", "6001", "3999"])
      expect(paid.gone()).toBe("149.90")
      expect(await paid.inMedusa()).toBe("149.90")
      await paid.becomes("approved")
      await paid.runJob()
      expect(await paid.place()).toBe("refunded")
      expect(await paid.order()).toMatchObject({ payment_status: "refunded", pending: 0 })
    })

    it("12.012 lira, charged as 12.01, goes back as 6.006 twice: 6.01 and 6.00", async () => {
      const paid = await paidOrder(stage, { ...YESTERDAY, item: "thirds" })
      await paid.refund(6.006).expect(200)
      await paid.refund(6.006).expect(200)
      expect(paid.atPaynet()).toEqual(["6.01", "6.00"])
      expect(paid.gone()).toBe("12.01")
      expect(await paid.inMedusa()).toBe("12.01")
    })

    it("12.012 lira goes back at once as 12.01", async () => {
      const paid = await paidOrder(stage, { item: "thirds" })
      await paid.refund(12.012).expect(200)
      expect(paid.atPaynet()).toEqual(["12.01"])
    })

    it("less than a kuruş is refused: Paynet reads 0 as everything", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const { status, body } = await paid.refund(0.004)
      expect(status).toBe(400)
      expect(body.message).toContain("at least one kuruş")
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
    })

    it("more than the payment is refused", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      expect((await paid.refund(149.91)).status).toBe(400)
      expect(paid.atPaynet()).toEqual([])
    })

    it("two admins at the same instant: one refund each, or one; never more than was asked and accepted", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const answers = await Promise.all([paid.refund(100), paid.refund(100)])
      expect(answers.map((one) => one.status).sort()).toEqual([200, 400])
      expect(paid.atPaynet()).toEqual(["100.00"])
      expect(await paid.inMedusa()).toBe("100.00")
    })

    it("two admins, two parts that both fit: what was answered 200 is what went back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const answers = await Promise.all([paid.refund(30), paid.refund(30)])
      const accepted = answers.filter((one) => one.status === 200).length
      expect(accepted).toBeGreaterThan(0)
      expect(paid.gone()).toBe(lira(30 * accepted))
      expect(await paid.inMedusa()).toBe(lira(30 * accepted))
    })

    it("two admins, and the second one was let through before the first was written down: it is refused unsent", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const { control } = stage.simulator
      const second = control.hold("transaction/detail")
      const late = paid.refund(30).then((answer) => answer)
      await second.reached
      const first = control.hold(SEND)
      const early = paid.refund(30).then((answer) => answer)
      await first.reached
      second.release()
      const { status, body } = await late
      expect([status, body.message]).toEqual([400, expect.stringContaining("just writing down another refund")])
      first.release()
      expect((await early).status).toBe(200)
      expect(paid.atPaynet()).toEqual(["30.00"])
      expect(await paid.inMedusa()).toBe("30.00")
    })

    it("what closes a payment in Medusa's books only is not sent to the card when an order stands by then", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const note = "Closed without an order; the money is booked again on another payment session"
      const payments = stage.container.resolve("payment")
      await expect(payments.refundPayment({ payment_id: paid.paymentId, note })).rejects.toThrow(
        "An order stands by now",
      )
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
      expect(await paid.place()).toBe("captured")
    })

    it("the order is canceled after a part went back: the rest goes back", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(49.9).expect(200)
      await paid.cancel()
      expect(paid.atPaynet()).toEqual(["49.90", "100.00"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(await paid.ledger()).toHaveLength(2)
    })
  })

  describe("an answer that does not come, or says no", () => {
    it("Paynet refuses: an error, nothing booked, and it can be tried again", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.set({ services: { [SEND]: { kind: "code", code: 1 } } })
      expect((await paid.refund(149.9)).status).toBe(400)
      expect(await paid.inMedusa()).toBe("0.00")
      expect(await paid.place()).toBe("captured")
      await paid.refund(149.9).expect(200)
      expect(paid.atPaynet()).toEqual(["149.90"])
    })

    it.each([
      ["the whole", 149.9, {}],
      ["a part", 50, YESTERDAY],
    ])(
      "%s, lost after the effect: the retry under a new key looks first and sends nothing twice",
      async (_w, sum, when) => {
        const paid = await paidOrder(stage, when)
        stage.simulator.control.set({ services: { [SEND]: { kind: "reset-after" } } })
        const lost = await paid.refund(sum)
        expect(lost.status).toBe(400)
        expect(lost.body.message).toContain("not known")
        expect(await paid.inMedusa()).toBe("0.00")
        await paid.refund(sum).expect(200)
        expect(paid.atPaynet()).toEqual([lira(sum)])
        expect(await paid.inMedusa()).toBe(lira(sum))
      },
    )

    it("the whole, lost before the effect: Paynet shows nothing, so the retry sends it, once", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.set({ services: { [SEND]: { kind: "reset-before" } } })
      expect((await paid.refund(149.9)).status).toBe(400)
      await paid.refund(149.9).expect(200)
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
    })

    it("a part, lost before the effect: not sent again for a day, for Paynet may not list what it has; then once", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.set({ services: { [SEND]: { kind: "reset-before" } } })
      expect((await paid.refund(50)).status).toBe(400)
      const early = await paid.refund(50)
      expect(early.status).toBe(400)
      expect(early.body.message).toContain("a day after")
      expect((await paid.refund(149.9)).status).toBe(400)
      await paid.age(23 * 60)
      expect((await paid.refund(50)).status).toBe(400)
      expect(paid.atPaynet()).toEqual([])
      await paid.age(61)
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("lost after the effect, and nobody tries again: the job finds it and Medusa's books follow", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.set({ services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.becomes("approved")
      expect(await paid.inMedusa()).toBe("0.00")
      await paid.age(11)
      await paid.runJob()
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
      expect(await paid.ledger()).toMatchObject([{ status: "approved", medusa_refund_id: expect.any(String) }])
      expect(await paid.order()).toMatchObject({ payment_status: "partially_refunded", pending: 0 })
    })

    it("booked by itself in the meantime: the late retry is refused once, in words, and a wanted second one goes", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.set({ services: { [SEND]: { kind: "reset-after" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.becomes("approved")
      await paid.age(11)
      await paid.runJob()
      expect(await paid.inMedusa()).toBe("50.00")
      const late = await paid.refund(50)
      expect([late.status, late.body.message]).toEqual([400, expect.stringContaining("is booked now")])
      expect(paid.atPaynet()).toEqual(["50.00"])
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00", "50.00"])
    })

    it("lost before the effect, and nobody tries again: nothing is sent by itself, and it is free again", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.set({ services: { [SEND]: { kind: "reset-before" } } })
      expect((await paid.refund(50)).status).toBe(400)
      await paid.age(A_DAY)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "failed" }])
      expect(paid.atPaynet()).toEqual([])
      expect(await paid.inMedusa()).toBe("0.00")
    })

    it("Paynet cannot be asked what went back before: nothing is sent", async () => {
      const paid = await paidOrder(stage)
      stage.simulator.control.set({
        services: { "transaction/detail": { kind: "status", status: 500, times: "always" } },
      })
      expect((await paid.refund(149.9)).status).toBe(400)
      expect(paid.atPaynet()).toEqual([])
    })
  })
}

import { paidOrder } from "../../helpers/refunds"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const A_DAY = 24 * 60 + 1

type Paid = Awaited<ReturnType<typeof paidOrder>>

export const undocumented = (stage: Stage): void => {
  const { set } = { set: (patch: object) => stage.simulator.control.set(patch) }
  const sweepDeeply = async () => {
    await stage.sql("delete from paynet_setting where id = 'sweep'")
    await stage.runSweep()
  }
  /** A refund whose answer is lost although Paynet did it, and a second try. */
  const loseAndTryAgain = async (paid: Paid, amount: number, minutes: number) => {
    set({ services: { [SEND]: { kind: "reset-after" } } })
    expect((await paid.refund(amount)).status).toBe(400)
    await paid.age(minutes)
    return paid.refund(amount)
  }

  describe("Paynet's list of reversals has only the columns that are documented: no sum, no success", () => {
    beforeEach(() => set({ reversals: { listColumns: "documented" } }))

    it("parts and the rest go back, once, also when an answer was lost", async () => {
      // No post of Paynet's finds the lost one in the middle of the second try.
      set({ reversals: { mode: "hold" } })
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await paid.runJob()
      expect((await loseAndTryAgain(paid, 99.9, 1)).status).toBe(200)
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["50.00", "99.90"])
      expect(await paid.place()).toBe("refunded")
      expect(await paid.inMedusa()).toBe("149.90")
      expect(paid.events("payment.reversed")).toHaveLength(0)
    })

    it("what the panel gave back is of unknown sum: it counts as all, and nothing is sent", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      stage.simulator.control.reverse(paid.xactId, "50.00")
      expect((await paid.refund(99.9)).status).toBe(400)
      expect((await paid.refund(99.9)).status).toBe(400)
      expect(paid.atPaynet()).toEqual(["50.00"])
      await paid.event("payment.reversed")
    })

    it.each([
      ["Paynet lists it no more", false],
      ["Paynet goes on listing it", true],
    ])(
      "declined after it had looked done, and %s: owed, said, and never sent while it is listed",
      async (_w, listed) => {
        set({ reversals: { mode: "hold", listDeclined: listed } })
        const paid = await paidOrder(stage, YESTERDAY)
        await paid.refund(50).expect(200)
        await paid.runJob()
        expect(await paid.ledger()).toMatchObject([{ status: "approved" }])
        await stage.simulator.control.declineReversal(paid.xactId)
        await paid.becomes("declined")
        await paid.event("refund.declined")
        expect(await paid.place()).toBe("held")
        await sweepDeeply()
        expect(await paid.ledger()).toMatchObject([{ status: "declined" }])
        expect(await paid.inMedusa()).toBe("50.00")
        const again = await paid.askAgain()
        expect([again.status, paid.atPaynet().length]).toEqual(listed ? [400, 1] : [200, 2])
      },
    )
  })

  it("Paynet gives few rows a page and does not say that more follow: a lost part is found behind them", async () => {
    for (let n = 0; n < 2; n += 1) await (await paidOrder(stage)).refund(149.9).expect(200)
    set({ lists: { maxLimit: 2, hasMore: "silent" } })
    const paid = await paidOrder(stage, YESTERDAY)
    expect((await loseAndTryAgain(paid, 50, A_DAY)).status).toBe(200)
    expect(paid.atPaynet()).toEqual(["50.00"])
    expect(await paid.inMedusa()).toBe("50.00")
  })

  it("the list writes sums ×100, as the request does: ours is not taken for the panel's", async () => {
    set({ reversals: { listAmount: "minor" } })
    const paid = await paidOrder(stage, YESTERDAY)
    await paid.refund(100).expect(200)
    await paid.becomes("approved")
    await sweepDeeply()
    expect(await paid.place()).toBe("captured")
    await paid.refund(49.9).expect(200)
    await paid.runJob()
    expect(paid.atPaynet()).toEqual(["100.00", "49.90"])
    expect(await paid.place()).toBe("refunded")
    expect(paid.events("payment.reversed")).toHaveLength(0)
  })

  describe("Paynet does not list what its staff has not decided", () => {
    beforeEach(() => set({ reversals: { mode: "hold", listPending: false } }))

    it("a part whose answer was lost is not sent again for a day, and is found when it is decided", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      const again = await loseAndTryAgain(paid, 50, A_DAY - 60)
      expect([again.status, again.body.message]).toEqual([400, expect.stringContaining("Paynet's panel")])
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "unknown" }])
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.becomes("approved")
      await paid.refund(50).expect(200)
      expect(paid.atPaynet()).toEqual(["50.00"])
      expect(await paid.inMedusa()).toBe("50.00")
    })

    it("the whole, its answer lost: tried again, Paynet refuses what it has, and Medusa's books follow when it shows", async () => {
      const paid = await paidOrder(stage)
      const again = await loseAndTryAgain(paid, 149.9, 0)
      expect([again.status, again.body.message]).toEqual([400, expect.stringContaining("perhaps because it accepted")])
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.runJob()
      await paid.becomes("approved")
      await paid.age(11)
      await paid.runJob()
      expect(paid.atPaynet()).toEqual(["149.90"])
      expect(await paid.inMedusa()).toBe("149.90")
      expect(paid.events("payment.reversed")).toHaveLength(0)
    })

    it("a declined part, asked again by the job, its answer lost: a person asks again, not the job", async () => {
      const paid = await paidOrder(stage, YESTERDAY)
      await paid.refund(50).expect(200)
      await stage.simulator.control.declineReversal(paid.xactId)
      await paid.becomes("declined")
      set({ services: { [SEND]: { kind: "reset-after" } } })
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "unknown" }])
      await paid.age(A_DAY)
      await paid.runJob()
      expect(await paid.ledger()).toMatchObject([{ status: "declined", due_at: null }])
      await paid.runJob()
      expect(paid.atPaynet()).toHaveLength(2)
      await stage.simulator.control.approveReversal(paid.xactId)
      await paid.becomes("approved")
      expect(paid.gone()).toBe("50.00")
    })
  })
}

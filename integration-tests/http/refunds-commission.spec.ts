import { paidOrder } from "../helpers/refunds"
import { lira, shopper } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const SEND = "transaction/reversed_request"
const DOWN = { kind: "status", status: 503, times: "always" } as const

onStage(
  (stage) => {
    describe("the shopper paid the commission", () => {
      const paidWith = async (options: Parameters<typeof paidOrder>[1] = {}) => {
        const paid = await paidOrder(stage, options)
        const charge = stage.simulator.books().transactions.find((one) => one.xactId === paid.xactId)
        return { ...paid, charged: Number(charge?.amount) }
      }

      it("the whole goes back with the commission; in parts, the last one takes it", async () => {
        const whole = await paidWith()
        expect(whole.charged).toBeGreaterThan(149.9)
        await whole.refund(149.9).expect(200)
        expect(whole.gone()).toBe(lira(whole.charged))
        const parts = await paidWith(YESTERDAY)
        await parts.refund(100).expect(200)
        expect((await parts.refund(49.91)).status).toBe(400)
        await parts.refund(49.9).expect(200)
        expect(parts.atPaynet()).toEqual(["100.00", lira(parts.charged - 100)])
        expect(await parts.order()).toMatchObject({ payment_status: "refunded", pending: 0 })
        await parts.runJob()
        expect(await parts.place()).toBe("refunded")
      })

      it("what is due is what was charged", async () => {
        const paid = await paidWith()
        stage.simulator.control.set({ services: { "transaction/detail": DOWN } })
        await paid.cancel()
        expect(await paid.becomes("due")).toMatchObject({ amount: lira(paid.charged), booked: "149.90", whole: true })
        stage.simulator.control.reset()
        await paid.runJob()
        expect(paid.gone()).toBe(lira(paid.charged))
        expect(await paid.inMedusa()).toBe("149.90")
      })

      it("a part in Paynet's panel, then all of Medusa's: the rest of the charge goes", async () => {
        const paid = await paidWith(YESTERDAY)
        stage.simulator.control.reverse(paid.xactId, "50.00")
        expect((await paid.refund(149.9)).status).toBe(400)
        await paid.refund(149.9).expect(200)
        expect(paid.atPaynet()).toEqual(["50.00", lira(paid.charged - 50)])
        expect(paid.gone()).toBe(lira(paid.charged))
      })
    })

    describe("held payments go back by themselves", () => {
      const late = async () => {
        const buyer = await shopper(stage)
        const { url } = await buyer.openLink()
        await buyer.addItem().expect(200)
        const { xactId, confirmation } = await stage.simulator.pay(url, { force: true })
        await confirmation
        const { id, charged } = await buyer.money("held")
        await stage.sql("update paynet_transaction set updated_at = updated_at - interval '16 minutes' where id = ?", [
          id,
        ])
        const atPaynet = () => stage.simulator.books().reversals.filter((one) => one.xactId === xactId)
        return { buyer, id, charged, atPaynet, place: async () => (await buyer.ledger())[0]?.place }
      }

      it("held money that goes back by itself, its answer lost: found, and not sent twice", async () => {
        const held = await late()
        stage.simulator.control.set({ services: { [SEND]: { kind: "reset-after" } } })
        await stage.runJob()
        for (let turn = 0; turn < 3; turn += 1) {
          await stage.sql("update paynet_refund set due_at = now() - interval '1 second' where due_at is not null")
          await stage.runJob()
        }
        expect(await held.place()).toBe("refunded")
        expect(held.atPaynet().map((one) => one.amount)).toEqual([lira(held.charged)])
      })
    })
  },
  { commission: "shopper", heldPayments: "refund" },
)

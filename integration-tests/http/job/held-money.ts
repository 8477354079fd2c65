import { anotherProcess } from "../../helpers/another-process"
import { expectEvents } from "../../helpers/events"
import { refusing } from "../../helpers/refusing"
import { lira, setStock, shopper, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const heldMoney = (stage: Stage): void => {
  describe("held money is dealt with by a person", () => {
    /** A payment that could not become an order because the stock was gone. */
    const heldForStock = async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { url, reference } = await buyer.openLink()
      await setStock(stage, 0)
      const { xactId, confirmation } = await stage.simulator.pay(url)
      await confirmation
      const { id } = await buyer.money("held")
      const act = (action: string, body: object = {}) =>
        stage.admin.post(`/admin/paynet/transactions/${id}/${action}`).send(body)
      return { buyer, act, xactId, reference, id }
    }

    it("apply: refused while it does not fit, an order once it does", async () => {
      const { buyer, act } = await heldForStock()
      const { body } = await act("apply").expect(200)
      expect(body.transaction).toMatchObject({ place: "held", outcome: "order_failed" })
      await setStock(stage, 10)
      const again = await act("apply").expect(200)
      expect(again.body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ payment_status: "captured", pending: 0, transactions: 1 }])
      expect(payments).toHaveLength(1)
      await expectEvents(stage, ["payment.held", "payment.authorized"])
    })

    it("apply, of money of which a part went back in Paynet's panel: written down, and nothing booked", async () => {
      const { buyer, act, xactId } = await heldForStock()
      await setStock(stage, 10)
      stage.simulator.control.reverse(xactId, "30.00")
      const { body } = await act("apply").expect(400)
      expect(body.message).toContain("went back at Paynet")
      expect(await buyer.money("held")).toMatchObject({ outcome: "order_failed" })
      expect(await buyer.books()).toEqual({ orders: [], payments: [] })
      await expectEvents(stage, ["payment.held", "payment.reversed"])
    })

    it("apply, when Medusa had booked the payment and taken it back: one payment with money in its books", async () => {
      const buyer = await shopper(stage, { item: "scarce" })
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      await setStock(stage, 0)
      await fetch(buyer.returnUrl(reference), { redirect: "manual" })
      const { id } = await buyer.money("held")
      await setStock(stage, 10)
      const { body } = await stage.admin.post(`/admin/paynet/transactions/${id}/apply`).expect(200)
      expect(body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      const inBooks = payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))
      expect(inBooks.sort()).toEqual(["0.00", "80.00"])
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toEqual([])
    })

    it("apply, when a payment without order stood in Medusa's books: closed first, then booked once", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
      const providers = (payment_providers: string[]) =>
        stage.admin.post(`/admin/regions/${stage.seed.region}`).send({ payment_providers }).expect(200)
      await providers(["pp_system_default"])
      try {
        await stage.sql(
          "update paynet_transaction set claimed_at = now() - interval '3 minutes' where paylink_id = ?",
          [reference],
        )
        await fetch(buyer.returnUrl(reference), { redirect: "manual" })
        expect(await buyer.money("held")).toMatchObject({ outcome: "order_failed", payment_id: null })
        const { payments } = await buyer.books()
        expect(payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))).toEqual(["0.00"])
      } finally {
        await providers(["pp_paynet_paynet", "pp_system_default"])
      }
      const [money] = await buyer.ledger()
      const { body } = await stage.admin.post(`/admin/paynet/transactions/${money?.id}/apply`).expect(200)
      expect(body.transaction).toMatchObject({ place: "captured" })
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      const inBooks = payments.map(({ captured, refunded }) => lira(Number(captured) - Number(refunded)))
      expect(inBooks.sort()).toEqual(["0.00", "149.90"])
      expect(stage.simulator.books().reversals.filter((one) => one.reference === reference)).toEqual([])
    })

    it("apply, and the process dies before it is booked: the job books it", async () => {
      const { buyer, act, reference } = await heldForStock()
      await setStock(stage, 10)
      await stage.sql("update paynet_paylink set due_at = null where id = ?", [reference])
      const putBack = await refusing(stage)("paynet_entry", "insert", "new.kind = 'apply'")
      expect((await act("apply")).status).toBe(500)
      await putBack()
      expect((await buyer.ledger())[0]?.place).toBe("seen")
      const passed = "update paynet_paylink set due_at = due_at - interval '4 minutes' where id = ?"
      await stage.sql(passed, [reference])
      await stage.runJob()
      await buyer.money("captured")
      expect((await buyer.books()).orders).toMatchObject([{ pending: 0, transactions: 1 }])
    })

    it("apply while another process attends to the link: one order, one payment", async () => {
      const { buyer, act, reference } = await heldForStock()
      await setStock(stage, 10)
      const { attendDue } = require("../../../.medusa/server/src/payments/attend")
      const job = until(async () => {
        const [link] = await stage.sql("select due_at <= now() as due from paynet_paylink where id = ?", [reference])
        return link?.due
      }).then(async () => attendDue(await anotherProcess(stage), 3_000))
      await Promise.all([act("apply").expect(200), job])
      await buyer.money("captured")
      const { orders, payments } = await buyer.books()
      expect(orders).toMatchObject([{ pending: 0, transactions: 1 }])
      expect(payments).toMatchObject([{ captures: "1" }])
    })

    it("refund: given back whole, once", async () => {
      const { act, xactId } = await heldForStock()
      const { body } = await act("refund").expect(200)
      expect(body.transaction.place).toBe("refunding")
      expect((await act("refund")).status).toBe(400)
      const reversals = stage.simulator.books().reversals.filter((one) => one.xactId === xactId)
      expect(reversals).toMatchObject([{ amount: "80.00" }])
    })

    it("resolve: needs a note, then the shopper gets a new link", async () => {
      const { buyer, act } = await heldForStock()
      expect((await act("resolve")).status).toBe(400)
      expect((await act("resolve", { note: "x" })).status).toBe(400)
      const { body } = await act("resolve", { note: "Telefonla konuşuldu, havale yapıldı" }).expect(200)
      expect(body.transaction.place).toBe("resolved")
      await setStock(stage, 10)
      await buyer.openLink()
    })

    it("needs an admin, and money that exists and is held", async () => {
      const { id } = await heldForStock()
      expect((await stage.http.post(`/admin/paynet/transactions/${id}/apply`)).status).toBe(401)
      expect((await stage.admin.post("/admin/paynet/transactions/pntx_none/apply")).status).toBe(404)
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const booked = await buyer.money("captured")
      for (const action of ["apply", "refund"]) {
        expect((await stage.admin.post(`/admin/paynet/transactions/${booked.id}/${action}`)).status).toBe(400)
      }
    })

    it("check now and switch off, by an admin", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const checked = await stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
      expect(checked.body).toMatchObject({
        outcome: "captured",
        paylink: { id: reference, status: "paid", amount: "149.90" },
      })
      const other = await (await shopper(stage)).openLink()
      await stage.admin.post(`/admin/paynet/paylinks/${other.reference}/disable`).expect(200)
      expect(stage.simulator.books().links.find((one) => one.reference === other.reference)?.payable).toBe(false)
    })
  })
}

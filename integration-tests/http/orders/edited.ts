import { age, editedOrder, owingOrder } from "../../helpers/orders"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

/** An order whose edit made it dearer, and Medusa's own payment link of it. */
export const edited = (stage: Stage): void => {
  describe("an order that was edited, with a second link for the difference", () => {
    it("ignored: the link expires, the order stays as it is", async () => {
      const { order, owed, send } = await editedOrder(stage)
      const { paylink } = (await send().expect(200)).body
      expect(paylink.amount).toBe("149.90")
      const before = await order()
      await age(stage, paylink.id, 31)
      await stage.runJob()
      await stage.runJob()
      expect(await stage.sql("select status from paynet_paylink where id = ?", [paylink.id])).toEqual([
        { status: "expired" },
      ])
      const after = await order()
      expect(after).toMatchObject({ status: "pending", payment_status: before.payment_status })
      expect(after.summary.paid_total).toBe(before.summary.paid_total)
      expect(await owed()).toBe("149.90")
    })

    it("paid: the order is settled, with two payments captured", async () => {
      const { order, owed, send, places } = await editedOrder(stage)
      const { paylink } = (await send().expect(200)).body
      await (await stage.simulator.pay(paylink.url)).confirmation
      await until(async () => (await owed()) === "0.00")
      const after = await order()
      expect(after.payment_status).toBe("captured")
      expect(after.transactions.map(({ amount }: { amount: number }) => lira(amount))).toEqual(["149.90", "149.90"])
      await until(async () => (await places()).filter(({ place }) => place === "captured").length === 2)
    })

    it("paid in two parts: settled, and read as such", async () => {
      const { order, owed, send } = await editedOrder(stage)
      for (const [amount, left] of [
        [100, "49.90"],
        [49.9, "0.00"],
      ] as const) {
        const { paylink } = (await send({ amount }).expect(200)).body
        await (await stage.simulator.pay(paylink.url)).confirmation
        await until(async () => (await owed()) === left)
      }
      expect((await order()).payment_status).toBe("captured")
    })

    it("expired, and paid after all while the order still owes it: settled", async () => {
      const { owed, send, places } = await editedOrder(stage)
      const { paylink } = (await send().expect(200)).body
      await age(stage, paylink.id, 31)
      await stage.runJob()
      await (await stage.simulator.pay(paylink.url, { force: true })).confirmation
      await until(async () => (await owed()) === "0.00")
      expect(await places()).toEqual(Array(2).fill({ place: "captured", outcome: "captured" }))
    })

    it("edited again: the link for the old difference is switched off", async () => {
      const { add, send } = await editedOrder(stage)
      const { paylink } = (await send().expect(200)).body
      await add()
      const link = () => stage.simulator.books().links.find((one) => one.reference === paylink.id)
      await until(async () => link()?.payable === false)
    })

    it("canceled: the link is switched off, a payment on it is held, only the first payment goes back", async () => {
      const { orderId, order, firstXact, send, places } = await editedOrder(stage)
      const { paylink } = (await send().expect(200)).body
      await stage.admin.post(`/admin/orders/${orderId}/cancel`).expect(200)
      const link = () => stage.simulator.books().links.find((one) => one.reference === paylink.id)
      await until(async () => link()?.payable === false)
      const { xactId, confirmation } = await stage.simulator.pay(paylink.url, { force: true })
      await confirmation
      await until(async () => (await places()).some(({ outcome }) => outcome === "late_payment"))
      expect(await places()).toContainEqual({ place: "held", outcome: "late_payment" })
      const { reversals } = stage.simulator.books()
      expect(reversals.filter((one) => [xactId, firstXact].includes(one.xactId))).toMatchObject([{ xactId: firstXact }])
      expect(await order()).toMatchObject({ status: "canceled" })
    })
  })

  describe("Medusa's own payment link of an order page", () => {
    /** What a storefront's page does with the link's payment collection. */
    const openCollection = async (collectionId: string) => {
      const { body } = await stage.store
        .post(`/store/payment-collections/${collectionId}/payment-sessions`)
        .send({ provider_id: "pp_paynet_paynet" })
        .expect(200)
      return body.payment_collection.payment_sessions[0].data
    }

    it("of what an edit made of the order: paid, captured on the order", async () => {
      const { order, owed } = await editedOrder(stage)
      const unpaid = (await order()).payment_collections.find(({ status }: { status: string }) => status === "not_paid")
      const { redirect_url, id } = await openCollection(unpaid.id)
      expect((await openCollection(unpaid.id)).redirect_url).toBe(redirect_url)
      const { confirmation, redirectUrl } = await stage.simulator.pay(redirect_url)
      await confirmation
      await until(async () => (await owed()) === "0.00")
      expect((await order()).payment_status).toBe("captured")
      const back = await fetch(redirectUrl, { redirect: "manual" })
      expect(back.headers.get("location")).toContain(`status=paid`)
      expect(back.headers.get("location")).toContain(`order=${(await order()).id}`)
      expect(id).toMatch(/^pl_/)
    })

    it("of a collection that an admin made for the order: paid, captured on the order", async () => {
      const { orderId, order, send } = await owingOrder(stage)
      const { body } = await stage.admin
        .post("/admin/payment-collections")
        .send({ order_id: orderId, amount: 149.9 })
        .expect(200)
      const { redirect_url } = await openCollection(body.payment_collection.id)
      await (await stage.simulator.pay(redirect_url)).confirmation
      await until(async () => (await order()).summary.pending_difference === 0)
      expect((await order()).transactions).toHaveLength(1)
      expect((await send()).status).toBe(400)
    })

    it("ignored: the link expires, the order stays", async () => {
      const { order, owed } = await editedOrder(stage)
      const unpaid = (await order()).payment_collections.find(({ status }: { status: string }) => status === "not_paid")
      const { id } = await openCollection(unpaid.id)
      await age(stage, id, 31)
      await stage.runJob()
      await stage.runJob()
      expect(await order()).toMatchObject({ status: "pending" })
      expect(await owed()).toBe("149.90")
    })
  })
}

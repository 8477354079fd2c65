import { lira, shopper, until } from "../helpers/scene"
import { onStage, type Stage } from "../helpers/stage"

type Shopper = Awaited<ReturnType<typeof shopper>>

/** One order, captured, the right sum, one event, one payment in Medusa, nothing paid twice at Paynet. */
const expectOnePurchase = async (stage: Stage, buyer: Shopper, total = "149.90"): Promise<void> => {
  await buyer.money("captured")
  const { orders, payments } = await buyer.books()
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
  expect(lira(orders[0]?.total)).toBe(total)
  expect(lira(orders[0]?.paid)).toBe(total)
  expect(payments).toHaveLength(1)
  expect(payments[0]).toMatchObject({ captures: "1", canceled_at: null })
  expect(lira(payments[0]?.captured)).toBe(total)
  expect(lira(payments[0]?.refunded)).toBe("0.00")
  const [transaction] = await buyer.ledger()
  expect(transaction).toMatchObject({ place: "captured", outcome: "captured", payment_id: payments[0]?.id })
  await until(async () => stage.events.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const authorized = stage.events.filter((one) => one.name === "paynet.payment.authorized")
  expect(authorized).toHaveLength(1)
  expect(authorized[0]?.data).toMatchObject({ order_id: orders[0]?.id, cart_id: buyer.cartId, outcome: "captured" })
  const charged = stage.simulator.books().transactions.filter((one) => one.reference === transaction?.paylink_id)
  expect(charged.filter((one) => one.succeeded)).toHaveLength(1)
}

onStage((stage) => {
  describe("a purchase becomes one captured order, whatever tells us of it", () => {
    it("paid and returned: the order is placed before the browser reaches the storefront", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const { redirectUrl } = await stage.simulator.pay(url, { confirm: false })
      const back = await fetch(redirectUrl, { redirect: "manual" })
      expect(back.status).toBe(303)
      const landing = new URL(back.headers.get("location") ?? "")
      const order = await buyer.order()
      expect(landing.pathname).toBe("/tr/paynet")
      expect(Object.fromEntries(landing.searchParams)).toEqual({
        session: session.id,
        status: "paid",
        reason: "captured",
        cart: buyer.cartId,
        order: order.id,
        no: String(order.display_id),
        locale: "tr",
      })
      expect(back.headers.get("cache-control")).toBe("no-store")
      expect(back.headers.get("referrer-policy")).toBe("no-referrer")
      await expectOnePurchase(stage, buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid", order_id: order.id, redirect_url: null })
    })
  })
})

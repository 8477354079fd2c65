import { paidOrder } from "../../helpers/refunds"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

const YESTERDAY = { daysAgo: 1 }
const DAY_MS = 24 * 60 * 60_000

type Paid = Awaited<ReturnType<typeof paidOrder>>

export const changedOrders = (stage: Stage): void => {
  const post = async (path: string, body: object = {}) =>
    (await stage.admin.post(`/admin/${path}`).send(body).expect(200)).body
  const itemOf = async ({ orderId }: Paid, variant: string): Promise<string> => {
    const { body } = await stage.admin.get(`/admin/orders/${orderId}?fields=*items`).expect(200)
    return body.order.items.find((one: { variant_id: string }) => one.variant_id === variant).id
  }
  /** What was bought is with the shopper: these scenes are not about shipping. */
  const deliver = ({ orderId }: Paid) =>
    stage.sql(
      `update order_item set fulfilled_quantity = quantity, raw_fulfilled_quantity = raw_quantity,
         shipped_quantity = quantity, raw_shipped_quantity = raw_quantity,
         delivered_quantity = quantity, raw_delivered_quantity = raw_quantity where order_id = ?`,
      [orderId],
    )
  /** The order owes: a link is sent and paid yesterday. */
  const payTheRest = async ({ orderId }: Paid) => {
    const { paylink } = await post(`paynet/orders/${orderId}/paylinks`)
    stage.simulator.control.set({ clock: { offsetMs: -DAY_MS } })
    const { xactId, confirmation } = await stage.simulator.pay(paylink.url)
    await confirmation
    stage.simulator.control.set({ clock: { offsetMs: 0 } })
    const payment = await until(async () => {
      const sql = "select payment_id from paynet_transaction where xact_id = ? and place = 'captured'"
      return (await stage.sql(sql, [xactId]))[0]?.payment_id
    })
    return {
      xactId,
      amount: paylink.amount,
      refund: (amount: number) => post(`payments/${payment}/refund`, { amount }),
    }
  }
  const givenBack = (xactId: string) =>
    stage.simulator
      .books()
      .reversals.filter((one) => one.xactId === xactId)
      .map((one) => one.amount)
  const owed = async ({ orderId }: Paid): Promise<number> => {
    const { body } = await stage.admin.get(`/admin/orders/${orderId}?fields=summary`).expect(200)
    return body.order.summary.pending_difference
  }
  /** The ledger says of every payment of the order what Medusa and Paynet say. */
  const booksAgree = async ({ orderId }: Paid) => {
    await stage.sql("delete from paynet_setting where id = 'sweep'")
    await stage.runSweep()
    const differ = "select details from paynet_entry where kind = 'books_differ' and details ->> 'order' = ?"
    expect(await stage.sql(differ, [orderId])).toEqual([])
  }

  it("edited downwards: the difference goes back from the payment, thirds of a kuruş and all", async () => {
    const paid = await paidOrder(stage, { ...YESTERDAY, also: "thirds" })
    await post("order-edits", { order_id: paid.orderId })
    const item = await itemOf(paid, stage.seed.variants.thirds)
    await post(`order-edits/${paid.orderId}/items/item/${item}`, { quantity: 0 })
    await post(`order-edits/${paid.orderId}/confirm`)
    expect(await owed(paid)).toBeCloseTo(-12.012, 5)
    await paid.refund(12.012).expect(200)
    expect(paid.atPaynet()).toEqual(["12.01"])
    expect(await paid.inMedusa()).toBe("12.01")
    expect(await owed(paid)).toBeCloseTo(0, 5)
    await paid.refund(149.9).expect(200)
    expect(paid.gone()).toBe("161.91")
    await booksAgree(paid)
  })

  it("exchanged for something cheaper: the difference goes back from the payment", async () => {
    const paid = await paidOrder(stage, YESTERDAY)
    await deliver(paid)
    const { exchange } = await post("exchanges", { order_id: paid.orderId })
    const returned = [{ id: await itemOf(paid, stage.seed.variants.shirt), quantity: 1 }]
    await post(`exchanges/${exchange.id}/inbound/items`, { items: returned })
    const instead = [{ variant_id: stage.seed.variants.thirds, quantity: 1 }]
    await post(`exchanges/${exchange.id}/outbound/items`, { items: instead })
    await post(`exchanges/${exchange.id}/request`)
    await paid.refund(137.888).expect(200)
    expect(paid.atPaynet()).toEqual(["137.89"])
    await paid.refund(12.012).expect(200)
    expect(paid.atPaynet()).toEqual(["137.89", "12.01"])
    await booksAgree(paid)
  })

  it("claimed, and something dearer was paid by a link: each refund goes to the charge of its own payment", async () => {
    const paid = await paidOrder(stage, YESTERDAY)
    await deliver(paid)
    const { claim } = await post("claims", { order_id: paid.orderId, type: "replace" })
    const item = await itemOf(paid, stage.seed.variants.shirt)
    await post(`claims/${claim.id}/claim-items`, { items: [{ id: item, quantity: 1, reason: "wrong_item" }] })
    const instead = [{ variant_id: stage.seed.variants.thirds, quantity: 1 }]
    await post(`claims/${claim.id}/outbound/items`, { items: instead })
    await post(`claims/${claim.id}/request`)
    const second = await payTheRest(paid)
    expect(lira(second.amount)).toBe("12.01")
    await second.refund(5)
    expect([paid.atPaynet(), givenBack(second.xactId)]).toEqual([[], ["5.00"]])
    await paid.refund(149.9).expect(200)
    expect([paid.atPaynet(), givenBack(second.xactId)]).toEqual([["149.90"], ["5.00"]])
    await booksAgree(paid)
  })

  it("two payments by two links, and the order is canceled: each gets its own sum back, once", async () => {
    const paid = await paidOrder(stage, YESTERDAY)
    await post("order-edits", { order_id: paid.orderId })
    const items = [{ variant_id: stage.seed.variants.thirds, quantity: 1 }]
    await post(`order-edits/${paid.orderId}/items`, { items })
    await post(`order-edits/${paid.orderId}/confirm`)
    const second = await payTheRest(paid)
    const DOWN = { kind: "status", status: 503, times: "always" } as const
    stage.simulator.control.set({ services: { "transaction/detail": DOWN } })
    await paid.cancel()
    await until(async () => (await stage.sql("select 1 from paynet_refund where status = 'due'")).length === 2)
    stage.simulator.control.reset()
    await stage.sql("update paynet_refund set due_at = now() - interval '1 second' where status = 'due'")
    await stage.runJob()
    await stage.runJob()
    expect([paid.atPaynet(), givenBack(second.xactId)]).toEqual([["149.90"], [lira(second.amount)]])
    // The second link asked for 12.01 of 12.012: less than a kuruş is dust.
    expect(Math.abs(await owed(paid))).toBeLessThan(0.005)
    await booksAgree(paid)
  })
}

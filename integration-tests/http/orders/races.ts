import { wait } from "../../helpers/attack"
import { age, unpaidOrder } from "../../helpers/orders"
import { until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const races = (stage: Stage): void => {
  const confirm = (reference: string) => {
    const link = stage.simulator.books().links.find((one) => one.reference === reference)
    return fetch(String(link?.request.confirmation_url), { method: "POST", body: "{}" })
  }

  /** An order that nobody is making any more. */
  const standingOrder = async () => {
    const made = await unpaidOrder(stage)
    await stage.sql(`update "order" set created_at = now() - interval '10 minutes' where id = ?`, [made.orderId])
    return made
  }

  /** Claims run out and the job comes round. */
  const later = async (...references: string[]) => {
    for (let turn = 0; turn < 3; turn += 1) {
      await stage.sql(
        "update paynet_transaction set claimed_at = now() - interval '3 minutes' where claimed_at is not null",
      )
      for (const id of references) {
        await stage.sql(
          "update paynet_paylink set due_at = now() - interval '1 second', lease_until = null where id = ?",
          [id],
        )
      }
      await stage.runJob()
    }
  }

  it("an admin checks the payment while the confirmation comes: the order's account has it once", async () => {
    const { buyer, orderId, order, reference, session, url } = await standingOrder()
    await stage.simulator.pay(url, { confirm: false })
    const statement = await stage.holdTable("order_transaction")
    const checking = stage.admin
      .post(`/admin/orders/${orderId}/payment-sessions/authorize`)
      .send({ payment_session_id: session.id })
      .then((answer) => answer)
    await until(
      async () =>
        (await stage.sql("select 1 from payment where payment_collection_id = ?", [buyer.collectionId])).length > 0,
    )
    const confirming = confirm(reference)
    await wait(2_500)
    await statement.release()
    expect((await checking).status).toBe(200)
    await confirming
    await buyer.money("captured")
    const { transactions, summary } = await order()
    expect(transactions).toHaveLength(1)
    expect(summary.pending_difference).toBe(0)
  })

  it("paid at the moment in which the job cancels it: the money is held, or on its way back", async () => {
    const { url, reference, status, places } = await unpaidOrder(stage)
    await age(stage, reference, 31)
    const statement = await stage.holdTable("order")
    const job = stage.runJob()
    await until(async () => {
      const [row] = await stage.sql("select status from paynet_paylink where id = ?", [reference])
      return row?.status === "disabled"
    })
    await wait(1_500)
    await stage.simulator.pay(url, { confirm: false, force: true })
    const posted = confirm(reference)
    await wait(1_500)
    await statement.release()
    await job
    await posted
    await later(reference)
    await stage.runSweep()
    await stage.runJob()
    expect(await status()).toBe("canceled")
    const [money] = await places()
    const back = stage.simulator.books().reversals.filter((one) => one.reference === reference)
    expect(money?.place === "held" || back.length === 1).toBe(true)
    expect(await places()).toHaveLength(1)
  })

  it("a cart that is completed three times at once is one order", async () => {
    const { buyer, orderId } = await unpaidOrder(stage)
    const answers = await Promise.all([buyer.complete(), buyer.complete()])
    expect(answers.map(({ body }) => body.order?.id)).toEqual([orderId, orderId])
    expect((await buyer.books()).orders).toHaveLength(1)
  })
}

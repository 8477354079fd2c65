import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

/** What the sweep says of books that differ, and of money that waits. */
export const books = (stage: Stage): void => {
  describe("once a day the books are compared, order by order", () => {
    it("agreeing books say nothing; books that differ are named", async () => {
      const buyer = await shopper(stage)
      const { url } = await buyer.openLink()
      await (await stage.simulator.pay(url)).confirmation
      const { order_id } = await buyer.money("captured")
      await stage.runSweep()
      const differing = () => stage.sql("select details from paynet_entry where kind = 'books_differ'")
      expect(await differing()).toEqual([])
      const [payment] = (await buyer.books()).payments
      await stage.sql(
        `update capture set amount = 100, raw_amount = '{"value":"100","precision":20}' where payment_id = ?`,
        [payment?.id],
      )
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      expect(await differing()).toEqual([{ details: { order: order_id, medusa: "100.00", ledger: "149.90" } }])
    })
  })

  it("money that Medusa has of us on an order and the ledger does not know is named, once it has had time to be known", async () => {
    const buyer = await shopper(stage)
    const { url } = await buyer.openLink()
    await (await stage.simulator.pay(url)).confirmation
    const { id, order_id } = await buyer.money("captured")
    await stage.sql(
      "update paynet_transaction set place = 'held', outcome = 'order_failed', payment_id = null, order_id = null where id = ?",
      [id],
    )
    const differing = async () => {
      await stage.sql("delete from paynet_setting where id = 'sweep'")
      await stage.runSweep()
      return stage.sql("select details from paynet_entry where kind = 'books_differ'")
    }
    expect(await differing()).toEqual([])
    await stage.sql("update payment set created_at = now() - interval '2 hours' where payment_collection_id = ?", [
      buyer.collectionId,
    ])
    expect(await differing()).toEqual([{ details: { order: order_id, medusa: "149.90", ledger: "0.00" } }])
  })

  it("money that has been held for over an hour is said with every sweep", async () => {
    const buyer = await shopper(stage)
    const { url } = await buyer.openLink()
    await (await stage.simulator.pay(url, { amount: "149.89" })).confirmation
    const { id } = await buyer.money("held")
    const said = () => stage.log.filter((line) => line.includes("money is held") && line.includes(String(id))).length
    await stage.runSweep()
    expect(said()).toBe(0)
    await stage.sql("update paynet_transaction set updated_at = now() - interval '61 minutes' where id = ?", [id])
    await stage.runSweep()
    await stage.runSweep()
    expect(said()).toBe(2)
  })
}

import { shopper } from "./scene"
import type { Stage } from "./stage"

/** Money in the ledger, as the admin finds it: nothing is told to the server but by "check now". */
export const ledger = (stage: Stage) => {
  const check = (reference: string) => stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
  return {
    get: (path: string) => stage.admin.get(`/admin/paynet/${path}`),

    /** A checkout that was paid and became an order. */
    paid: async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false })
      await check(reference)
      const [transaction] = await buyer.ledger()
      const [order] = (await buyer.books()).orders
      return { buyer, session, reference, xactId, transaction, order }
    },

    /** A checkout of 149.90 for which a card was charged 10.00. */
    held: async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      const { xactId } = await stage.simulator.pay(url, { confirm: false, amount: "10.00" })
      await check(reference)
      const [transaction] = await buyer.ledger()
      const act = (verb: "apply" | "refund" | "resolve", body: object = {}) =>
        stage.admin.post(`/admin/paynet/transactions/${transaction?.id}/${verb}`).send(body)
      return { buyer, reference, xactId, transaction, act }
    },

    /** Medusa's clock may have rung for the jobs while this stage was set up. */
    noJobEver: () => stage.sql("delete from paynet_setting where id in ('last_job', 'sweep')"),
  }
}

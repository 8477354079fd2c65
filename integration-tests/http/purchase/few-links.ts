import { anotherProcess } from "../../helpers/another-process"
import { payableOf } from "../../helpers/attack"
import { shopper, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const fewLinks = (stage: Stage): void => {
  describe("a cart has at most one link that can be paid, and few in all", () => {
    it("five in ten minutes, then none for a while", async () => {
      const buyer = await shopper(stage)
      for (let made = 0; made < 5; made += 1) {
        await buyer.openLink()
        await buyer.addItem().expect(200)
      }
      const sixth = await buyer.askSession()
      expect(sixth.status).toBe(400)
      expect(sixth.body.message).toMatch(/^Too many payment pages/)
      expect(await buyer.links()).toHaveLength(5)
      await stage.sql("update paynet_paylink set created_at = now() - interval '11 minutes' where cart_id = ?", [
        buyer.cartId,
      ])
      await buyer.openLink()
    })

    it("one that is about to expire is replaced and switched off", async () => {
      const buyer = await shopper(stage)
      const old = await buyer.openLink()
      await stage.sql("update paynet_paylink set expires_at = now() + interval '4 minutes' where id = ?", [
        old.reference,
      ])
      const { url, reference } = await buyer.openLink()
      expect(url).not.toBe(old.url)
      await until(async () => !buyer.link(old.reference).payable)
      expect((await payableOf(stage, buyer)).map((link) => link.reference)).toEqual([reference])
    })

    it("Paynet is told of no confirmation url where it could not reach it", async () => {
      const buyer = await shopper(stage)
      const { body } = await buyer.askSession({}, "pp_system_default").expect(200)
      const sessionId = body.payment_collection.payment_sessions.at(-1).id
      const { open } = require("../../../.medusa/server/src/payments/open")
      const ctx = await anotherProcess(stage)
      const unreachable = { ...ctx, options: { ...ctx.options, confirmable: false } }
      const { id } = await open(unreachable, { sessionId, amount: 149.9, currency: "try" })
      expect(buyer.link(id).request).not.toHaveProperty("confirmation_url")
      expect(buyer.link(id).request).toHaveProperty("succeed_url")
    })
  })
}

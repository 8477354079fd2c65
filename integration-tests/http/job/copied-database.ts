import { liveAt } from "../../helpers/live-at"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const copiedDatabase = (stage: Stage): void => {
  describe("a copied database does not touch the first one's links", () => {
    it("under another backendUrl nothing is done until an admin says what it is", async () => {
      const { isPossiblyCopy, sayInstallation } = require("../../../.medusa/server/src/payments/installation")
      const { attendDue } = require("../../../.medusa/server/src/payments/attend")
      const { sweep } = require("../../../.medusa/server/src/payments/sweep")
      const { switchOff } = require("../../../.medusa/server/src/payments/switch-off")
      const { open } = require("../../../.medusa/server/src/payments/open")
      const { reference, session } = await (await shopper(stage)).openLink()
      const before = await liveAt(stage, "https://api.example.com")
      const after = await liveAt(stage, "https://staging.example.com")
      expect(await isPossiblyCopy(before)).toBe(false)
      expect(await isPossiblyCopy(after)).toBe(true)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      const calls = stage.simulator.books().calls.length
      expect(await attendDue(after, 1000)).toBe(0)
      await sweep(after)
      await after.ledger.links.move(reference, ["open"], { status: "disable_due" }, new Date())
      await switchOff(after, reference)
      await stage.sql("update paynet_paylink set status = 'open' where id = ?", [reference])
      await expect(open(after, { sessionId: session.id, amount: 149.9, currency: "try" })).rejects.toThrow(
        /went live under another backendUrl/,
      )
      expect(stage.simulator.books().calls).toHaveLength(calls)
      const prefix = await before.linkPrefix()
      await sayInstallation(after, "copy", "user_1")
      expect(await isPossiblyCopy(after)).toBe(false)
      expect(await after.linkPrefix()).not.toBe(prefix)
      expect(await stage.sql("select id from paynet_paylink where due_at is not null")).toEqual([])
      // What a copy does with its own carts and orders must not take the first one's page from its shopper.
      await stage.sql("update paynet_paylink set environment = 'live' where id = ?", [reference])
      const { disableLink } = require("../../../.medusa/server/src/payments/close")
      await disableLink(after, reference)
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
      await attendDue(after, 1000)
      expect(stage.simulator.books().calls).toHaveLength(calls)
      expect(await stage.sql("select id from paynet_paylink where due_at is not null")).toEqual([])
    })

    it("a live store where it went live, or whose move was answered, is no copy: a late answer leaves its links alone", async () => {
      const { isPossiblyCopy, sayInstallation } = require("../../../.medusa/server/src/payments/installation")
      await (await shopper(stage)).openLink()
      expect(await isPossiblyCopy(await liveAt(stage, "https://old.example.com"))).toBe(false)
      const moved = await liveAt(stage, "https://api.example.com")
      await sayInstallation(moved, "moved", "user_1")
      const prefix = await moved.linkPrefix()
      const due = () => stage.sql("select id, due_at from paynet_paylink where due_at is not null")
      const before = await due()
      expect(before).toHaveLength(1)
      await expect(sayInstallation(moved, "copy", "user_2")).rejects.toThrow("so it is no copy. Nothing was changed.")
      expect([await due(), await moved.linkPrefix()]).toEqual([before, prefix])
    })

    it("the route answers an admin only, and takes two words", async () => {
      expect((await stage.http.get("/admin/paynet/installation")).status).toBe(401)
      const { body } = await stage.admin.get("/admin/paynet/installation").expect(200)
      expect(body.installation).toMatchObject({ needs_answer: false })
      expect((await stage.admin.post("/admin/paynet/installation").send({ is: "mine" })).status).toBe(400)
    })
  })
}

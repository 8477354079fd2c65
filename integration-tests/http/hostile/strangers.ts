import { randomBytes } from "node:crypto"
import { checksOf, expectNothingBought, hookOf, knock, MARK, post, wait } from "../../helpers/attack"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const strangers = (stage: Stage): void => {
  describe("a confirmation is a hint from a stranger", () => {
    it("forged as paid for an unpaid link it is answered, and buys nothing", async () => {
      const buyer = await shopper(stage)
      const { session, url, reference } = await buyer.openLink()
      const forged = { referance_no: reference, amount: 149.9, currency: "TRY", is_succeed: true, instalment: 0 }
      const answer = await stage.simulator.control.forgeConfirmation(buyer.confirmationUrl(reference), forged)
      expect(answer).toMatchObject({ status: 200 })
      await expectNothingBought(stage, buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "pending", redirect_url: url, order_id: null })
    })

    it("that names another shopper's paid link buys nothing for the one whose url it came to", async () => {
      const victim = await shopper(stage)
      const paid = await victim.openLink()
      await stage.simulator.pay(paid.url, { confirm: false })
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const body = JSON.stringify({ referance_no: paid.reference, reference_no: paid.reference, is_succeed: true })
      expect(await post(buyer.confirmationUrl(reference), body)).toMatchObject({ status: 200 })
      await expectNothingBought(stage, buyer)
      expect(checksOf(stage, paid.reference)).toHaveLength(0)
    })

    it("another shopper's xact_id on a return url buys nothing", async () => {
      const victim = await shopper(stage)
      const paid = await victim.openLink()
      const { xactId } = await stage.simulator.pay(paid.url, { confirm: false })
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const back = await knock(`${buyer.returnUrl(reference)}?xact_id=${xactId}`)
      expect(back.status).toBe(303)
      expect(new URL(back.headers.get("location") ?? "").searchParams.get("status")).toBe("pending")
      await expectNothingBought(stage, buyer)
      expect((await victim.books()).orders).toHaveLength(0)
    })
  })

  describe("only a token of ours rings, and only by POST", () => {
    const spoilt: [string, (token: string) => string][] = [
      ["nobody's", () => randomBytes(32).toString("hex")],
      ["with its last digit changed", (token) => token.slice(0, -1) + (token.endsWith("0") ? "1" : "0")],
      ["without its last digit", (token) => token.slice(0, -1)],
      ["with something glued before it", (token) => `x${token}`],
      ["of another alphabet", (token) => token.replace(/\d/g, "g")],
      ["that is a wildcard", () => "%25"],
      ["that is only a dot", () => "%2e%2e"],
      ["that is a quote", () => "'%20or%20'1'%3D'1"],
    ]
    it.each(spoilt)("a token %s: 404, and Paynet is not asked", async (_name, spoil) => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const token = buyer.confirmationUrl(reference).split("/").at(-1) ?? ""
      const before = stage.simulator.books().calls.length
      const answer = await post(
        hookOf(stage, spoil(token)),
        JSON.stringify({ is_succeed: true, referance_no: reference }),
      )
      expect(answer.status).toBe(404)
      await wait(200)
      expect(stage.simulator.books().calls.length).toBe(before)
      expect(checksOf(stage, reference)).toHaveLength(0)
    })

    it("the return token is not a hook token, nor the other way round", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const [hook, back] = [buyer.confirmationUrl(reference), buyer.returnUrl(reference)]
      const tokenOf = (url: string) => url.split("/").at(-1) ?? ""
      expect(await post(hookOf(stage, tokenOf(back)), "{}")).toMatchObject({ status: 404 })
      expect(await knock(back.replace(tokenOf(back), tokenOf(hook)))).toMatchObject({ status: 404 })
    })

    it.each([
      ["in capitals", (hook: string) => hook.replace(/[^/]+$/, (token) => token.toUpperCase())],
      ["with a query glued on", (hook: string) => `${hook}?a=1?b=2`],
      ["with words glued on", (hook: string) => `${hook}&amp;xact_id=1`],
      ["with a slash behind", (hook: string) => `${hook}/`],
    ])("a token %s rings its own link or none", async (_name, spoil) => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const answer = await post(spoil(buyer.confirmationUrl(reference)), "{}")
      expect([200, 404]).toContain(answer.status)
      await expectNothingBought(stage, buyer)
    })

    it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])(
      "%s on the hook is refused, asks nobody, and tells and logs no piece of a broken body",
      async (method) => {
        const buyer = await shopper(stage)
        const { reference } = await buyer.openLink()
        const body = /^(GET|HEAD)$/.test(method) ? null : `{"card":${MARK}}`
        const headers = { "content-type": "application/json" }
        const { status, text } = await knock(buyer.confirmationUrl(reference), { method, body, headers })
        expect(status).toBeGreaterThanOrEqual(400)
        expect(status).toBeLessThan(500)
        await wait(200)
        expect(checksOf(stage, reference)).toHaveLength(0)
        expect(`${text}${stage.log.join()}`).not.toContain("zebra")
      },
    )
  })
}

import { expectOneOrder, hookOf, MARK, ourTables, post, stall, wait } from "../../helpers/attack"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const stockHook = (stage: Stage): void => {
  describe("Medusa's stock hook", () => {
    const SPELLINGS = ["paynet_paynet", "pp_paynet_paynet", "PP_PAYNET_PAYNET", "paynet_paynet/", "paynet%5Fpaynet"]
    const stock = (name = "paynet_paynet") => `${stage.url}/hooks/payment/${name}`

    it("moves nobody's cart, whoever is named at whatever spelling", async () => {
      const stranger = await shopper(stage)
      await stranger.askSession({}, "pp_system_default").expect(200)
      const other = await shopper(stage)
      const { reference: unpaid } = await other.openLink()
      const buyer = await shopper(stage)
      const first = await buyer.openLink()
      await buyer.addItem().expect(200)
      const { url, session } = await buyer.openLink()
      await stage.simulator.pay(url)
      await expectOneOrder(buyer, "299.80")
      const before = stage.simulator.books().calls.length

      const names = ["payses_unknown", first.session.id, session.id, unpaid, "pl_unknown", "", "%", "pl_\u0000"]
      const bodies = names.flatMap((name) => [
        { session_id: name, data: { session_id: name, amount: 149.9 }, action: "authorized", type: "authorized" },
        { reference_no: name, session_id: name, is_succeed: true, amount: 149.9 },
      ])
      for (const spelling of SPELLINGS) {
        const answers = await Promise.all(bodies.map((body) => post(stock(spelling), JSON.stringify(body))))
        expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
      }
      for (const body of bodies)
        expect((await post(hookOf(stage, "0".repeat(64)), JSON.stringify(body))).status).toBe(404)
      await wait(6_500)

      expect(await stranger.books()).toEqual({ orders: [], payments: [] })
      expect(await other.books()).toEqual({ orders: [], payments: [] })
      expect((await buyer.books()).orders).toHaveLength(1)
      expect((await stranger.cart()).completed_at).toBeFalsy()
      expect((await other.cart()).completed_at).toBeFalsy()
      const asked = stage.simulator.books().calls.slice(before)
      // The job may have come round in the meantime, and looked at the link that is due now.
      expect(asked.filter((call) => call.service !== "transaction/check" && call.reference === unpaid)).toEqual([])
    })

    const form = (name: string, value: string): [string, string] => [
      `${name}=${value}&note=${MARK}`,
      "application/x-www-form-urlencoded",
    ]
    const json = (name: string, value: string): [string, string] => [
      JSON.stringify({ [name]: value, note: MARK, authorization_code: MARK }),
      "application/json",
    ]
    it.each([
      ["referance_no", "pp_paynet_paynet", json],
      ["reference_no", "paynet_paynet", json],
      ["agent_reference", "paynet_paynet", form],
      ["xact_agent_reference", "pp_paynet_paynet", form],
      ["referanceNo", "PP_PAYNET_PAYNET", json],
      ["reference_no", "paynet_paynet/", json],
    ])(
      "with our reference as %s at %s makes that link due and keeps no body; the job asks",
      async (name, at, bodyOf) => {
        const buyer = await shopper(stage)
        const { url, reference } = await buyer.openLink()
        await stage.simulator.pay(url, { confirm: false })
        const rung = "select id from paynet_paylink where id = ? and due_at <= now()"
        expect(await stage.sql(rung, [reference])).toEqual([])
        const answer = await post(stock(at), ...bodyOf(name, reference.toUpperCase()))
        expect(answer).toMatchObject({ status: 200 })
        expect(answer.text).not.toContain(reference)
        expect(await stage.sql(rung, [reference])).toEqual([{ id: reference }])
        expect(await ourTables(stage)).not.toContain(MARK)
        expect(stage.log.join("\n")).not.toContain(MARK)
        await stage.runJob()
        await expectOneOrder(buyer)
      },
    )

    it("with a body that never comes is answered like any other", async () => {
      expect(await stall(stock(), 12_000)).toBe(200)
    })

    it.each(SPELLINGS.slice(0, 4))("at %s tells and logs no piece of a broken body", async (spelling) => {
      const answer = await post(stock(spelling), `{"card_number":4355084355084358,"note":${MARK}}`)
      expect(answer.text).not.toContain("zebra")
      expect(answer.text).not.toContain("4355")
      expect(stage.log.join("\n")).not.toContain("zebra")
    })
  })
}

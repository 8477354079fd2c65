import { randomBytes } from "node:crypto"
import {
  checksOf,
  expectNothingBought,
  expectOneOrder,
  knock,
  ourTables,
  post,
  pour,
  stall,
  wait,
} from "../helpers/attack"
import { shopper } from "../helpers/scene"
import { onStage } from "../helpers/stage"

const MARK = "zebrahorn-4711"

onStage((stage) => {
  const hookOf = (token: string) => `${stage.url}/hooks/paynet/${token}`

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
      const answer = await post(hookOf(spoil(token)), JSON.stringify({ is_succeed: true, referance_no: reference }))
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
      expect(await post(hookOf(tokenOf(back)), "{}")).toMatchObject({ status: 404 })
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

  describe("a body is at most a note", () => {
    it("of 16 kB is read, of 17 kB refused with 413", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const hook = buyer.confirmationUrl(reference)
      expect(await pour(hook, 16 * 1024)).toBe(200)
      expect(await pour(hook, 17 * 1024)).toBe(413)
      expect(await post(hook, "x".repeat(17 * 1024))).toMatchObject({ status: 413, text: "" })
      expect(await pour(`${stage.url}/hooks/payment/paynet_paynet`, 17 * 1024)).toBe(413)
      await expectNothingBought(stage, buyer)
    })

    it("of 10 MB is refused with 413 or cut off, and the next one is served", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const started = Date.now()
      expect([413, "EPIPE", "ECONNRESET"]).toContain(await pour(buyer.confirmationUrl(reference), 10 * 1024 * 1024))
      expect(Date.now() - started).toBeLessThan(5_000)
      expect(await post(buyer.confirmationUrl(reference), "{}")).toMatchObject({ status: 200 })
    })

    it("that is broken JSON rings all the same, and no piece of it is told, logged or kept", async () => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const answer = await post(buyer.confirmationUrl(reference), `{"is_succeed":true,"note":${MARK}}`)
      expect(answer.status).toBe(200)
      await expectOneOrder(buyer)
      expect(answer.text).not.toContain("zebra")
      expect(stage.log.join("\n")).not.toContain("zebra")
      expect(await ourTables(stage)).not.toContain("zebra")
    })

    const deep = `${'{"a":'.repeat(1_500)}1${"}".repeat(1_500)}`
    const bodies: [string, RequestInit["body"], string][] = [
      ["a form", `referance_no=${MARK}&is_succeed=true&amount=149.90`, "application/x-www-form-urlencoded"],
      ["nothing", "", "application/json"],
      ["bytes that are no text", new Uint8Array([0, 255, 254, 0xc3, 0x28, 0, 0x80]), "application/octet-stream"],
      ["a JSON list", `[{"is_succeed":true,"note":"${MARK}"}]`, "application/json"],
      ["JSON null", "null", "application/json"],
      ["deep JSON", deep, "application/json"],
      [
        "__proto__ keys",
        `{"__proto__":{"is_succeed":true,"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
        "application/json",
      ],
      [
        "a NUL in a field that is kept",
        `{"currency":"T\\u0000RY","authorization_code":"${MARK}\\u0000"}`,
        "application/json",
      ],
      ["half a surrogate in a field that is kept", `{"currency":"\\ud800","xact_date":"\\udfff"}`, "application/json"],
      ["an amount beyond all numbers", `{"amount":1e400,"currency":"TRY"}`, "application/json"],
      ["a type that lies", "<xml/>", "application/json; charset=utf-99"],
      ["a multipart form", new URLSearchParams({ a: "1" }), "multipart/form-data; boundary=x"],
    ]
    it.each(bodies)("that is %s: 200, the link is asked about, nothing is bought", async (_name, body, type) => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const answer = await post(buyer.confirmationUrl(reference), body, type)
      expect(answer.status).toBe(200)
      expect(checksOf(stage, reference)).toHaveLength(1)
      expect({}).not.toHaveProperty("polluted")
      await expectNothingBought(stage, buyer)
    })

    it.each([
      ["breaks off", 200],
      ["never comes", 12_000],
    ])("that %s rings all the same: a paid link becomes an order", async (_name, ms) => {
      const buyer = await shopper(stage)
      const { url, reference } = await buyer.openLink()
      await stage.simulator.pay(url, { confirm: false })
      const status = await stall(buyer.confirmationUrl(reference), ms)
      if (ms > 10_000) expect(status).not.toBeNull()
      await expectOneOrder(buyer)
    })

    it("that says gzip and is none rings all the same", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const headers = { "content-type": "application/json", "content-encoding": "gzip" }
      const answer = await knock(buyer.confirmationUrl(reference), { method: "POST", body: MARK, headers })
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain("zebra")
      await expectNothingBought(stage, buyer)
    })
  })

  describe("a flood of notes", () => {
    it("keeps at most twenty of them", async () => {
      const buyer = await shopper(stage)
      const { reference } = await buyer.openLink()
      const notes = Array.from({ length: 60 }, (_none, index) => JSON.stringify({ amount: index + 1 }))
      const answers = await Promise.all(notes.map((note) => post(buyer.confirmationUrl(reference), note)))
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
      const kept = await stage.sql("select id from paynet_entry where paylink_id = ? and kind = 'hint'", [reference])
      expect(kept.length).toBeLessThanOrEqual(20)
    })
  })

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
      for (const body of bodies) expect((await post(hookOf("0".repeat(64)), JSON.stringify(body))).status).toBe(404)
      await wait(6_500)

      expect(await stranger.books()).toEqual({ orders: [], payments: [] })
      expect(await other.books()).toEqual({ orders: [], payments: [] })
      expect((await buyer.books()).orders).toHaveLength(1)
      expect((await stranger.cart()).completed_at).toBeFalsy()
      expect((await other.cart()).completed_at).toBeFalsy()
      const asked = stage.simulator.books().calls.slice(before)
      expect(asked.filter((call) => call.service === "transaction/check" && call.reference === unpaid)).toEqual([])
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
})

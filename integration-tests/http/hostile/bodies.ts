import {
  checksOf,
  expectNothingBought,
  expectOneOrder,
  knock,
  MARK,
  ourTables,
  post,
  pour,
  stall,
} from "../../helpers/attack"
import { shopper } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

export const bodies = (stage: Stage): void => {
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
}

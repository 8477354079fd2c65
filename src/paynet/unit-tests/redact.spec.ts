import { redact } from "../redact"
import { KEY } from "./local-paynet"

describe("redact", () => {
  it.each([
    ["a card number", "card 4355084355084358 was declined", "435508"],
    ["a card number in groups", "card 4355 0843 5508 4358.", "0843"],
    ["a card number with dashes", "4355-0843-5508-4358", "0843"],
    ["a masked card number", "card 435508******4358", "435508"],
    ["a masked card number with x", "card 4355-08xx-xxxx-4358", "4355"],
    ["first six and last four", "card 4355084358", "435508"],
    ["an e-mail", "mail to <ayse.yilmaz+x@example.com.tr>", "ayse"],
    ["a phone number", "call +90 (532) 123 45 67 now", "532"],
    ["a local phone number", "call 05321234567 now", "532"],
    ["our key", `the key ${KEY} is wrong`, "secret-Key"],
    ["a short key", "sck_ab12 is wrong", "ab12"],
    ["an authorization header", "Authorization: Basic abc-def", "abc-def"],
    ["a key in JSON", '{"secret_key":"abc-def"}', "abc-def"],
    ["a long token", "token eyJhbGciOiJIUzI1NiJ9abcdef0123456789 here", "eyJ"],
    ["an IPv4 address", "from 203.0.113.7", "203.0.113.7"],
    ["an IPv6 address", "from 2001:db8::8a2e:370:7334", "db8"],
  ])("masks %s", (_what, text, leak) => {
    expect(redact(text)).not.toContain(leak)
    expect(redact(text)).toMatch(/\[(card|email|phone|secret|ip)\]/)
  })

  it("leaves what a person needs to read", () => {
    expect(redact("amount 149.90 TRY, code 12, bank AXSS")).toBe("amount 149.90 TRY, code 12, bank AXSS")
  })

  it("forges no log line", () => {
    expect(redact("ok\r\n[error] forged\u001b[31m")).not.toMatch(/\p{Cc}/u)
  })

  it("is bounded, in length and in time", () => {
    const begun = process.hrtime.bigint()
    for (const unit of ["a", "1", "1 ", "a@", "1.", "a:", ":", "x-", "key: ", "a1 "]) {
      expect(redact(unit.repeat(500_000)).length).toBeLessThanOrEqual(300)
    }
    expect(Number((process.hrtime.bigint() - begun) / 1_000_000n)).toBeLessThan(2_000)
  })

  it("shows no half of a card that the bound cut in two", () => {
    const text = `${"a1".repeat(1_996)} 4355084355084358`
    expect(redact(text)).not.toContain("4355")
  })
})

import { openSeal, type SealedKey, seal } from "../seal"

const SECRET = "sck_Tell9Nobody"
const KEY = Buffer.alloc(32, 7).toString("base64")
const OTHER = Buffer.alloc(32, 8).toString("base64")

const spoil = (text: string): string => `${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`

describe("a sealed key", () => {
  it("opens with the encryptionKey and the environment that it was sealed with", () => {
    expect(openSeal(seal(SECRET, "live", KEY), "live", KEY)).toEqual({ secretKey: SECRET, fault: null })
  })

  it("holds nothing of the key, and never looks the same twice", () => {
    const [one, two] = [seal(SECRET, "test", KEY), seal(SECRET, "test", KEY)]
    expect(one.nonce).not.toBe(two.nonce)
    expect(one.text).not.toBe(two.text)
    for (const secret of [SECRET, Buffer.from(SECRET).toString("base64"), KEY]) {
      expect(JSON.stringify(one)).not.toContain(secret)
    }
  })

  const faults: [string, (sealed: SealedKey) => ReturnType<typeof openSeal>, string][] = [
    ["without an encryptionKey", (sealed) => openSeal(sealed, "test", undefined), "encryption_key_missing"],
    ["with another encryptionKey", (sealed) => openSeal(sealed, "test", OTHER), "encryption_key_changed"],
    ["in the other environment's place", (sealed) => openSeal(sealed, "live", KEY), "key_unreadable"],
    [
      "with a changed text",
      (sealed) => openSeal({ ...sealed, text: spoil(sealed.text) }, "test", KEY),
      "key_unreadable",
    ],
    ["with a changed tag", (sealed) => openSeal({ ...sealed, tag: spoil(sealed.tag) }, "test", KEY), "key_unreadable"],
    ["with a short tag", (sealed) => openSeal({ ...sealed, tag: "AAAA" }, "test", KEY), "key_unreadable"],
    [
      "with another nonce",
      (sealed) => openSeal({ ...sealed, nonce: spoil(sealed.nonce) }, "test", KEY),
      "key_unreadable",
    ],
  ]
  it.each(faults)("does not open %s, and says so in a word", (_how, open, fault) => {
    expect(open(seal(SECRET, "test", KEY))).toEqual({ secretKey: null, fault })
  })
})

import { inspect } from "node:util"
import { createPaynetClient } from "../client"
import { PaynetConfigurationError } from "../errors"
import { everythingIn, KEY } from "./local-paynet"

const make = (changes: { baseUrl?: string; secretKey?: string }) => () =>
  createPaynetClient({ baseUrl: "https://api.paynet.com.tr", secretKey: KEY, timeoutMs: 1_000, ...changes })

it.each([
  "https://api.paynet.com.tr",
  "https://proxy.example/paynet/",
  "http://127.0.0.1:9",
  "http://[::1]:9",
  "http://localhost:9",
])("%s can be called", (baseUrl) => {
  expect(make({ baseUrl })).not.toThrow()
})

it.each([
  "http://api.paynet.com.tr",
  "http://127.0.0.1.evil.example",
  "ftp://localhost",
  "api.paynet.com.tr",
  "",
  "https://u:p@api.paynet.com.tr",
  "https://api.paynet.com.tr?x=1",
  "https://api.paynet.com.tr#x",
])("the key is never sent to %p", (baseUrl) => {
  expect(make({ baseUrl })).toThrow(PaynetConfigurationError)
})

it.each(["", " ", "a b", "a\r\nX-Evil: 1", "anahtarı"])("%p is not a key", (secretKey) => {
  expect(make({ secretKey })).toThrow(PaynetConfigurationError)
})

it("neither the client nor a refusal of it shows the key", () => {
  expect(inspect(make({})(), { depth: null, showHidden: true })).not.toContain(KEY)
  try {
    make({ secretKey: `${KEY}\n` })()
  } catch (error) {
    expect(everythingIn(error as Error)).not.toContain(KEY)
  }
  expect.assertions(2)
})

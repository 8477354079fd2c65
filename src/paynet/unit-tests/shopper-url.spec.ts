import { PaynetUnreadableError } from "../errors"
import { readCreatedPayLink } from "../pay-link"

const read = (baseUrl: string, url: string) => {
  const body = { url }
  return readCreatedPayLink(
    { baseUrl, secretKey: "k", timeoutMs: 1 },
    { service: "mailorder/create", write: true, httpStatus: 200, body },
    { outcome: "done", resultCode: 0, body },
  )
}

it("an http url is never given to a shopper of the real Paynet", () => {
  for (const url of ["http://pay.paynet.com.tr/l", "http://127.0.0.1/l", "http://localhost/l"]) {
    expect(() => read("https://api.paynet.com.tr", url)).toThrow(PaynetUnreadableError)
  }
})

it("a base url that only looks like loopback does not open http", () => {
  expect(() => read("http://127.0.0.1.evil.example", "http://evil.example/l")).toThrow(PaynetUnreadableError)
  expect(() => read("http://localhost.evil.example", "http://evil.example/l")).toThrow(PaynetUnreadableError)
})

it("what a shopper gets holds no line break", () => {
  expect(read("https://api.paynet.com.tr", "https://pay.paynet.com.tr/l\n/x").url).toBe("https://pay.paynet.com.tr/l/x")
})

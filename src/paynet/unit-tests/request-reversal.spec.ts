import { type Kurus, kurus } from "../kurus"
import { failureOf, type LocalPaynet, startLocalPaynet } from "./local-paynet"

let paynet: LocalPaynet
beforeAll(async () => {
  paynet = await startLocalPaynet()
})
afterAll(() => paynet.close())

const accepted = { object_name: "transaction_reversed_request", message: "ok", code: 0 }
const reverse = async (input: { xactId: string; amount?: Kurus; succeedUrl?: string }, body: unknown = accepted) => {
  paynet.answers({ body })
  await paynet.client().requestReversal(input)
}

describe("a refund", () => {
  it("of everything sends no amount", async () => {
    await reverse({ xactId: "xk_1" })
    expect(paynet.requests[0]?.path).toBe("/v1/transaction/reversed_request")
    expect(paynet.requests[0]?.body).toEqual({ xact_id: "xk_1" })
  })

  it.each([
    [1, "1"],
    [1000, "1000"],
    [14990, "14990"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  ])("of %d kuruş sends the digits %p", async (amount, digits) => {
    await reverse({ xactId: "xk_1", amount: kurus(amount), succeedUrl: "https://shop.example/r" })
    expect(paynet.requests[0]?.body).toEqual({ xact_id: "xk_1", amount: digits, succeedUrl: "https://shop.example/r" })
  })

  it.each([0, -1, 0.5, Number.NaN])("of %d is refused here, because 0 means everything at Paynet", async (amount) => {
    await expect(reverse({ xactId: "xk_1", amount: amount as Kurus })).rejects.toThrow(RangeError)
    expect(paynet.requests).toHaveLength(0)
  })

  it("without a transaction is refused here", async () => {
    await expect(reverse({ xactId: "" })).rejects.toThrow(RangeError)
    expect(paynet.requests).toHaveLength(0)
  })

  it("is accepted with code 0 and code 100", async () => {
    await expect(reverse({ xactId: "xk_1" }, { code: 0 })).resolves.toBeUndefined()
    await expect(reverse({ xactId: "xk_1" }, { code: 100 })).resolves.toBeUndefined()
  })

  it.each([
    ["a clear no", { code: 1 }, "refused", "none"],
    ["duplicate data", { code: 5 }, "refused", "none"],
    ["a server error in words", { code: 8 }, "unreachable", "unknown"],
    ["a timeout in words", { code: 10 }, "unreachable", "unknown"],
    ["no code", { message: "ok" }, "unreadable", "unknown"],
    ["a list", [{ code: 0 }], "unreadable", "unknown"],
    ["an unknown code", { code: 42 }, "unreadable", "unknown"],
    ["HTML", "<html>ok</html>", "unreadable", "unknown"],
  ])("that moved no money is an error: %s", async (_what, body, kind, effect) => {
    expect(await failureOf(reverse({ xactId: "xk_1" }, body))).toMatchObject({ kind, effect })
    expect(paynet.requests).toHaveLength(1)
  })
})

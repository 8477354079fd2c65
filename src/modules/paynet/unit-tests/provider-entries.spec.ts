import { checkProviderEntries } from "../provider-entries"

type Entry = { resolve: unknown; id?: string; options?: object }

const RESOLVE = "medusa-payment-paynet/providers/paynet"
const STRIPE = { resolve: "@medusajs/medusa/payment-stripe", id: "stripe", options: { apiKey: "sk_Tell9Nobody" } }

const config = (...providers: Entry[]) => ({
  cart: { resolve: "@medusajs/medusa/cart" },
  payment: { resolve: "@medusajs/medusa/payment", options: { providers } },
})

describe("the provider entry in medusa-config", () => {
  it("is fine alone and beside others", () => {
    expect(checkProviderEntries(config({ resolve: RESOLVE, id: "paynet" }))).toBeNull()
    expect(checkProviderEntries(config(STRIPE, { resolve: RESOLVE, id: "paynet" }))).toBeNull()
  })

  it.each([
    RESOLVE,
    "/srv/shop/node_modules/medusa-payment-paynet/.medusa/server/src/providers/paynet",
    "/srv/plugin/.medusa/server/src/providers/paynet/index.js",
    "C:\\shop\\node_modules\\medusa-payment-paynet\\.medusa\\server\\src\\providers\\paynet",
    "./src/providers/paynet",
  ])("is known as ours: %s", (resolve) => {
    expect(checkProviderEntries(config({ resolve, id: "paynet" }))).toBeNull()
    expect(() => checkProviderEntries(config({ resolve, id: "turkey" }))).toThrow("id")
  })

  it.each([
    ["none at all", config()],
    ["another's only", config(STRIPE)],
    ["another's with our id", config({ resolve: "./src/modules/other", id: "paynet" })],
    ["another's with a like name", config({ resolve: "medusa-payment-x/providers/paynet-x", id: "x" })],
    ["a class in place of a path", config({ resolve: class {}, id: "x" })],
    ["no options", { payment: { resolve: "@medusajs/medusa/payment" } }],
    ["the payment module switched off", { payment: false }],
    ["no payment module", {}],
    ["no modules", undefined],
  ])("only warns, and says what to add: %s", (_what, modules) => {
    const warning = checkProviderEntries(modules)
    expect(warning).toMatch(/^\[paynet\] /)
    expect(warning).toContain(`{ resolve: "${RESOLVE}", id: "paynet" }`)
    expect(warning).toContain("@medusajs/medusa/payment → options → providers")
    expect(warning).not.toContain("Nobody")
  })

  it.each([["turkey"], ["Paynet"], [""], [undefined]])("stops the boot under the id %j", (id) => {
    const wrong = config({ resolve: RESOLVE, ...(id !== undefined && { id }), options: { key: "sck_Tell9Nobody" } })
    expect(() => checkProviderEntries(wrong)).toThrow(
      '[paynet] medusa-config: the provider entry\'s id must be "paynet"',
    )
    expect(() => checkProviderEntries(wrong)).toThrow(RESOLVE)
    expect(() => checkProviderEntries(wrong)).not.toThrow("Nobody")
  })

  it("stops the boot when it is there twice, under whatever ids", () => {
    for (const id of ["paynet", "second"]) {
      const twice = config({ resolve: RESOLVE, id: "paynet" }, STRIPE, { resolve: RESOLVE, id })
      expect(() => checkProviderEntries(twice)).toThrow("exactly one provider entry is allowed, found 2")
      expect(() => checkProviderEntries(twice)).not.toThrow("Nobody")
    }
  })
})

import { type EffectiveOptions, effectiveOptions, readSaved, type SavedOptions } from "../saved-options"
import { seal } from "../seal"

const KEY = Buffer.alloc(32, 7).toString("base64")
const CONFIG = {
  environment: "test",
  backendUrl: "https://api.example.com",
  returnUrl: "https://shop.example.com/paynet",
  secretKey: "sck_of_the_config",
  encryptionKey: KEY,
  linkLifetimeHours: 3,
}
const NOTHING: SavedOptions = { fields: {}, keys: {} }

const inForce = (saved: Partial<SavedOptions>, config: object = {}): EffectiveOptions => {
  const { options, faults } = effectiveOptions({ ...CONFIG, ...config }, { ...NOTHING, ...saved })
  if (!options) throw new Error(faults.join("; "))
  return options
}
const faultsOf = (saved: Partial<SavedOptions>, config: object = {}) =>
  effectiveOptions({ ...CONFIG, ...config }, { ...NOTHING, ...saved }).faults

describe("the options in force", () => {
  it("are the config file's where an admin saved nothing", () => {
    expect(inForce({})).toMatchObject({ environment: "test", secretKey: "sck_of_the_config", linkLifetimeHours: 3 })
    expect(readSaved(null)).toEqual(NOTHING)
    expect(readSaved({})).toEqual(NOTHING)
  })

  it("are an admin's, field by field, over the config file's and the defaults", () => {
    const fields = { linkLifetimeHours: 5, commission: "shopper" }
    expect(inForce({ fields })).toMatchObject({ linkLifetimeHours: 5, commission: "shopper", heldPayments: "hold" })
  })

  it("obey the rules of the config file together", () => {
    expect(faultsOf({ fields: { environment: "live" } }, { backendUrl: "http://api.example.com" })).toEqual([
      'option "backendUrl" must be https when environment is live',
    ])
    expect(faultsOf({ fields: { linkLifetimeHours: 30 } }, { flow: "order_first" })).toEqual([
      'option "linkLifetimeHours" must be at most 24 with flow order_first',
    ])
  })

  it("hold nothing that an admin may not set, whatever the row says", () => {
    const row = { fields: { flow: "order_first", backendUrl: "https://evil.example", locale: "en" } }
    const saved = readSaved(row) ?? NOTHING
    expect(inForce(saved)).toMatchObject({ flow: "pay_first", backendUrl: CONFIG.backendUrl, locale: "en" })
  })

  it("are none when the row holds something else", () => {
    expect(readSaved({ keys: { test: "sck_in_clear" } })).toBeNull()
    expect(effectiveOptions(CONFIG, null).faults).toHaveLength(1)
  })
})

describe("the key in force", () => {
  const live = { fields: { environment: "live" } }

  it("is the saved one of the environment in force", () => {
    const keys = { test: seal("sck_saved_test", "test", KEY), live: seal("sck_saved_live", "live", KEY) }
    expect(inForce({ keys })).toMatchObject({ secretKey: "sck_saved_test", keyFault: null })
    expect(inForce({ ...live, keys })).toMatchObject({ secretKey: "sck_saved_live", keyFault: null })
  })

  it("is never the config file's of the other environment", () => {
    expect(inForce(live)).not.toHaveProperty("secretKey")
    expect(inForce({ ...live, keys: { test: seal("sck_saved_test", "test", KEY) } })).not.toHaveProperty("secretKey")
  })

  it.each([
    ["encryption_key_changed", Buffer.alloc(32, 8).toString("base64")],
    ["encryption_key_missing", undefined],
  ])("is none while the saved one cannot be opened (%s), though the config file has one", (fault, encryptionKey) => {
    const options = inForce({ keys: { test: seal("sck_saved_test", "test", KEY) } }, { encryptionKey })
    expect(options).toMatchObject({ keyFault: fault })
    expect(options).not.toHaveProperty("secretKey")
  })
})

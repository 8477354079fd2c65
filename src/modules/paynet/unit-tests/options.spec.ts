import { inspect } from "node:util"
import { optionsShape, type PaynetOptions, parseOptions } from "../options"

const SECRET = "sck_Tell9Nobody"
const KEY_OF_32_BYTES = Buffer.alloc(32, 7).toString("base64")

const GOOD = {
  environment: "test",
  backendUrl: "https://api.example.com",
  returnUrl: "https://shop.example.com/paynet",
}
const LIVE = { ...GOOD, environment: "live" }
const LOCAL_API = "http://127.0.0.1:4010"

const parse = (more: object = {}): PaynetOptions => parseOptions({ ...GOOD, ...more })

/** The sentence with which options are refused; nothing else of the error may tell more than the sentence does. */
const refusal = (options: unknown): string => {
  try {
    parseOptions(options)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET)
    expect(error.message).toMatch(/^\[paynet\] medusa-config: plugins → medusa-payment-paynet → options: /)
    expect(error.cause).toBeUndefined()
    return error.message
  }
  throw new Error("the options were taken")
}

describe("the options' defaults", () => {
  it("are the documented ones, and nothing is sent that was not set", () => {
    expect(parse()).toEqual({
      ...GOOD,
      flow: "pay_first",
      linkLifetimeHours: 2,
      commission: "merchant",
      heldPayments: "hold",
      locale: "tr",
      sendEmail: false,
      sendSms: false,
      timeoutMs: 15_000,
      apiBase: "https://pts-api.paynet.com.tr",
      confirmable: true,
    })
  })

  it("an option that is there but undefined counts as not set", () => {
    const unset = Object.fromEntries(Object.keys(optionsShape).map((name) => [name, undefined]))
    expect(parseOptions({ ...unset, ...GOOD })).toMatchObject({ flow: "pay_first", timeoutMs: 15_000 })
  })

  it("the table of options is complete", () => {
    expect(Object.keys(optionsShape).sort()).toEqual(
      [
        ...["environment", "backendUrl", "returnUrl", "secretKey", "encryptionKey", "flow", "linkLifetimeHours"],
        ...["installments", "commission", "ratioCode", "agentId", "posType", "heldPayments", "locale"],
        ...["sendEmail", "sendSms", "apiUrl", "timeoutMs"],
      ].sort(),
    )
  })
})

const ALLOWED: [string, unknown[]][] = [
  ["environment", ["test", "live"]],
  ["backendUrl", ["https://api.example.com/medusa", "http://localhost:9000", "http://192.168.1.5:9000"]],
  ["returnUrl", ["http://localhost:8000/tr", "https://shop.example.com/?s={session_id}#{status}"]],
  ["secretKey", ["sck_12345678", "12345678"]],
  ["encryptionKey", [KEY_OF_32_BYTES]],
  ["flow", ["pay_first", "order_first"]],
  ["linkLifetimeHours", [1, 2, 720]],
  ["installments", ["none", [1], [1, 2, 3, 6, 9, 12]]],
  ["commission", ["merchant", "shopper"]],
  ["ratioCode", ["A", "x".repeat(50)]],
  ["agentId", ["dealer-1", "x".repeat(50)]],
  ["posType", [1, 5]],
  ["heldPayments", ["hold", "refund"]],
  ["locale", ["tr", "en"]],
  ["sendEmail", [true, false]],
  ["sendSms", [true, false]],
  ["apiUrl", ["https://paynet.example.com", LOCAL_API, "http://localhost:4010", "http://[::1]:4010"]],
  ["timeoutMs", [1000, 60_000]],
]

describe.each(ALLOWED)("%s takes", (name, values) => {
  it.each(values.map((value) => [value]))("%j", (value) => {
    expect(parse({ [name]: value })).toMatchObject({ [name]: value })
  })
})

const REFUSED: [name: string, value: unknown, allowed: RegExp][] = [
  ["environment", SECRET, /"test" or "live"/],
  ["environment", "Live", /"test" or "live"/],
  ["backendUrl", SECRET, /url such as https:/],
  ["backendUrl", `ftp://${SECRET}.example.com`, /http or https/],
  ["backendUrl", `https://user:${SECRET}@example.com`, /user name or password/],
  ["backendUrl", `https://api.example.com/${SECRET} `, /url/],
  ["backendUrl", 9000, /"backendUrl" must be a string/],
  ["returnUrl", null, /"returnUrl" must be a string/],
  ["returnUrl", SECRET, /url such as https:/],
  ["returnUrl", `javascript:alert("${SECRET}")`, /http or https/],
  ["returnUrl", `https://${SECRET}:x@shop.example.com/{status}`, /user name or password/],
  ["secretKey", SECRET.slice(0, 7), /secret key/],
  ["secretKey", `${SECRET} `, /without blanks/],
  ["secretKey", "", /secret key/],
  ["secretKey", 12_345_678, /"secretKey" must be a string/],
  ["encryptionKey", SECRET, /32 bytes in base64/],
  ["encryptionKey", Buffer.alloc(16).toString("base64"), /32 bytes in base64/],
  ["encryptionKey", Buffer.alloc(32).toString("hex"), /32 bytes in base64/],
  ["flow", SECRET, /"pay_first" or "order_first"/],
  ["linkLifetimeHours", 0, /1 to 720/],
  ["linkLifetimeHours", 721, /1 to 720/],
  ["linkLifetimeHours", 1.5, /whole number/],
  ["linkLifetimeHours", SECRET, /whole number/],
  ["installments", SECRET, /1 to 12, or "none"/],
  ["installments", [], /1 to 12, or "none"/],
  ["installments", [13], /1 to 12, or "none"/],
  ["installments", [0], /1 to 12, or "none"/],
  ["installments", [2.5], /1 to 12, or "none"/],
  ["installments", [SECRET], /1 to 12, or "none"/],
  ["commission", SECRET, /"merchant" or "shopper"/],
  ["ratioCode", SECRET.repeat(5), /50/],
  ["ratioCode", "", /1/],
  ["ratioCode", 7, /"ratioCode" must be a string/],
  ["agentId", SECRET.repeat(5), /50/],
  ["agentId", "", /1/],
  ["posType", SECRET, /5 or 1/],
  ["posType", 2, /5 or 1/],
  ["heldPayments", SECRET, /"hold" or "refund"/],
  ["locale", SECRET, /"tr" or "en"/],
  ["sendEmail", SECRET, /true or false/],
  ["sendSms", SECRET, /true or false/],
  ["apiUrl", SECRET, /url/],
  ["apiUrl", `https://:${SECRET}@paynet.example.com`, /user name or password/],
  ["apiUrl", `http://${SECRET}.example.com`, /https, or http on this machine/],
  ["timeoutMs", 999, /1000 to 60000/],
  ["timeoutMs", 60_001, /1000 to 60000/],
  ["timeoutMs", SECRET, /whole milliseconds/],
]

describe("a wrong option", () => {
  it.each(REFUSED)("%s: %j", (name, value, allowed) => {
    const sentence = refusal({ ...GOOD, secretKey: SECRET, [name]: value })
    expect(sentence).toContain(`option "${name}`)
    expect(sentence).toMatch(allowed)
  })

  it("every option has a value that it refuses", () => {
    expect([...new Set(REFUSED.map(([name]) => name))].sort()).toEqual(Object.keys(optionsShape).sort())
  })

  it.each(["environment", "backendUrl", "returnUrl"])("%s missing", (name) => {
    expect(refusal({ ...GOOD, [name]: undefined })).toMatch(new RegExp(`option "${name}" (is missing|must be)`))
  })

  it.each([undefined, null, {}, "options", SECRET, [SECRET]])("no options at all: %j", (nothing) => {
    const sentence = refusal(nothing)
    for (const name of ["environment", "backendUrl", "returnUrl"]) expect(sentence).toContain(`option "${name}"`)
  })

  it("unknown names are told, with all that is wrong beside them", () => {
    const sentence = refusal({ ...GOOD, secret_key: SECRET, Flow: SECRET, locale: "de" })
    expect(sentence).toMatch(/unknown option "secret_key", "Flow"/)
    expect(sentence).toContain('option "locale" must be "tr" or "en"')
  })
})

describe("Medusa's own database, mixed into a module's options", () => {
  const database = { clientUrl: `postgres://medusa:${SECRET}@db/medusa` }

  it("is ignored", () => {
    expect(inspect(parse({ database }), { depth: 9 })).not.toContain(SECRET)
    expect(parse({ database })).not.toHaveProperty("database")
  })

  it("is not told when something else is wrong", () => {
    expect(refusal({ ...GOOD, database, locale: 7 })).not.toContain("database")
    expect(refusal({ database })).not.toContain("database")
  })
})

describe("apiBase", () => {
  it.each([
    ["test", undefined, "https://pts-api.paynet.com.tr"],
    ["live", undefined, "https://api.paynet.com.tr"],
    ["test", `${LOCAL_API}//`, LOCAL_API],
    ["live", "https://proxy.example.com/paynet/", "https://proxy.example.com/paynet"],
  ])("%s with apiUrl %s is %s", (environment, apiUrl, base) => {
    expect(parse({ environment, apiUrl })).toMatchObject({ apiBase: base })
  })
})

describe("order_first", () => {
  it.each([1, 24])("allows a link of %i hours", (linkLifetimeHours) => {
    expect(parse({ flow: "order_first", linkLifetimeHours })).toMatchObject({ linkLifetimeHours })
  })

  it.each([25, 48])("refuses a link of %i hours", (linkLifetimeHours) => {
    const sentence = refusal({ ...GOOD, flow: "order_first", linkLifetimeHours })
    expect(sentence).toMatch(/option "linkLifetimeHours" must be at most 24 with flow order_first/)
  })
})

describe("several faults", () => {
  it.each(["test", "live"])("a url that is none beside other faults is a sentence too (%s)", (environment) => {
    for (const broken of [`https://${SECRET} x`, `http://${SECRET}:port`, "https://", "http:", ""]) {
      for (const name of ["backendUrl", "returnUrl", "apiUrl"]) {
        expect(refusal({ ...GOOD, environment, [name]: broken, timeoutMs: 1 })).toContain(`option "${name}"`)
        expect(refusal({ ...GOOD, environment, [name]: broken })).toContain(`option "${name}"`)
      }
    }
  })

  it("live and every url wrong: all are told at once", () => {
    const sentence = refusal({ ...LIVE, backendUrl: "http://a.example.com", returnUrl: "http://b.example.com" })
    expect(sentence).toContain('option "backendUrl" must be https')
    expect(sentence).toContain('option "returnUrl" must be https')
  })
})

const LOOPBACK = ["localhost", "shop.localhost", "127.0.0.1", "127.1.2.3", "127.1", "2130706433", "[::1]", "localhost."]
const PRIVATE = [
  ...["10.0.0.5", "192.168.1.2", "172.16.0.1", "172.31.255.1", "169.254.1.1", "0.0.0.0", "100.64.1.1"],
  ...["[fd00::1]", "[fc00::1]", "[fe80::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]"],
  ...["medusa", "medusa.local", "medusa.internal", "medusa.test"],
]
const PUBLIC = ["api.example.com", "8.8.8.8", "172.32.0.1", "11.0.0.1", "[2001:4860:4860::8888]", "10.example.com"]

describe("live: urls", () => {
  it.each([...LOOPBACK, ...PRIVATE])("refuses backendUrl on %s", (host) => {
    expect(() => parseOptions({ ...LIVE, backendUrl: `https://${host}` })).toThrow(
      'option "backendUrl" must be a public address when environment is live',
    )
  })

  it.each(PUBLIC)("takes backendUrl on %s", (host) => {
    expect(parseOptions({ ...LIVE, backendUrl: `https://${host}:8443/x/` })).toMatchObject({
      backendUrl: `https://${host}:8443/x`,
      confirmable: true,
    })
  })

  it.each(LOOPBACK)("refuses apiUrl on %s", (host) => {
    for (const scheme of ["http", "https"]) {
      expect(() => parseOptions({ ...LIVE, apiUrl: `${scheme}://${host}:4010` })).toThrow(
        'option "apiUrl" must not be this machine when environment is live',
      )
    }
  })

  it.each(["backendUrl", "returnUrl", "apiUrl"])("refuses http for %s", (name) => {
    expect(() => parseOptions({ ...LIVE, [name]: "http://www.example.com" })).toThrow(`option "${name}" must be https`)
  })
})

describe("confirmable: may Paynet's server call this one?", () => {
  it.each([...LOOPBACK, ...PRIVATE])("no on %s, unless Paynet is on this machine too", (host) => {
    const backendUrl = `http://${host}:9000`
    expect(parseOptions({ ...GOOD, backendUrl })).toMatchObject({ confirmable: false })
    expect(parseOptions({ ...GOOD, backendUrl, apiUrl: LOCAL_API })).toMatchObject({ confirmable: true })
    const proxied = parseOptions({ ...GOOD, backendUrl, apiUrl: "https://proxy.example.com" })
    expect(proxied).toMatchObject({ confirmable: false })
  })

  it.each(PUBLIC)("yes on %s", (host) => {
    expect(parseOptions({ ...GOOD, backendUrl: `http://${host}` })).toMatchObject({ confirmable: true })
  })
})

describe("returnUrl's placeholders", () => {
  const ALL = "{session_id} {status} {reason} {cart_id} {order_id} {display_id} {country_code} {locale}"

  it.each(ALL.split(" "))("takes %s in path, query and hash, as often as wanted", (placeholder) => {
    const returnUrl = `https://shop.example.com/${placeholder}/x?a=${placeholder}&b=${placeholder}#${placeholder}`
    expect(parseOptions({ ...LIVE, returnUrl })).toMatchObject({ returnUrl })
  })

  it.each([
    "https://{country_code}.example.com/",
    "https://shop.example.{locale}/",
    "https://shop.example.com{locale}",
    "https://shop.example.com:{display_id}/",
    "https://{session_id}@shop.example.com/",
    "{locale}://shop.example.com/",
    "{status}",
  ])("refuses a placeholder in or before the host: %s", (returnUrl) => {
    expect(() => parseOptions({ ...GOOD, returnUrl })).toThrow(
      'option "returnUrl" placeholders are allowed only after the host',
    )
  })

  it.each([
    ...["{session}", "{Session_Id}", "{ status }", "{}", "{{status}}", "{token}"],
    ...["{status", "status}", "{status}}"],
  ])("refuses %s, and says what is allowed", (unknown) => {
    const returnUrl = `https://shop.example.com/paynet?x=${unknown}`
    for (const name of ALL.split(" ")) expect(() => parseOptions({ ...GOOD, returnUrl })).toThrow(name)
  })
})

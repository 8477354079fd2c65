import { isRecord, pickAmount, pickFlag, pickInteger, pickRows, pickText } from "../fields"

describe("a field", () => {
  it.each([true, "true", "True", 1, "1"])("%p means yes", (value) => {
    expect(pickFlag({ is_succeed: value }, ["is_succeed"])).toBe(true)
  })

  it.each([false, "false", "False", "TRUE ", "yes", "0", 0, 2, "2", -1, null, undefined, "", {}, [], [true], "true "])(
    "%p means no",
    (value) => {
      expect(pickFlag({ is_succeed: value }, ["is_succeed"])).toBe(false)
    },
  )

  it("means no when it is missing", () => {
    expect(pickFlag({}, ["is_succeed"])).toBe(false)
  })

  it.each(["net_amount", "netAmount", "NetAmount", "NET_AMOUNT", "netamount"])("is found as %s", (name) => {
    expect(pickAmount({ [name]: "145,40" }, ["net_amount"])).toBe(14540)
  })

  it("is found without the help of the machine's language, where I has no dot", () => {
    expect(pickText({ IS_ID: "x" }, ["is_id"])).toBe("x")
  })

  it("is looked for in the order of its names, past empty ones", () => {
    expect(pickText({ reference_no: "b", agent_reference: "a" }, ["agent_reference", "reference_no"])).toBe("a")
    expect(pickText({ reference_no: "b", agent_reference: "" }, ["agent_reference", "reference_no"])).toBe("b")
    expect(pickText({ reference_no: "b", agent_reference: null }, ["agent_reference", "reference_no"])).toBe("b")
  })

  it("is text only as text or as a whole number, and of a bounded length", () => {
    expect(pickText({ a: 911 }, ["a"])).toBe("911")
    expect(pickText({ a: "  x " }, ["a"])).toBe("x")
    for (const value of [true, 1.5, {}, [], "   ", "x".repeat(3_000)]) {
      expect(pickText({ a: value }, ["a"])).toBeNull()
    }
  })

  it("is told without what a database refuses to keep", () => {
    expect(pickText({ a: "A\u0000B\ud800 😀\udc00" }, ["a"])).toBe("AB 😀")
    expect(pickText({ a: "\u0000" }, ["a"])).toBeNull()
  })

  it("is an integer only when nothing is lost", () => {
    expect(pickInteger({ a: 3 }, ["a"])).toBe(3)
    expect(pickInteger({ a: "100" }, ["a"])).toBe(100)
    for (const value of [1.5, "1.5", "1e3", " 1", "9".repeat(16), null, true, {}]) {
      expect(pickInteger({ a: value }, ["a"])).toBeNull()
    }
  })

  it("is not read from what an object inherits", () => {
    expect(pickText({}, ["constructor"])).toBeNull()
    expect(pickText(JSON.parse('{"__proto__":{"xact_id":"x"}}'), ["xact_id"])).toBeNull()
  })
})

describe("rows", () => {
  const isRow = (candidate: Readonly<Record<string, unknown>>) => "xact_id" in candidate

  it.each([
    ["Data", { Data: [1, 2] }],
    ["data", { data: [1, 2] }],
    ["DATA", { DATA: [1, 2] }],
    ["Data next to an empty data", { data: [], Data: [1, 2] }],
    ["Data next to a null data", { data: null, Data: [1, 2] }],
    ["the root", [1, 2]],
  ])("are found in %s", (_where, body) => {
    expect(pickRows(body, isRow)).toEqual([1, 2])
  })

  it("may be one object, in Data or at the root", () => {
    expect(pickRows({ Data: { xact_id: "x" } }, isRow)).toEqual([{ xact_id: "x" }])
    expect(pickRows({ code: 0, xact_id: "x" }, isRow)).toEqual([{ code: 0, xact_id: "x" }])
  })

  it.each([{}, { code: 0 }, { Data: null }, { Data: {} }, { Data: "[]" }, null, undefined, "x", 1])(
    "are absent, not empty, in %p",
    (body) => {
      expect(pickRows(body, isRow)).toBeNull()
    },
  )

  it("of an empty list are an empty list", () => {
    expect(pickRows({ Data: [] }, isRow)).toEqual([])
  })
})

it("neither null nor a list is a record", () => {
  expect([null, [], "x", 1, undefined].some(isRecord)).toBe(false)
})

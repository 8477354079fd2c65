import fs from "node:fs"
import path from "node:path"
import ts from "typescript"

type Texts = {
  REFUSALS: readonly (readonly [string, string])[]
  refusalInTurkish(sentence: string): string
  optionFaultInTurkish(fault: string): string
}
type Options = { checkOptions(given: object): { faults?: string[] } }
const { REFUSALS, refusalInTurkish, optionFaultInTurkish } = jest.requireActual<Texts>("../texts")
const { checkOptions } = jest.requireActual<Options>("../modules/paynet/options")

const PAYMENTS = path.resolve(__dirname, "../payments")

/** A string as it stands in the code; what is filled in becomes {0}, {1}. */
const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }, at) => `{${at}}${literal.text}`).join("")
}

/** Whole sentences: what the log says has no full stop, and what a person is told has one. */
const sentencesIn = (node: ts.Node): string[] => {
  const text = textOf(node)
  if (text !== null) return /\s.*\.$/s.test(text) ? [text] : []
  return node.getChildren().flatMap(sentencesIn)
}

const refusals = new Set(
  fs
    .readdirSync(PAYMENTS)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = path.join(PAYMENTS, name)
      return sentencesIn(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true))
    }),
)
const translated = new Set(REFUSALS.map(([english]) => english))
const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort()

describe("what the payments refuse with", () => {
  it("is read from the code, or nothing below means anything", () => {
    expect(refusals).toContain("The order owes {0}; a link cannot ask for more.")
    expect(refusals.size).toBeGreaterThan(30)
  })

  it("is there in Turkish, all of it and nothing else", () => {
    expect([...refusals].filter((sentence) => !translated.has(sentence))).toEqual([])
    expect([...translated].filter((sentence) => !refusals.has(sentence))).toEqual([])
  })

  it("fills in the same values in both languages", () => {
    expect(REFUSALS.filter(([en, tr]) => String(places(en)) !== String(places(tr)))).toEqual([])
  })

  it("is told in Turkish with its values, and other sentences stay as they are", () => {
    const sums = "More than the payment of 100,00 TL cannot be refunded; 40,00 TL of it is left. Nothing was refunded."
    expect(refusalInTurkish(sums)).toBe(
      "100,00 TL tutarındaki ödemeden fazlası iade edilemez; kalan: 40,00 TL. Hiçbir şey iade edilmedi.",
    )
    expect(refusalInTurkish("Order order_1 was not found")).toBe("Order order_1 was not found")
  })

  it.each([
    [
      "http",
      { backendUrl: "http://api.example.com", returnUrl: "http://example.com", apiUrl: "http://127.0.0.1:1" },
      3,
    ],
    ["a private address", { backendUrl: "https://10.0.0.1", returnUrl: "https://example.com" }, 1],
    ["a long link before the order", { flow: "order_first", linkLifetimeHours: 25 }, 1],
  ])("says in Turkish which rule between the options a save would break: live with %s", (_what, part, count) => {
    const good = { environment: "live", backendUrl: "https://api.example.com", returnUrl: "https://example.com" }
    const faults = checkOptions({ ...good, ...part }).faults ?? []
    expect(faults).toHaveLength(count)
    const turkish = faults.map(optionFaultInTurkish)
    expect(turkish.filter((fault) => faults.includes(fault))).toEqual([])
    expect(refusalInTurkish(`Nothing was saved: ${faults.join("; ")}.`)).toBe(
      `Hiçbir şey kaydedilmedi: ${turkish.join("; ")}.`,
    )
  })
})

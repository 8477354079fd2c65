import fs from "node:fs"
import path from "node:path"
import ts from "typescript"

type Texts = { REFUSALS: readonly (readonly [string, string])[]; refusalInTurkish(sentence: string): string }
const { REFUSALS, refusalInTurkish } = jest.requireActual<Texts>("../texts")

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
})

import fs from "node:fs"
import path from "node:path"
import ts from "typescript"

const ADMIN = path.resolve(__dirname, "..")
const MODULES = path.resolve(ADMIN, "../../node_modules/@medusajs")

const filesUnder = (folder: string, kind: RegExp) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => kind.test(name))
    .map((name) => path.join(folder, name))

/** Every word in the code that Medusa's admin is made of: what its style sheet is built from. */
const medusas = new Set(
  [...filesUnder(`${MODULES}/dashboard/dist`, /\.mjs$/), ...filesUnder(`${MODULES}/ui/dist/esm`, /\.js$/)].flatMap(
    (file) => fs.readFileSync(file, "utf8").split(/[\s"'`]+/),
  ),
)

const stringsIn = (node: ts.Node): string[] => {
  const own = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateTail(node) ? [node.text] : []
  return [...own, ...node.getChildren().flatMap(stringsIn)]
}

const classesIn = (node: ts.Node): string[] => {
  if (ts.isJsxAttribute(node) && node.name.getText() === "className" && node.initializer) {
    return stringsIn(node.initializer).flatMap((text) => text.split(/\s+/))
  }
  return node.getChildren().flatMap(classesIn)
}

const classesOf = (file: string) =>
  classesIn(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))

it("uses only classes that Medusa's admin uses too: in some installs its style sheet has no others", () => {
  const used = filesUnder(ADMIN, /\.tsx$/).flatMap((file) =>
    classesOf(file).map((name) => ({ name, file: path.relative(ADMIN, file) })),
  )
  expect(used.length).toBeGreaterThan(200)
  const strange = used.filter(({ name }) => name && !medusas.has(name) && !/^(start|end|less|more)$/.test(name))
  expect(strange.map(({ name, file }) => `${file}: ${name}`)).toEqual([])
})

it("has no control of its own beside Medusa's, and imports no other design", () => {
  const files = filesUnder(ADMIN, /\.tsx$/).map((file) => ({ file, text: fs.readFileSync(file, "utf8") }))
  const own = files.filter(({ text }) => /<(?:button|input|select|textarea|table|dialog|a)[\s>]/.test(text))
  expect(own.map(({ file }) => path.relative(ADMIN, file))).toEqual([])
  const imported = files.flatMap(({ text }) => [...text.matchAll(/from "([^".][^"]*)"/g)].map(([, name = ""]) => name))
  const allowed =
    /^(?:@medusajs\/[\w-]+(?:\/components)?|@tanstack\/react-query|react|react-i18next|react-router-dom|qrcode)$/
  expect(imported.filter((name) => !allowed.test(name))).toEqual([])
})

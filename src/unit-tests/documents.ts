import fs from "node:fs"
import path from "node:path"

export const ROOT = path.resolve(__dirname, "../..")

/** A file of the repository, by its path from the root. */
export const read = (name: string): string => fs.readFileSync(path.join(ROOT, name), "utf8")

/** Every document that a person reads, by its path from the root. */
export const DOCUMENTS = [
  ...["README.md", "README.tr.md", "CHANGELOG.md"],
  ...fs
    .readdirSync(path.join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
]

/** The cells of the one table between `<!-- name -->` and `<!-- /name -->`, without its head. */
export const tableOf = (text: string, name: string): string[][] => {
  const [, inside = ""] = text.split(`<!-- ${name} -->`)
  const [table = ""] = inside.split(`<!-- /${name} -->`)
  const rows = table.split("\n").filter((line) => line.startsWith("|"))
  const cells = rows.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return cells.slice(2)
}

/** The first cell of each row, without its backticks. */
export const firstWords = (rows: string[][]): string[] => rows.map(([first = ""]) => first.replaceAll("`", ""))

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-")

const anchorsOf = (text: string): string[] => [
  ...[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => slugOf(heading)),
  ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = ""]) => id),
]

/** Links and images of a document that lead to no file, or to no heading of one. */
export const brokenLinks = (name: string): string[] => {
  const links = [...read(name).matchAll(/(?:\]\(|<img src=")(?!https?:)([^)"]+)/g)].map(([, link = ""]) => link)
  return links.filter((link) => {
    const [file = "", anchor] = link.split("#")
    const target = file ? path.posix.join(path.posix.dirname(name), file) : name
    if (!fs.existsSync(path.join(ROOT, target))) return true
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor)
  })
}

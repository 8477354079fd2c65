/** HTML that is safe to send: made only by `html`, which escapes everything that is not markup itself. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | Part[]

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

export function html(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(literals.map((literal, index) => literal + write(parts[index] ?? "")).join(""))
}

function write(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(write).join("")
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "")
}

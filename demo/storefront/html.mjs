/** HTML that is safe to send: made only by `html`, which escapes everything that is not markup itself. */
class Markup {
  constructor(text) {
    this.text = text
  }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

const write = (part) => {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(write).join("")
  if (part === null || part === undefined || part === false) return ""
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign])
}

export const html = (literals, ...parts) =>
  new Markup(literals.map((literal, at) => literal + write(parts[at])).join(""))

export const textOf = (markup) => markup.text

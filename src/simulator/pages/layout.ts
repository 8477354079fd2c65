import { html, Markup } from "./markup"
import { STYLE } from "./style"

export interface Layout {
  language: string
  title: string
  body: Markup
  wide?: boolean
  /** Left empty by pages without a script. */
  script?: Markup
}

/** A whole page as text. */
export function layout({ language, title, body, wide = false, script = new Markup("") }: Layout): string {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main${wide ? new Markup(' class="wide"') : ""}>${body}</main>${script}</body>
</html>`
  return page.text
}

import type { PaynetOptions } from "../modules/paynet/options"
import { shopperText } from "../texts"

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A small page, with a way out, for a browser that cannot be sent on: its url names no payment of ours, or nobody can tell now. */
export const returnPage = (
  { returnUrl, locale }: Pick<PaynetOptions, "returnUrl" | "locale">,
  why: "unknown_return" | "return_unavailable",
): string => {
  const store = escapeHtml(new URL(returnUrl.replace(/\{\w+\}/g, "x")).origin)
  const [title, way] = [shopperText(locale, why), shopperText(locale, "to_the_store")]
  return `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<body style="font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem">
<h1 style="font-size:1.25rem">${title}</h1><p><a href="${store}">${way}</a></p></body></html>`
}

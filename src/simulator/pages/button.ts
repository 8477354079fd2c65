import { html, Markup } from "./markup"
import type { Language } from "./texts"

interface Button {
  action: string
  label: string
  language: Language
  name?: string
  value?: string
  /** What assistive technology and the eye are told of a switch. */
  pressed?: boolean
}

/** A form of one button; the start page comes back in the language it was left in. */
export function button({ action, label, language, name = "patch", value = "{}", pressed }: Button): Markup {
  const state = pressed === undefined ? "" : new Markup(` aria-pressed="${pressed}"`)
  return html`<form method="post" action="${action}?lang=${language}"><input type="hidden" name="${name}" value="${value}">
    <button class="second"${state}>${label}</button></form>`
}

import { html, Markup } from "./markup"

/** A form of one button; `pressed` is what assistive technology and the eye are told of a switch. */
export function button(action: string, label: string, name = "patch", value = "{}", pressed?: boolean): Markup {
  const state = pressed === undefined ? "" : new Markup(` aria-pressed="${pressed}"`)
  return html`<form method="post" action="${action}"><input type="hidden" name="${name}" value="${value}">
    <button class="second"${state}>${label}</button></form>`
}

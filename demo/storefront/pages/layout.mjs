import { html } from "../html.mjs"

/** A whole page. `body` goes into `<main>`; the language link keeps the page and its query. */
export const layout = (visit, { title, body, count = 0, script = "", head = "" }) => {
  const { t, lang, url } = visit
  const other = lang === "tr" ? "en" : "tr"
  const here = new URLSearchParams(url.searchParams)
  here.set("lang", other)
  const path = visit.form ? url.pathname.replace(/\/(add|change)$/, "") : url.pathname
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${t.shop}</title>
<link rel="icon" href="/public/leaf.svg">
<link rel="stylesheet" href="/public/base.css"><link rel="stylesheet" href="/public/shop.css">
${head}
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header>
  <div class="bar">
    <a class="brand" href="/tr"><img src="/public/leaf.svg" alt="" width="28" height="28">${t.shop}</a>
    <nav>
      <a href="${path}?${here}" hreflang="${other}" lang="${other}">${t.otherLanguage}</a>
      <a class="cart" href="/tr/cart">${t.cart}${count ? html` <span class="count">${count}</span>` : ""}</a>
    </nav>
  </div>
</header>
<main id="main">${body}</main>
<footer><p>${t.demoNote}</p></footer>
${script}
</body>
</html>`
}

export const countOf = (cart) => cart?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0

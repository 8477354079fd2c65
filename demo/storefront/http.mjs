// Requests and answers of a small server: cookies, forms, pages, redirects.
const WEEK_IN_SECONDS = 7 * 24 * 60 * 60
const FORM_BYTES = 16 * 1024

export const readCookies = (request) =>
  Object.fromEntries(
    (request.headers.cookie ?? "")
      .split(/;\s*/)
      .filter((pair) => pair.includes("="))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  )

/** As Medusa's Next.js starter keeps its cart: never read by scripts, never sent along from another site. */
export const cookie = (name, value) =>
  `${name}=${value}; Path=/; Max-Age=${value ? WEEK_IN_SECONDS : 0}; HttpOnly; SameSite=Strict`

export const readForm = async (request) => {
  let body = ""
  for await (const chunk of request) {
    body += chunk
    if (body.length > FORM_BYTES) throw new Error("form too large")
  }
  return new URLSearchParams(body)
}

/** Pages belong to one shopper and one moment: no cache may keep them, the back button asks again. */
export const send = (response, { status = 200, type = "text/html; charset=utf-8", body = "", headers = {} }) => {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...headers,
  })
  response.end(body)
}

export const redirect = (location) => ({ status: 303, headers: { location } })

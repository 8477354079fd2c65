// The demo's storefront: a small server without dependencies that knows Medusa by its public store API only.
import fs from "node:fs"
import http from "node:http"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { textOf } from "./html.mjs"
import { cookie, readCookies, readForm, redirect, send } from "./http.mjs"
import { troublePage } from "./pages/message.mjs"
import { ROUTES } from "./routes.mjs"
import { createStore } from "./store-api.mjs"
import { textsOf } from "./texts.mjs"

const PUBLIC = path.join(path.dirname(fileURLToPath(import.meta.url)), "public")
const TYPES = { ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml" }
const LANGUAGES = ["tr", "en"]

const sendFile = (response, name) => {
  const file = path.join(PUBLIC, path.basename(name))
  if (!fs.existsSync(file)) return send(response, { status: 404, type: "text/plain", body: "Not found" })
  const headers = { "cache-control": "no-cache" }
  send(response, { type: TYPES[path.extname(file)], body: fs.readFileSync(file), headers })
}

const visitOf = async (request, url, { store, medusaUrl, publishableKey }) => {
  const cookies = readCookies(request)
  const set = []
  const asked = url.searchParams.get("lang")
  const lang = [asked, cookies.lang, "tr"].find((one) => LANGUAGES.includes(one))
  if (asked === lang && cookies.lang !== lang) set.push(cookie("lang", lang))
  return {
    store,
    browserConfig: { medusaUrl, publishableKey },
    url,
    cookies,
    lang,
    t: textsOf(lang),
    form: request.method === "POST" ? await readForm(request) : null,
    set,
    setCookie(name, value) {
      set.push(cookie(name, value))
      cookies[name] = value
    },
  }
}

const answer = async (request, response, config) => {
  const url = new URL(request.url, config.origin)
  if (url.pathname.startsWith("/public/")) return sendFile(response, url.pathname)
  if (url.pathname === "/") return send(response, redirect("/tr"))
  const visit = await visitOf(request, url, config)
  const route = ROUTES.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname))
  let reply
  try {
    reply = route
      ? await route.handle(visit, ...url.pathname.match(route.pattern).slice(1))
      : { status: 404, page: troublePage(visit, visit.t.notFound) }
  } catch (error) {
    process.stderr.write(`storefront: ${request.method} ${url.pathname}: ${error.message}\n`)
    reply = { status: 502, page: troublePage(visit, visit.t.trouble) }
  }
  const headers = { ...reply.headers, ...(visit.set.length && { "set-cookie": visit.set }) }
  send(response, { ...reply, body: reply.page ? textOf(reply.page) : "", headers })
}

/** @returns url and close() */
export const startStorefront = async ({ port, medusaUrl, publishableKey }) => {
  const origin = `http://localhost:${port}`
  const config = { origin, medusaUrl, publishableKey, store: createStore({ medusaUrl, publishableKey }) }
  const server = http.createServer((request, response) => {
    answer(request, response, config).catch(() => response.destroy())
  })
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve))
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { url: origin, close }
}

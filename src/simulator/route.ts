import type { IncomingMessage, ServerResponse } from "node:http"
import { htmlReply, sendReply } from "./api/raw-reply"
import { serveApi } from "./api/serve-api"
import { serveControl } from "./control/serve-control"
import { resultPage, unknownLinkPage } from "./pages/message-page"
import { servePayment } from "./pages/serve-payment"
import { startPage } from "./pages/start-page"
import { languageOf } from "./pages/texts"
import type { Simulator } from "./types"
import type { World } from "./world"

/** Which part answers a path. */
export async function route(
  world: World,
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = `${world.url}${request.url ?? "/"}`
  if (!URL.canParse(target)) return sendReply(world, response, htmlReply(400, "Bad request"))
  const url = new URL(target)
  const { pathname } = url
  if (pathname.startsWith("/v1/")) return serveApi(world, request, response, pathname.slice("/v1/".length))
  if (/^\/_control(\/|$)/.test(pathname)) return serveControl(world, simulator, request, response, url)
  if (pathname.startsWith("/pay/")) return servePayment(world, request, response, url)
  const language = languageOf(url, request.headers["accept-language"])
  if (pathname === "/") return sendReply(world, response, htmlReply(200, startPage(simulator, language)))
  const transaction = world.books.transaction(pathname.replace(/^\/result\//, ""))
  if (transaction) return sendReply(world, response, htmlReply(200, resultPage(transaction, language)))
  return sendReply(world, response, htmlReply(404, unknownLinkPage(language)))
}

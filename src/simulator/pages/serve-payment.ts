import type { IncomingMessage, ServerResponse } from "node:http"
import { htmlReply, sendReply } from "../api/raw-reply"
import type { Link, Transaction } from "../books"
import { charge, priceOf } from "../payments/charge"
import { redirectTarget } from "../payments/redirect-target"
import { TEST_CARDS, type TestCard } from "../payments/test-cards"
import { readBody } from "../read-body"
import { type LinkState, linkState, type World } from "../world"
import { closedLinkPage, postRedirectPage, unknownLinkPage, usedSessionPage } from "./message-page"
import { type PaymentForm, paymentPage } from "./payment-page"
import { type Language, languageOf, textsOf } from "./texts"
import { threeDPage } from "./three-d-page"

interface Visit {
  world: World
  response: ServerResponse
  link: Link
  language: Language
}

/** `/pay/<link>` and `/pay/<link>/3d/<attempt>`: what the shopper's browser talks to. */
export async function servePayment(world: World, request: IncomingMessage, response: ServerResponse, url: URL) {
  const [, , linkId = "", , attemptId = ""] = url.pathname.split("/")
  const language = languageOf(url, request.headers["accept-language"])
  const link = world.books.link(linkId)
  if (!link) return sendReply(world, response, htmlReply(404, unknownLinkPage(language)))
  const visit = { world, response, link, language }
  const form = request.method === "POST" ? new URLSearchParams((await readBody(request)) ?? "") : null
  if (attemptId) return form ? finishThreeD(visit, attemptId, form) : showThreeD(visit, attemptId)
  return form ? beginPayment(visit, form) : showPayment(visit, url)
}

function showPayment({ world, response, link, language }: Visit, url: URL) {
  const state = linkState(world, link)
  if (state !== "open") return showClosed({ world, response, link, language }, state, 200)
  const card = TEST_CARDS[Number(url.searchParams.get("card") ?? -1)]
  const form = { number: card?.number ?? "", expiry: card?.expiry ?? "", cvv: card?.cvv ?? "", instalment: 0 }
  return sendReply(world, response, htmlReply(200, paymentPage(world, link, { language, form })))
}

function showClosed({ world, response, link, language }: Visit, state: Exclude<LinkState, "open">, status: number) {
  const paid = world.books.paymentOf(link)
  const hasWayBack = paid ? link.succeedUrl : link.errorUrl
  const back = hasWayBack && (paid ? redirectTarget(world, paid) : link.errorUrl)
  return sendReply(world, response, htmlReply(status, closedLinkPage(state, language, back)))
}

function beginPayment({ world, response, link, language }: Visit, sent: URLSearchParams) {
  const state = linkState(world, link)
  if (state !== "open") return showClosed({ world, response, link, language }, state, 409)
  const form = readForm(sent)
  const card = TEST_CARDS.find(({ number }) => number === form.number)
  const problem = problemOf(form, card, link, language)
  if (!card || problem) {
    return sendReply(world, response, htmlReply(400, paymentPage(world, link, { language, form, problem })))
  }
  const declines = sent.get("outcome") === "decline"
  const attempt = world.attempts.begin({ link, card, instalment: form.instalment, declines })
  return redirect(response, `/pay/${link.id}/3d/${attempt.id}?lang=${language}`)
}

function readForm(sent: URLSearchParams): PaymentForm {
  return {
    number: (sent.get("number") ?? "").replace(/[\s-]/g, ""),
    expiry: (sent.get("expiry") ?? "").trim(),
    cvv: (sent.get("cvv") ?? "").trim(),
    instalment: Number(sent.get("instalment") ?? 0),
  }
}

function problemOf(form: PaymentForm, card: TestCard | undefined, link: Link, language: Language): string {
  const t = textsOf(language)
  if (!card) return t.unknownCard
  if (card.expiry !== form.expiry || card.cvv !== form.cvv) return t.wrongCard
  return link.instalments.includes(form.instalment) ? "" : t.wrongInstalment
}

function showThreeD({ world, response, link, language }: Visit, attemptId: string) {
  const attempt = world.attempts.find(attemptId, link)
  const reply = attempt
    ? htmlReply(200, threeDPage(attempt, priceOf(world, link, attempt.instalment).amount, language))
    : htmlReply(410, usedSessionPage(link.id, language))
  return sendReply(world, response, reply)
}

/** The charge. What happened to the link since the form was sent decides here once more. */
function finishThreeD(visit: Visit, attemptId: string, form: URLSearchParams) {
  const { world, response, link, language } = visit
  const attempt = world.attempts.take(attemptId, link)
  if (!attempt) return sendReply(world, response, htmlReply(410, usedSessionPage(link.id, language)))
  const state = linkState(world, link)
  const mayFinish = state !== "paid" && world.faults.current.links.inThreeDSecure === "finish"
  if (state !== "open" && !mayFinish) return showClosed(visit, state, 409)
  const proven = form.get("action") !== "cancel" && form.get("password") === attempt.card.password
  const { card, instalment, declines } = attempt
  const transaction = charge(world, link, { card: card.number, approved: proven && !declines, instalment })
  void world.confirmations.send(world, transaction)
  return sendOn(visit, transaction)
}

/** The confirmation is already on its way by itself; the browser may be closed here. */
function sendOn({ world, response, language }: Visit, transaction: Transaction) {
  const target = redirectTarget(world, transaction)
  if (world.faults.current.redirect.method === "GET") return redirect(response, target)
  return sendReply(world, response, htmlReply(200, postRedirectPage(target, transaction.xactId, language)))
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, "cache-control": "no-store" }).end()
}

import { z } from "@medusajs/framework/zod"
import { isPrivateHost } from "../modules/paynet/urls"
import type { AdminSetupLine } from "../types"
import type { App, Context } from "./context"
import { makeNonce } from "./ping"
import { type Reached, reach } from "./reach"

type Line<Name extends AdminSetupLine["name"]> = Extract<AdminSetupLine, { name: Name }>

const pong = z.object({ nonce: z.string() })

const echoOf = ({ text }: { text: string }): string | null => {
  try {
    return pong.safeParse(JSON.parse(text)).data?.nonce ?? null
  } catch {
    return null
  }
}

/** Does `backendUrl` lead to this server? It is asked for a nonce that only this store can have signed. */
export const checkBackendUrl = async (ctx: Context): Promise<Line<"backend_url">> => {
  const { backendUrl, confirmable } = ctx.options
  const nonce = await makeNonce(ctx)
  const found = await reach(`${backendUrl}/paynet/ping/${nonce}`, "manual")
  const line = { name: "backend_url", details: { url: backendUrl } } as const
  if (found.kind !== "answered") return { ...line, state: "fault", reason: found.kind }
  if (echoOf(found) !== nonce) {
    return { ...line, details: { ...line.details, status: found.status }, state: "fault", reason: "other_answer" }
  }
  const isPrivate = isPrivateHost(backendUrl) && !confirmable
  return isPrivate ? { ...line, state: "warning", reason: "private" } : { ...line, state: "ok", reason: "ok" }
}

const judge = (found: Reached): Pick<Line<"return_url">, "state" | "reason"> => {
  // The browser goes there, not this server, which may not be able to.
  if (found.kind !== "answered") return { state: "warning", reason: found.kind }
  const { status } = found
  if (status < 400) return { state: "ok", reason: "ok" }
  if (status === 404 || status === 410) return { state: "fault", reason: "not_found" }
  return status >= 500 ? { state: "fault", reason: "fails" } : { state: "warning", reason: "refuses" }
}

/** Is there a page at `returnUrl`? Asked as for a shopper of whom nothing is known yet. */
export const checkReturnUrl = async (app: App): Promise<Line<"return_url">> => {
  const sample: Record<string, string> = { status: "pending", country_code: "tr", locale: "tr" }
  const url = app.config.returnUrl.replace(/\{(\w+)\}/g, (_whole, name: string) => sample[name] ?? "")
  const found = await reach(url, "follow")
  const { origin, pathname } = new URL(url)
  const status = found.kind === "answered" ? found.status : null
  return { name: "return_url", details: { url: `${origin}${pathname}`, status }, ...judge(found) }
}

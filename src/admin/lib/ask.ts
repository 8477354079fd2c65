import Medusa from "@medusajs/js-sdk"

const base = __BACKEND_URL__ || "/"
const authType = __AUTH_TYPE__ ?? "session"
const sdk = new Medusa({
  baseUrl: base,
  auth: { type: authType, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})

/** What the server answered when it did not do as asked. `body` as it came, for those who know what to look for in it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: Record<string, unknown>,
  ) {
    super(message)
  }
}

type Query = Record<string, string | number | string[] | undefined>
type Request = { method?: "GET" | "POST"; query?: Query; body?: object }

const addressOf = (path: string, query: Query): URL => {
  const url = new URL(base.replace(/\/$/, "") + path, window.location.origin)
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) url.searchParams.append(`${name}[]`, one)
    else if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/**
 * Asks this store's Medusa as the admin who is logged in. By hand and not through the SDK, whose errors drop the body.
 * @throws Refusal with the server's sentence; TypeError when the server cannot be reached
 */
export const ask = async <Answer>(
  path: string,
  { method = "GET", query = {}, body }: Request = {},
): Promise<Answer> => {
  const headers = new Headers({ accept: "application/json", "accept-language": document.documentElement.lang || "en" })
  if (body) headers.set("content-type", "application/json")
  if (authType === "jwt") headers.set("authorization", `Bearer ${await sdk.client.getToken()}`)
  const answer = await fetch(addressOf(path, query), {
    method,
    headers,
    credentials: authType === "session" ? "include" : "omit",
    ...(body && { body: JSON.stringify(body) }),
  })
  if (answer.ok) return answer.json()
  const told: unknown = await answer.json().catch(() => null)
  const refusal = isRecord(told) ? told : {}
  throw new Refusal(answer.status, typeof refusal.message === "string" ? refusal.message : "", refusal)
}

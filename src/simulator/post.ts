import type { Fields } from "./fields"
import { type Reply, send } from "./send"
import type { ConfirmationBook } from "./types"
import type { World } from "./world"

type About = Pick<ConfirmationBook, "kind" | "reference" | "xactId">

/** One POST to the shop, entered into the books before it leaves. */
export async function post(
  world: World,
  about: About,
  url: string,
  fields: Fields,
  as: "json" | "form" | "broken" = "json",
): Promise<Reply | null> {
  const entry: ConfirmationBook = { ...about, url, at: world.now().toISOString(), status: null }
  world.books.confirmations.push(entry)
  const reply = await send(url, { method: "POST", ...encode(fields, as), signal: world.lifetime.signal })
  entry.status = reply?.status ?? null
  world.log(`-> ${about.kind} ${about.reference ?? "-"} -> ${entry.status ?? "no answer"}`)
  return reply
}

function encode(fields: Fields, as: "json" | "form" | "broken"): { body: string; contentType: string } {
  const json = JSON.stringify(fields)
  if (as === "json") return { body: json, contentType: "application/json; charset=UTF-8" }
  if (as === "broken") return { body: json.slice(0, json.length / 2), contentType: "application/json; charset=UTF-8" }
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) form.append(name, formText(value))
  return { body: form.toString(), contentType: "application/x-www-form-urlencoded" }
}

function formText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "")
}

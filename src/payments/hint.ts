import { createHash } from "node:crypto"
import type { NewEntry, PayLink } from "../modules/paynet/ledger"
import { isRecord, pickAmount, pickFlag, pickText, SPELLINGS } from "../paynet/fields"
import { kurusToLira } from "../paynet/kurus"
import { redact } from "../paynet/redact"
import type { App } from "./context"

const MAX_HINTS = 20

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return Object.fromEntries(new URLSearchParams(body))
  }
}

/** Cut between characters: half of one could not be stored. */
const short = (value: string | null): string | null =>
  value === null ? null : Array.from(redact(value)).slice(0, 40).join("")

/** The few fields of a confirmation that are kept. Everything else, a card or a name above all, is not even looked at. */
const project = (body: string): Record<string, string | boolean | null> => {
  const fields = parse(body)
  if (!isRecord(fields)) return { readable: false }
  const amount = pickAmount(fields, ["amount"])
  return {
    amount: amount === null ? null : kurusToLira(amount),
    currency: short(pickText(fields, ["currency"])),
    is_succeed: pickFlag(fields, ["is_succeed"]),
    date: short(pickText(fields, ["xact_date"])),
    authorization_code: short(pickText(fields, ["authorization_code"])),
  }
}

/** Keeps a confirmation as what it is, a note from a stranger: once per content and at most twenty a link, then counted. */
export const keepNote = async (ctx: App, link: PayLink, body: string): Promise<void> => {
  const details = project(body)
  const digest = createHash("sha256").update(JSON.stringify(details)).digest("hex").slice(0, 16)
  const entry: NewEntry = { fact: `hint:${link.id}:${digest}`, kind: "hint", paylinkId: link.id, details }
  await ctx.ledger.queue.note(link.id, entry, MAX_HINTS, ctx.now())
}

/** The reference in a body of the stock hook, in any of Paynet's spellings, or null. */
export const referenceIn = (body: string): string | null => {
  const fields = parse(body)
  if (!isRecord(fields)) return null
  return pickText(fields, SPELLINGS.reference)
}

/** Paynet's `code` in the post about a refund, or null. */
export const codeIn = (body: string): string | null => {
  const fields = parse(body)
  return isRecord(fields) ? pickText(fields, ["code"]) : null
}

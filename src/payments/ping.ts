import { createHmac, timingSafeEqual } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import type { App } from "./context"

const LIFE_MS = 60_000
/** When it ends, chance, and our signature. */
const NONCE = /^(\d{13})-([0-9a-f]{16})-([0-9a-f]{64})$/

const saved = z.object({ secret: z.string().regex(/^[0-9a-f]{64}$/) })

/** Shared by every process of the store: the one that answers a ping need not be the one that sent it. */
const secretOf = async (app: App): Promise<string> =>
  saved.parse(await app.ledger.settings.once("ping", { secret: app.token() }, app.now())).secret

const sign = (secret: string, text: string): string => createHmac("sha256", secret).update(text).digest("hex")

/** A nonce of ours for one ping of our own, good for a minute. */
export const makeNonce = async (app: App): Promise<string> => {
  const text = `${app.now().getTime() + LIFE_MS}-${app.token().slice(0, 16)}`
  return `${text}-${sign(await secretOf(app), text)}`
}

/** Is this a nonce that this store signed less than a minute ago? Nothing is read for what does not look like one. */
export const isOurNonce = async (app: App, nonce: string): Promise<boolean> => {
  const [, until, chance, signature = ""] = NONCE.exec(nonce) ?? []
  const left = Number(until) - app.now().getTime()
  if (!until || left < 0 || left > LIFE_MS) return false
  const expected = sign(await secretOf(app), `${until}-${chance}`)
  return timingSafeEqual(Buffer.from(signature, "hex"), Buffer.from(expected, "hex"))
}

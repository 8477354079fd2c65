import type { Logger } from "@medusajs/framework/types"
import { redact } from "../paynet/redact"

type Fields = Record<string, string | number | boolean | null | undefined>

/** One line per fact: `[paynet] <what> paylink=… …`. Ids, words and sums only; never a key, a token, a name, a body. */
export type Log = {
  info(what: string, fields?: Fields): void
  warn(what: string, fields?: Fields): void
  error(what: string, fields?: Fields): void
}

const line = (what: string, fields: Fields = {}): string => {
  const words = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "string" && /\s/.test(value) ? JSON.stringify(value) : value}`)
  return ["[paynet]", what, ...words].join(" ")
}

export const createLog = (logger: Logger): Log => ({
  info: (what, fields) => logger.info(line(what, fields)),
  warn: (what, fields) => logger.warn(line(what, fields)),
  error: (what, fields) => logger.error(line(what, fields)),
})

const messageOf = (error: unknown): string => {
  const isSaid = typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
  return isSaid ? String(error.message) : "unknown fault"
}

/** What went wrong, in words that may be logged: the message only, without anything that looks like a secret or a person. */
export const reasonOf = (error: unknown): string => redact(messageOf(error))

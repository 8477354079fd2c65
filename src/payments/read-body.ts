import type { Readable } from "node:stream"

const MAX_BODY_BYTES = 16 * 1024

/**
 * Reads a request's body by ourselves, for Medusa's parser would answer, and log, a piece of a broken one.
 * @returns null when it is larger than 16 kB; the rest is then not read
 */
export const readBody = async (request: Readable): Promise<string | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString("utf8")
}

import type { IncomingMessage } from "node:http"

const LIMIT_IN_BYTES = 1024 * 1024

/** The whole body as text; null when it is larger than 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= LIMIT_IN_BYTES) chunks.push(bytes)
  }
  return size <= LIMIT_IN_BYTES ? Buffer.concat(chunks).toString("utf8") : null
}

/** The JSON value, or undefined when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

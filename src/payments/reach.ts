const PATIENCE_MS = 5_000
const MOST_BYTES = 4_096

/** How a url of the merchant's own answered. `text`: the beginning of the answer. */
export type Reached = { kind: "answered"; status: number; text: string } | { kind: "timeout" | "unreachable" }

const beginningOf = async (body: ReadableStream<Uint8Array> | null): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ""
  if (!body) return text
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MOST_BYTES) break
  }
  return text
}

/** Asks a url that the config file names, as anybody on the internet would: no key, no cookie. Never throws. */
export const reach = async (url: string, redirect: "manual" | "follow"): Promise<Reached> => {
  try {
    const answer = await fetch(url, { redirect, signal: AbortSignal.timeout(PATIENCE_MS) })
    return { kind: "answered", status: answer.status, text: await beginningOf(answer.body) }
  } catch (error) {
    const name = typeof error === "object" && error !== null && "name" in error ? error.name : null
    return { kind: name === "TimeoutError" || name === "AbortError" ? "timeout" : "unreachable" }
  }
}

/** An answer of Medusa other than 200. */
export class StoreError extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

const PATIENCE_MS = 30_000

/** Medusa's public store API, with nothing but the publishable key. A body makes the call a POST. */
export const createStore =
  ({ medusaUrl, publishableKey }) =>
  async (path, body, method = body ? "POST" : "GET") => {
    const response = await fetch(new URL(path, medusaUrl), {
      method,
      headers: { "x-publishable-api-key": publishableKey, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw new StoreError(response.status, answer.message ?? `Medusa answered ${response.status}`)
    return answer
  }

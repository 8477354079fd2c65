import type { MedusaResponse } from "@medusajs/framework/http"

/** Ends a hook's request with a status and nothing to read; a body that was not read to its end closes the connection. */
export const answer = (res: MedusaResponse, status: number): void => {
  if (status === 413) res.set("Connection", "close")
  res
    .status(status)
    .type("text/plain")
    .send(status === 200 ? "OK" : "")
}

/** For answers that carry a shopper's ids: never stored, never told to the next site. */
export const keepPrivate = (res: { setHeader(name: string, value: string): unknown }): void => {
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
}

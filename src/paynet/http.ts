import http from "node:http"
import https from "node:https"
import axios from "axios"
import type { PaynetAccount } from "./account"
import { networkError } from "./network-error"

/** One request: the service ("transaction/check"), its fields, and whether Paynet would change something. */
type PaynetRequest = { service: string; fields: Readonly<Record<string, unknown>>; write: boolean }

/** What came back. `body` is undefined when it was not JSON. */
export type PaynetAnswer = { service: string; write: boolean; httpStatus: number; body: unknown }

const MAX_ANSWER_IN_BYTES = 1_048_576
const JSON_TYPE = "application/json; charset=UTF-8"

// A kept-alive connection that Paynet closes just as we write looks like a lost answer. A read is simply repeated; for
// a write it would raise a needless "did it happen?", so writes pay for a connection of their own.
const OWN_CONNECTION = {
  httpAgent: new http.Agent({ keepAlive: false }),
  httpsAgent: new https.Agent({ keepAlive: false }),
}

const transport = axios.create({
  method: "POST",
  // A redirect would carry key and payer to another host.
  maxRedirects: 0,
  maxContentLength: MAX_ANSWER_IN_BYTES,
  validateStatus: () => true,
  responseType: "text",
})

/**
 * Sends one POST and reads its answer, whatever the status. `signal` is the hard limit: unlike axios' own `timeout` it
 * also ends a slow connect and a body that trickles.
 * @throws PaynetUnreachableError or PaynetUnreadableError when no whole answer came.
 */
export const post = async (
  account: PaynetAccount,
  { service, fields, write }: PaynetRequest,
  signal: AbortSignal,
): Promise<PaynetAnswer> => {
  try {
    const answer = await transport.request<unknown>({
      url: `${account.baseUrl.replace(/\/+$/, "")}/v1/${service}`,
      data: JSON.stringify(fields),
      headers: {
        // The raw key (documented), not base64 of "user:password": a public client had to change that to get in.
        Authorization: `Basic ${account.secretKey}`,
        "Content-Type": JSON_TYPE,
        Accept: JSON_TYPE,
        "User-Agent": "medusa-payment-paynet",
      },
      signal,
      ...(write ? OWN_CONNECTION : {}),
    })
    return { service, write, httpStatus: answer.status, body: parseJson(answer.data) }
  } catch (error) {
    throw networkError(error, { service, write })
  }
}

const parseJson = (text: unknown): unknown => {
  if (typeof text !== "string") {
    return undefined
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    return undefined
  }
}

import { PaynetConfigurationError } from "./errors"

/** Where and as whom Paynet is called. `timeoutMs` is the most that one call of the client takes, retries included. */
export type PaynetAccount = { baseUrl: string; secretKey: string; timeoutMs: number }

/**
 * Checks what would otherwise fail on every call or leak the key.
 * @throws PaynetConfigurationError when the key cannot be a header, or the base url is not https (http on loopback is
 * accepted for the simulator) or carries credentials, a query or a fragment.
 */
export const assertUsable = ({ baseUrl, secretKey }: PaynetAccount): void => {
  const fail = (message: string): never => {
    throw new PaynetConfigurationError(message, { service: "client", effect: "none" })
  }
  if (!/^[\x21-\x7e]+$/.test(secretKey)) {
    fail("Paynet's secret key is empty or holds a space or a special character. Copy it again from Paynet's panel.")
  }
  if (!URL.canParse(baseUrl)) {
    fail("Paynet's base url is not a url. Use https://api.paynet.com.tr or https://pts-api.paynet.com.tr.")
  }
  const url = new URL(baseUrl)
  if (url.protocol !== "https:" && !isLoopbackHttp(baseUrl)) {
    fail("Paynet's base url must be https; http would show the key to the network and is only for loopback.")
  }
  if (url.username || url.password || url.search || url.hash) {
    fail("Paynet's base url must not carry credentials, a query or a fragment.")
  }
}

/** Whether this is an http url of this very machine, which only the simulator and tests have. */
export const isLoopbackHttp = (address: string): boolean => {
  if (!URL.canParse(address)) {
    return false
  }
  const { protocol, hostname } = new URL(address)
  return (
    protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname))
  )
}

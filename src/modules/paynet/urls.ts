import { isIP } from "node:net"

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i
const PRIVATE = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|\[(fc|fd|fe80))/i

const hostOf = (url: string) => new URL(url).hostname

/** Is this url's host the machine itself? */
export const isLoopback = (url: string): boolean => LOOPBACK.test(hostOf(url))

/** Is this url's host one that Paynet's servers cannot reach: loopback, a private range, or a name without a dot? */
export const isPrivateHost = (url: string): boolean => {
  const host = hostOf(url)
  const bare = isIP(host.replace(/^\[|\]$/g, "")) === 0 && !host.includes(".")
  return isLoopback(url) || PRIVATE.test(host) || bare || /\.(local|internal|test)$/i.test(host)
}

/** Says what is wrong with a url that a browser or Paynet is to call, or null. */
export const urlFault = (value: string): string | null => {
  if (!URL.canParse(value)) return "must be a url such as https://shop.example.com"
  const url = new URL(value)
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must be an http or https url"
  if (url.username || url.password) return "must not carry a user name or password"
  return null
}

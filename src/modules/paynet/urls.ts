import { BlockList, isIP } from "node:net"

const LOOPBACK_RANGES = [
  ["127.0.0.0", 8, "ipv4"],
  ["0.0.0.0", 8, "ipv4"],
  ["::", 127, "ipv6"],
] as const
const PRIVATE_RANGES = [
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
] as const
const PRIVATE_NAME = /\.(local|internal|test|localhost|lan|home\.arpa)$/

type Range = readonly [string, number, "ipv4" | "ipv6"]

const listOf = (ranges: readonly Range[]): BlockList => {
  const list = new BlockList()
  for (const [net, prefix, family] of ranges) list.addSubnet(net, prefix, family)
  return list
}

const loopback = listOf(LOOPBACK_RANGES)
const unroutable = listOf(PRIVATE_RANGES)

const hostOf = (url: string): string =>
  URL.canParse(url)
    ? new URL(url).hostname
        .replace(/^\[|\]$/g, "")
        .replace(/\.$/, "")
        .toLowerCase()
    : ""

const isIn = (list: BlockList, host: string): boolean => {
  const family = isIP(host)
  return family !== 0 && list.check(host, family === 6 ? "ipv6" : "ipv4")
}

/** Is this url's host the machine itself? */
export const isLoopback = (url: string): boolean => {
  const host = hostOf(url)
  return host === "localhost" || host.endsWith(".localhost") || isIn(loopback, host)
}

/** Is this url's host one that Paynet's servers cannot reach: loopback, a private range, or a name without a dot? */
export const isPrivateHost = (url: string): boolean => {
  const host = hostOf(url)
  if (isLoopback(url) || isIn(unroutable, host)) return true
  return isIP(host) === 0 && (!host.includes(".") || PRIVATE_NAME.test(host))
}

/** Says what is wrong with a url that a browser or Paynet is to call, or null. */
export const urlFault = (value: string): string | null => {
  if (/[\s\p{C}]/u.test(value)) return "must be a url without blanks or line breaks"
  if (!URL.canParse(value)) return "must be a url such as https://shop.example.com"
  const url = new URL(value)
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must be an http or https url"
  if (url.username || url.password) return "must not carry a user name or password"
  return null
}

/** As `urlFault`, for a base that paths are put behind. */
export const baseUrlFault = (value: string): string | null => {
  const fault = urlFault(value)
  if (fault) return fault
  return /[?#]/.test(value) ? "must not carry a query or a fragment: paths are put behind it" : null
}

export const isHttps = (value: string): boolean => /^https:/i.test(value)

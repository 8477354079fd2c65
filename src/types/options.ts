/** Options of the plugin entry in `medusa-config.ts`. Use as `options: { … } satisfies PaynetPluginOptions`. */
export type PaynetPluginOptions = {
  /** Which Paynet the store talks to. There is no default: money must never depend on a forgotten line. */
  environment: "test" | "live"
  /** Public base url of this Medusa server, for example `https://api.example.com`. Paynet and the browser call it. */
  backendUrl: string
  /**
   * The storefront page that every shopper comes back to. Placeholders, allowed only after the host, each URL-encoded
   * and empty when unknown: `{session_id} {status} {reason} {cart_id} {order_id} {display_id} {country_code} {locale}`.
   */
  returnUrl: string
  /** Paynet's secret key of this environment. Server only. */
  secretKey?: string
  /** 32 random bytes in base64. Needed before a key may be saved in the admin. */
  encryptionKey?: string
  /** `pay_first`: the order is placed once paid. `order_first`: the order is placed, then paid. Default `pay_first`. */
  flow?: "pay_first" | "order_first"
  /** How long a checkout link can be paid, 1 to 720 hours. Default 2; at most 24 with `order_first`. */
  linkLifetimeHours?: number
  /** Instalment counts that the shopper may choose, 1 = single payment; `"none"` = single payment only. */
  installments?: number[] | "none"
  /** Who pays Paynet's commission: `shopper` adds it to what the card pays. Default `merchant`. */
  commission?: "merchant" | "shopper"
  /** Name of a commission table agreed with Paynet. Sent only when set. */
  ratioCode?: string
  /** Dealer code known to Paynet. Sent only when set. */
  agentId?: string
  /** 5 = Paynet's POS, 1 = the merchant's own POS. Sent only when set. */
  posType?: 5 | 1
  /** What happens to money that has no order: kept until a person decides, or given back. Default `hold`. */
  heldPayments?: "hold" | "refund"
  /** Language of what shoppers read when cart and order name none. Default `tr`. */
  locale?: "tr" | "en"
  /** Default for links sent from the admin: Paynet mails them. Default false. */
  sendEmail?: boolean
  /** Default for links sent from the admin: Paynet texts them. Default false. */
  sendSms?: boolean
  /** Another address of Paynet's API: the simulator, a proxy. https, or http on loopback; never loopback when live. */
  apiUrl?: string
  /** Milliseconds that one call to Paynet may take. Default 15000. */
  timeoutMs?: number
}

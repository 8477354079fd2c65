/**
 * Whether Paynet may have done what was asked. "none": certainly not. "unknown": perhaps; look before asking again.
 * A read changes nothing, so its errors always say "none".
 */
type PaynetEffect = "none" | "unknown"

/** What is known about a failed call. `service` is the path after /v1/, such as "mailorder/create". */
export type PaynetErrorFacts = {
  service: string
  effect: PaynetEffect
  httpStatus?: number
  resultCode?: number
  /** No answer came before the time was over. */
  timedOut?: boolean
  /** The address that Paynet saw us under, when its refusal names one (UNVERIFIED whether it ever does). */
  callerAddress?: string
}

/**
 * Every error of this client that comes from the network or from Paynet; `kind` says what the caller should do.
 * It holds the facts above and a sentence of ours: never Paynet's text, the key, a url, a request or its personal data.
 * It has no `cause`: axios' own error carries the request with the key in its headers.
 */
export abstract class PaynetError extends Error {
  abstract readonly kind: "configuration" | "refused" | "unreachable" | "unreadable"
  readonly service: string
  readonly effect: PaynetEffect
  readonly httpStatus?: number
  readonly resultCode?: number
  readonly timedOut?: boolean
  readonly callerAddress?: string

  constructor(message: string, facts: PaynetErrorFacts) {
    super(message)
    this.name = new.target.name
    this.service = facts.service
    this.effect = facts.effect
    this.httpStatus = facts.httpStatus
    this.resultCode = facts.resultCode
    this.timedOut = facts.timedOut
    this.callerAddress = facts.callerAddress
  }
}

/** A person must change something (the key, the address registered at Paynet, the base url). Never worth a retry. */
export class PaynetConfigurationError extends PaynetError {
  readonly kind = "configuration"
}

/** Paynet understood and said no; `resultCode` says why, when Paynet gave one. Repeating it unchanged is pointless. */
export class PaynetRefusedError extends PaynetError {
  readonly kind = "refused"
}

/** No usable answer: network error, timeout, 5xx, 408, 429, or Paynet's own "server error" and "timeout". Ask later. */
export class PaynetUnreachableError extends PaynetError {
  readonly kind = "unreachable"
}

/** An answer came that is not what Paynet documents: HTML, a redirect, too large, no rows, no url. Proves nothing. */
export class PaynetUnreadableError extends PaynetError {
  readonly kind = "unreadable"
}

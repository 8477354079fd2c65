import { isLoopbackHttp, type PaynetAccount } from "./account"
import { unreadable, type Verdict } from "./envelope"
import { isRecord, pickText } from "./fields"
import type { PaynetAnswer } from "./http"
import { type Kurus, kurus, kurusToJsonNumber } from "./kurus"

/** A link is addressed by our reference or by the id that Paynet gave it. */
export type PayLinkKey = { reference: string } | { id: string }

/**
 * What a link is made of. `amount` is kuruş. Optional fields are sent only when set; those that Paynet does not document
 * (`ratioCode`, `installments`) are UNVERIFIED and are the merchant's choice.
 */
export type CreatePayLink = {
  amount: Kurus
  payerName: string
  /** At most 50 characters (documented). */
  reference: string
  succeedUrl: string
  errorUrl: string
  confirmationUrl?: string
  lifetimeHours: number
  /** true: Paynet's fee is added on top of what the card pays. */
  addCommission: boolean
  /** 5: Paynet's POS (Paynet's default), 1: the merchant's own. */
  posType?: 1 | 5
  agentId?: string
  ratioCode?: string
  /** Allowed counts, 1 being a single payment; "none" allows nothing but a single payment. */
  installments?: readonly number[] | "none"
  /** Shown to the payer. */
  note?: string
  /** Shown in the merchant's reports. */
  agentNote?: string
  email?: string
  phone?: string
  /** Paynet mails or texts the link itself. */
  sendEmail?: boolean
  sendSms?: boolean
}

/** `url` is https, or http on loopback when the account's own base url is. `id` may be missing (seen in clients). */
export type CreatedPayLink = { id: string | null; url: string }

const MAX_REFERENCE_LENGTH = 50
const MAX_INSTALLMENTS = 12

/** The fields that address a link. @throws RangeError on an empty key. */
export const payLinkKeyFields = (key: PayLinkKey): { reference_no: string } | { id: string } => {
  if ("reference" in key ? key.reference === "" : key.id === "") {
    throw new RangeError("A PayLink is addressed by a reference or an id, and this one is empty")
  }
  return "reference" in key ? { reference_no: key.reference } : { id: key.id }
}

/**
 * The fields of mailorder/create. `multi_payment` and the mail switches are always sent: their defaults differ between
 * Paynet's SDKs (UNVERIFIED), and a link that can be paid twice must not depend on them.
 * @throws RangeError for what Paynet would refuse or misread: an amount below one kuruş, a reference that is empty or
 * over 50 characters, a lifetime that is not whole hours, a bad instalment list, a mail or text without its address.
 */
export const payLinkFields = (link: CreatePayLink): Record<string, unknown> => {
  assertSendable(link)
  return {
    amount: kurusToJsonNumber(link.amount),
    name_surname: link.payerName,
    reference_no: link.reference,
    succeed_url: link.succeedUrl,
    error_url: link.errorUrl,
    confirmation_url: link.confirmationUrl,
    // A lifetime in hours, as text (documented), whatever its name says.
    expire_date: String(link.lifetimeHours),
    addcomission_to_amount: link.addCommission,
    multi_payment: false,
    send_confirmation_mail: false,
    send_mail: link.sendEmail ?? false,
    send_sms: link.sendSms ?? false,
    email: link.email,
    phone: link.phone,
    pos_type: link.posType,
    agent_id: link.agentId,
    ratio_code: link.ratioCode,
    note: link.note,
    agent_note: link.agentNote,
    ...installmentFields(link.installments),
  }
}

const assertSendable = (link: CreatePayLink): void => {
  const problem =
    (kurus(link.amount) < 1 && "its amount must be at least one kuruş") ||
    (link.payerName.trim() === "" && "it needs the payer's name") ||
    (link.reference === "" && "it needs a reference") ||
    (link.reference.length > MAX_REFERENCE_LENGTH && "its reference is longer than 50 characters") ||
    (!(Number.isSafeInteger(link.lifetimeHours) && link.lifetimeHours > 0) && "its lifetime must be whole hours") ||
    (link.sendEmail && !link.email && "it cannot be mailed without an e-mail address") ||
    (link.sendSms && !link.phone && "it cannot be texted without a phone number")
  if (problem) {
    throw new RangeError(`This PayLink cannot be made: ${problem}`)
  }
}

const installmentFields = (installments: CreatePayLink["installments"]): Record<string, unknown> => {
  if (installments === undefined) {
    return {}
  }
  if (installments === "none") {
    return { no_instalment: true }
  }
  const isCount = (n: number) => Number.isSafeInteger(n) && n >= 1 && n <= MAX_INSTALLMENTS
  if (installments.length === 0 || !installments.every(isCount)) {
    throw new RangeError("This PayLink cannot be made: its instalments must be counts from 1 to 12")
  }
  const counts = [...new Set(installments)].sort((a, b) => a - b)
  // In Paynet's list a single payment is 0.
  return { installments: counts.map((n) => (n === 1 ? 0 : n)).join(",") }
}

/**
 * Reads mailorder/create.
 * @throws PaynetUnreadableError when there is no url that a shopper may be sent to; a link may exist all the same.
 */
export const readCreatedPayLink = (account: PaynetAccount, answer: PaynetAnswer, verdict: Verdict): CreatedPayLink => {
  const body = isRecord(verdict.body) ? verdict.body : {}
  const url = shopperUrl(account, pickText(body, ["url"]))
  if (url === null) {
    throw unreadable(answer, "it has no url that a shopper may be sent to", { resultCode: verdict.resultCode })
  }
  return { id: pickText(body, ["id"]), url }
}

// The shopper's browser goes there: no javascript:, no clear text, no "https://paynet.com.tr@elsewhere/".
const shopperUrl = (account: PaynetAccount, text: string | null): string | null => {
  if (text === null || !URL.canParse(text)) {
    return null
  }
  const url = new URL(text)
  const isSafe = url.protocol === "https:" || (isLoopbackHttp(account.baseUrl) && isLoopbackHttp(text))
  return isSafe && !url.username && !url.password ? url.href : null
}

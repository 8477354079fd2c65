import { assertUsable, type PaynetAccount } from "./account"
import { readEnvelope, refusal, type Verdict } from "./envelope"
import { type PaynetAnswer, post } from "./http"
import { hasMoreAfter, type PageQuery, pageFields } from "./page"
import {
  type CreatedPayLink,
  type CreatePayLink,
  type PayLinkKey,
  payLinkFields,
  payLinkKeyFields,
  readCreatedPayLink,
} from "./pay-link"
import { type PayLinkDetail, readPayLinkDetail } from "./pay-link-detail"
import { deadlineAfter, type Patience, retryReads } from "./retry-reads"
import { type PaynetReversal, type RequestReversal, readReversals, reversalFields } from "./reversal"
import { ofReference, type PaynetTransaction, readTransactions } from "./transaction"

export type { PaynetAccount } from "./account"

type TransactionListQuery = PageQuery & { unsuccessful?: boolean; agentId?: string }
/** `hasMore` is null where Paynet does not say: only an empty page is the end then. */
type TransactionPage = { rows: PaynetTransaction[]; hasMore: boolean | null }
export type ReversalPage = { rows: PaynetReversal[]; hasMore: boolean | null }

/**
 * Paynet's API with one account. Every method rejects with a `PaynetError` (see there what each kind means), or with a
 * RangeError, before anything is sent, when it was asked for something that must never reach Paynet.
 * Reads are retried within the account's `timeoutMs`; writes are sent once.
 */
export type PaynetClient = {
  /** Makes a link. After `effect: "unknown"` or result code 5 one may exist: ask `payLinkDetail` or use a new reference. */
  createPayLink(input: CreatePayLink): Promise<CreatedPayLink>
  /** Null when Paynet has no such link. */
  payLinkDetail(key: PayLinkKey): Promise<PayLinkDetail | null>
  /** "awaiting" opens the link for payment, "passive" closes it. What a payer already in 3-D Secure sees is UNVERIFIED. */
  setPayLinkStatus(key: PayLinkKey, status: "awaiting" | "passive"): Promise<void>
  /**
   * The proof of a payment: what Paynet has for our reference. An empty list means that Paynet *said* it has nothing;
   * whatever else goes wrong is an error. Whether failed attempts and reversals are among the rows is UNVERIFIED.
   */
  checkTransactions(reference: string, options?: Partial<Patience>): Promise<PaynetTransaction[]>
  /** One transaction, with `reversed` and `reversedXactId` where Paynet says. Empty when Paynet has nothing. */
  transactionDetail(xactId: string): Promise<PaynetTransaction[]>
  /** A page of the account's transactions, ours and others'; failed ones only with `unsuccessful`. */
  transactionList(query: TransactionListQuery): Promise<TransactionPage>
  /**
   * Asks for money to be given back. Resolving means *accepted*, not done: older pages say that staff review it. On the
   * day of the sale only the whole amount is allowed (documented); what a partial does then is UNVERIFIED.
   */
  requestReversal(input: RequestReversal): Promise<void>
  /** A page of the account's reversals. */
  reversalList(query: PageQuery): Promise<ReversalPage>
}

// Documented for mailorder/status_update; other values mean other things elsewhere.
const LINK_STATUS = { awaiting: 0, passive: 3 } as const

// `whenNoData` is only reached when Paynet itself says that it has nothing.
type Reading<T> = { whenDone: (answer: PaynetAnswer) => T; whenNoData: () => T }

const TRANSACTIONS: Reading<PaynetTransaction[]> = { whenDone: readTransactions, whenNoData: () => [] }

type Heard = { answer: PaynetAnswer; verdict: Verdict }
type Fields = Readonly<Record<string, unknown>>

/**
 * A client for one account. It holds no state: make one per account, or one per call.
 * @throws PaynetConfigurationError when the account's key or base url cannot work.
 */
export const createPaynetClient = (account: PaynetAccount): PaynetClient => {
  assertUsable(account)

  const ask = async (service: string, fields: Fields, write: boolean, signal: AbortSignal): Promise<Heard> => {
    const answer = await post(account, { service, fields, write }, signal)
    return { answer, verdict: readEnvelope(answer) }
  }

  const read = <T>(
    service: string,
    fields: Fields,
    { whenDone, whenNoData }: Reading<T>,
    patience?: Partial<Patience>,
  ): Promise<T> =>
    retryReads(
      async (signal) => {
        const { answer, verdict } = await ask(service, fields, false, signal)
        return verdict.outcome === "no-data" ? whenNoData() : whenDone(answer)
      },
      { timeoutMs: patience?.timeoutMs ?? account.timeoutMs, retries: patience?.retries },
    )

  const write = async (service: string, fields: Fields): Promise<Heard> => {
    const heard = await ask(service, fields, true, deadlineAfter(account.timeoutMs))
    if (heard.verdict.outcome === "no-data") {
      throw refusal({ service, httpStatus: heard.answer.httpStatus, resultCode: heard.verdict.resultCode })
    }
    return heard
  }

  return {
    createPayLink: async (input) => {
      const { answer, verdict } = await write("mailorder/create", payLinkFields(input))
      return readCreatedPayLink(account, answer, verdict)
    },
    payLinkDetail: async (key) =>
      read("mailorder/detail", payLinkKeyFields(key), {
        whenDone: (answer) => readPayLinkDetail(answer, key),
        whenNoData: () => null,
      }),
    setPayLinkStatus: async (key, status) => {
      await write("mailorder/status_update", { ...payLinkKeyFields(key), status: LINK_STATUS[status] })
    },
    checkTransactions: async (reference, options) => {
      const rows = await read("transaction/check", { reference_no: required(reference) }, TRANSACTIONS, options)
      return ofReference(rows, reference)
    },
    transactionDetail: async (xactId) => read("transaction/detail", { xact_id: required(xactId) }, TRANSACTIONS),
    transactionList: async (query) =>
      read("transaction/list", transactionListFields(query), {
        whenDone: (answer) => ({ rows: readTransactions(answer), hasMore: hasMoreAfter(answer.body, query.start) }),
        whenNoData: () => ({ rows: [], hasMore: false }),
      }),
    requestReversal: async (input) => {
      await write("transaction/reversed_request", reversalFields(input))
    },
    reversalList: async (query) =>
      read("transaction/reversal_list", pageFields(query), {
        whenDone: (answer) => ({ rows: readReversals(answer), hasMore: hasMoreAfter(answer.body, query.start) }),
        whenNoData: () => ({ rows: [], hasMore: false }),
      }),
  }
}

const transactionListFields = (query: TransactionListQuery): Fields => ({
  ...pageFields(query),
  show_unsucceed: query.unsuccessful ?? false,
  ...(query.agentId ? { agent_id: query.agentId } : {}),
})

// An empty key could match every transaction of the account.
const required = (key: string): string => {
  if (key.trim() === "") {
    throw new RangeError(
      "Paynet can only be asked about a transaction by a reference or an xact_id, and this one is empty",
    )
  }
  return key
}

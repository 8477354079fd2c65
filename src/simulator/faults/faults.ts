/** Everything that can be switched through `control.set` and `POST /_control`. Reset returns to `DEFAULTS`. */
export interface Faults {
  clock: ClockFaults
  confirmation: ConfirmationFaults
  /** Faults per service ("mailorder/create", …) or for all ("*"). A list is a queue; an empty list clears it. */
  services: Record<string, ServiceFault[]>
  create: CreateFaults
  links: LinkFaults
  check: CheckFaults
  lists: ListFaults
  redirect: RedirectFaults
  reversals: ReversalFaults
  charge: ChargeFaults
}

/** Groups may be given in part; the fields not named keep their value. */
export type FaultsPatch = {
  [Group in Exclude<keyof Faults, "services">]?: Partial<Faults[Group]>
} & { services?: Record<string, ServiceFault | ServiceFault[]> }

/** The simulator's clock; real delays are not ruled by it. */
export interface ClockFaults {
  /** Added to the base: the `now` option, else `fixed`, else the real clock. */
  offsetMs: number
  /** An ISO time at which the clock stands. Refused when the simulator was started with `now`. */
  fixed: string | null
}

/** Paynet's POST to confirmation_url. */
export interface ConfirmationFaults {
  /** Asked when the payment happens. "hold" keeps them until `control.releaseConfirmations()`. */
  mode: "send" | "drop" | "hold"
  /** Real milliseconds between the payment and the POST. */
  delayMs: number
  /** How many times each is posted, all at once. */
  repeat: number
  /** Whether failed attempts are posted too; Paynet's documentation does not say. */
  onDecline: boolean
  /** Fields of the body that are replaced or added, by the name they have in the body. */
  overrides: Record<string, unknown>
  /** "broken" is JSON cut off in the middle. */
  as: "json" | "form" | "broken"
}

/** What meets the next calls of a service. */
export type ServiceFault = {
  /** How many calls it meets; 1 when absent. */
  times?: number | "always"
} & (
  | {
      kind: "status"
      status: number
      /** Without one: Paynet's error envelope below 500, an HTML page from 500 on. */
      body?: string
    }
  /** 200 with a page of HTML, no effect. */
  | { kind: "html" }
  /** 302 without effect, to the simulator's start page unless told. */
  | { kind: "redirect"; location?: string }
  /** 200 with 10 MB of JSON, no effect. */
  | { kind: "huge" }
  /** The connection is destroyed, before or after the effect. */
  | { kind: "reset-before" | "reset-after" }
  /** Silence for so many ms, then the connection is destroyed; before or after the effect. */
  | { kind: "timeout-before" | "timeout-after"; ms: number }
  /** The call is handled so many ms later. */
  | { kind: "delay"; ms: number }
  /** Handled at once, but the body takes so many ms to arrive (default 30 000). */
  | { kind: "drip"; ms?: number }
  /** HTTP 200 with this result code, no effect. */
  | { kind: "code"; code: number; message?: string }
)

/** How mailorder/create answers. */
export interface CreateFaults {
  /** The answer has no `id`. */
  missingId: boolean
  /** The answer names an http:// address on another host. */
  httpUrl: boolean
  /** A link is made, and answered with code 100 instead of 0. */
  code100: boolean
  /** A `reference_no` for the second time: refused, or a second payable link; "old-success" answers the first link again, with code 100. */
  duplicateReference: "code5" | "second-link" | "old-success"
}

/** What nobody has documented of a link. */
export interface LinkFaults {
  /** Lifetime when `expire_date` is absent; Paynet's own is not known. */
  defaultHours: number
  /** Meaning of an absent `multi_payment`: true as in the public SDKs. */
  multiPaymentWhenAbsent: boolean
  /** The status numbers that nobody has documented. */
  paidStatus: number
  expiredStatus: number
  /** Whether `mailorder/detail` and `/list` tell the status and the url. */
  showStatus: boolean
  showUrl: boolean
  /** What becomes of a payer in 3-D Secure when the link is switched off or expires. */
  inThreeDSecure: "finish" | "refuse"
  /** What `status_update` answers for a paid link. */
  updatePaid: "accept" | "code6"
}

/** How `transaction/check` answers. The spelling of rows holds for `transaction/detail` and `/list` too. */
export interface CheckFaults {
  /** After a payment so many checks that would find it still answer "no data". */
  noDataFor: number
  /** How "no data" is said, by every service that looks something up. */
  noDataStyle: "code12" | "empty" | "http404"
  /** "root" spreads the first row into the answer itself. */
  dataKey: "Data" | "data" | "root"
  /** Money as a JSON number, "1149.99", "1149,99" or "1.149,99". */
  numberFormat: "number" | "dot" | "comma" | "tr-thousands"
  /** How a true is written; false follows it. */
  boolStyle: true | "true" | "True" | 1 | "1"
  /** How lira are named; other currencies keep their name. */
  currencyStyle: "TRY" | "TL"
  /** Whether failed attempts are among the rows. */
  showDeclined: boolean
  /** Whether approved reversals are among the rows (`transaction_type` 2 or 9). */
  showReversals: boolean
  /** Whether rows of check carry `reversed` and `reversed_xact_id`, which only detail and list are known to have. */
  showReversedFlag: boolean
  /** Of several rows for one reference. */
  order: "oldest-first" | "newest-first"
  /** "documented": agent_reference in check and detail, xact_agent_reference in list. */
  referenceName: "documented" | "agent_reference" | "reference_no" | "referance_no" | "xact_agent_reference"
  /** Spellings of fields that clients have met. */
  netName: "net_amount" | "netAmount"
  instalmentName: "instalment" | "installment"
  commissionName: "comission" | "commission"
  cardName: "card_no" | "card_number"
  /** Fields of rows replaced or added, per reference or "*" for all: `{ pl_1: { amount: 1, currency: "USD" } }`. */
  overrides: Record<string, Record<string, unknown>>
}

/** How transaction/list and transaction/reversal_list page and what they show. */
export interface ListFaults {
  /** Rows a page has at most, whatever `limit` asks. */
  maxLimit: number
  /** Whether the day `datbi` itself belongs to the range. */
  endDay: "inclusive" | "exclusive"
  /** Row indexes of "newest-first" move when a payment comes in between two pages. */
  order: "oldest-first" | "newest-first"
  /** References that the transaction list leaves out. */
  omit: string[]
  /** Whether approved reversals are rows of the transaction list. */
  showReversals: boolean
  /** How `has_more` is told: as it is, always false, not at all, or neither it nor how many rows there are. */
  hasMore: "told" | "false" | "absent" | "silent"
}

/** The browser's way back to the shop. */
export interface RedirectFaults {
  /** How `xact_id` is glued to the url: properly, always with "?", or always with "&amp;". */
  join: "query" | "second-question-mark" | "amp"
  /** "POST" sends the browser on with a form that submits itself, with xact_id in its body as well. */
  method: "GET" | "POST"
}

/** What becomes of money that is asked back. */
export interface ReversalFaults {
  /** "hold" waits for `control.approveReversal` or `declineReversal`. */
  mode: "approve" | "decline" | "hold"
  /** Real milliseconds until "approve" or "decline" happens; 0: together with the request. */
  delayMs: number
  /** A partial amount on the Istanbul day of the sale: refused, or taken as a full cancel. */
  sameDayPartial: "error" | "full"
  /** Whether `reversal_list` shows requests that nobody has decided. */
  listPending: boolean
  /** Whether it shows requests that were declined. */
  listDeclined: boolean
  /** Its columns: sum and `is_succeed` are not among the documented ones. */
  listColumns: "all" | "documented"
  /** Its sums: lira, or ×100 as in the request. */
  listAmount: "lira" | "minor"
  /** Which transaction `xact_id` names in `reversal_list`; `reversed_xact_id` names the other one. */
  listXactId: "reversal" | "sale"
  /** Whether a sale counts as `reversed` as soon as a part of it was refunded. */
  partialMarksReversed: boolean
}

/** What Paynet keeps of a payment. */
export interface ChargeFaults {
  /** Paynet's fee in percent, decimal text with at most two decimals. */
  commissionPercent: string
  /** What each further month of an instalment plan adds to the fee, in percent. */
  instalmentPercent: string
  /** The further months are charged to the card also where the link says that the merchant pays the fee. */
  instalmentsOnTop: boolean
}

export const DEFAULTS: Faults = {
  clock: { offsetMs: 0, fixed: null },
  confirmation: { mode: "send", delayMs: 0, repeat: 1, onDecline: false, overrides: {}, as: "json" },
  services: {},
  create: { missingId: false, httpUrl: false, code100: false, duplicateReference: "code5" },
  links: {
    defaultHours: 72,
    multiPaymentWhenAbsent: true,
    paidStatus: 1,
    expiredStatus: 2,
    showStatus: true,
    showUrl: false,
    inThreeDSecure: "finish",
    updatePaid: "accept",
  },
  check: {
    noDataFor: 0,
    noDataStyle: "code12",
    dataKey: "Data",
    numberFormat: "number",
    boolStyle: true,
    currencyStyle: "TRY",
    showDeclined: true,
    showReversals: false,
    showReversedFlag: false,
    order: "oldest-first",
    referenceName: "documented",
    netName: "net_amount",
    instalmentName: "instalment",
    commissionName: "comission",
    cardName: "card_no",
    overrides: {},
  },
  lists: {
    maxLimit: 1_000,
    endDay: "inclusive",
    order: "oldest-first",
    omit: [],
    showReversals: false,
    hasMore: "told",
  },
  redirect: { join: "query", method: "GET" },
  reversals: {
    mode: "approve",
    delayMs: 0,
    sameDayPartial: "error",
    listPending: true,
    listDeclined: false,
    listColumns: "all",
    listAmount: "lira",
    listXactId: "reversal",
    partialMarksReversed: false,
  },
  charge: { commissionPercent: "2.50", instalmentPercent: "1.00", instalmentsOnTop: false },
}

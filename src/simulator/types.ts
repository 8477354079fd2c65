import type { Faults, FaultsPatch } from "./faults/faults"

/** What `startSimulator` takes; all of it may be left out. */
export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  port?: number
  /** 127.0.0.1 unless told. */
  host?: string
  /** The clock of links, payments and days; real delays are not ruled by it. */
  now?: () => Date
  /** The key that `Authorization: Basic <key>` must carry, raw. "sim_secret_key" unless told. */
  secretKey?: string
  /** Gets one line per call, without card data. */
  log?: (line: string) => void
}

/** A running simulator: its address, its books, and the levers that a test pulls. */
export interface Simulator {
  /** Serves the API, the payment pages, the start page and `/_control`. */
  readonly url: string
  /** Pays (or tries to pay) a link as a shopper would, without a browser. */
  pay(redirectUrl: string, options?: PayOptions): Promise<Payment>
  /** A snapshot; money is decimal text in lira. */
  books(): BooksSnapshot
  readonly control: Control
  close(): Promise<void>
}

/** How a link is paid; without any, as asked, by a card that is approved. */
export interface PayOptions {
  /** Digits of the card; Paynet's first test card unless told. */
  card?: string
  outcome?: "approve" | "decline"
  /** Lira that are really charged, when it shall differ from what the link asks. */
  amount?: string
  currency?: string
  /** 0, the default, is a single payment. */
  instalment?: number
  /** False: no confirmation is posted for this payment. */
  confirm?: boolean
  /** True: the browser goes on to succeed_url or error_url (one request). */
  follow?: boolean
  /** Charges although the link is expired, switched off or paid. */
  force?: boolean
}

/** One attempt to pay a link, approved or declined. */
export interface Payment {
  xactId: string
  /** Where the browser is sent: succeed_url or error_url with xact_id glued on, or the simulator's own result page. */
  redirectUrl: string
  /** The shop's answer to the browser when `follow` was asked; null when not asked or not answered. */
  landing: { status: number; location: string | null } | null
  /** Settles when the shop answered the server's POST. Null: none was sent, or nobody answered. */
  confirmation: Promise<ConfirmationAnswer | null>
}

/** HTTP statuses with which the shop answered the POST to its confirmation_url. */
export interface ConfirmationAnswer {
  /** Of the first POST. */
  status: number
  /** One for each POST when `confirmation.repeat` is above 1; null: nobody answered. */
  statuses: (number | null)[]
}

/** All that happened since the start, oldest first. Sums are decimal text in lira, times ISO. */
export interface BooksSnapshot {
  links: LinkBook[]
  transactions: TransactionBook[]
  reversals: ReversalBook[]
  calls: CallBook[]
  confirmations: ConfirmationBook[]
}

/** A link as it stands now. */
export interface LinkBook {
  id: string
  reference: string
  /** What the link asks, without commission on top. */
  amount: string
  /** 0 awaiting payment, 3 passive; paid and expired as `links.paidStatus` and `links.expiredStatus` say. */
  status: number
  payable: boolean
  createdAt: string
  expiresAt: string
  url: string
  request: Record<string, unknown>
}

/** One attempt on a card. */
export interface TransactionBook {
  xactId: string
  linkId: string
  reference: string
  /** What the card paid. */
  amount: string
  netAmount: string
  commission: string
  currency: string
  instalment: number
  succeeded: boolean
  /** All of it was given back. */
  reversed: boolean
  refunded: string
  date: string
}

/** Money on its way back, asked for through the API or made in Paynet's panel. `amount` in lira. */
export interface ReversalBook {
  id: string
  /** Of the sale. */
  xactId: string
  reversalXactId: string
  reference: string
  amount: string
  kind: "cancel" | "refund"
  source: "request" | "panel"
  /** The request's `amount` as it came; null when it had none, which means everything. */
  asked: string | null
  state: "requested" | "approved" | "declined"
  requestedAt: string
  settledAt: string | null
}

/** One call of the shop to Paynet's API. */
export interface CallBook {
  /** "mailorder/create", … or whatever came after /v1/. */
  service: string
  at: string
  reference: string | null
  xactId: string | null
  /** Null: no answer left the simulator (yet). */
  status: number | null
  /** `code` of the answer, when it had one. */
  code: number | null
  /** The fault that met the call. */
  fault: string | null
}

/** One POST to the shop. */
export interface ConfirmationBook {
  /** "payment": Paynet's POST to confirmation_url; "reversal": the one to succeedUrl; "forged": not Paynet's at all. */
  kind: "payment" | "reversal" | "forged"
  url: string
  reference: string | null
  xactId: string | null
  at: string
  /** Null: nobody answered (yet). */
  status: number | null
}

/** The levers; `POST /_control/<name>` has the same ones. */
export interface Control {
  get(): Faults
  /** Throws a sentence, and changes nothing, when a switch or its value is unknown. */
  set(patch: FaultsPatch): void
  /** All switches back to their defaults; held calls go on, held confirmations are dropped; the books stay. */
  reset(): void
  /** Parks the next call of the service ("*": of any) before its effect. */
  hold(service: string): Hold
  /** Lets every held call go on, and takes back holds that nobody reached. */
  releaseHolds(): void
  /** Posts what `confirmation.mode: "hold"` kept, and answers how many they were once all are answered. */
  releaseConfirmations(): Promise<number>
  /** Posts any body to any url, as a stranger could. */
  forgeConfirmation(url: string, fields: Record<string, unknown>): Promise<{ status: number } | null>
  /** Decides every open request of the sale; settles with the answer to the succeedUrl post. */
  approveReversal(xactId: string): Promise<{ status: number } | null>
  declineReversal(xactId: string): Promise<{ status: number } | null>
  /** Given back in Paynet's own panel: all that is left, or so much lira. */
  reverse(xactId: string, amount?: string): void
}

/** A call that stands parked. */
export interface Hold {
  /** Resolves when a call stands parked. */
  reached: Promise<void>
  release(): void
}

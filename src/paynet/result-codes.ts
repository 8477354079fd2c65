/** Paynet's result codes (documented; 22 to 26 are known from its SDKs only, UNVERIFIED), in our own words. */
const RESULT_CODES: ReadonlyMap<number, string> = new Map([
  [0, "successful"],
  [1, "unsuccessful"],
  [2, "company blocked"],
  [3, "agent blocked"],
  [4, "agent not found"],
  [5, "duplicate data"],
  [6, "no process"],
  [7, "unauthorized"],
  [8, "server error"],
  [9, "not implemented"],
  [10, "timeout"],
  [11, "bad request"],
  [12, "no data"],
  [13, "no session"],
  [14, "wrong bin"],
  [15, "unmatched transaction"],
  [16, "3-D error"],
  [17, "session already used"],
  [18, "wrong card data"],
  [19, "wrong transaction type"],
  [20, "wrong pos type"],
  [21, "ratio lookup error"],
  [22, "wrong expire date"],
  [23, "wrong ratio_code"],
  [24, "wrong invoice_no"],
  [25, "wrong card"],
  [26, "wrong card_key"],
  [100, "old successful"],
])

/** The codes this client decides by. `OLD_SUCCESSFUL`: an earlier success is repeated. */
export const RESULT = {
  SUCCESSFUL: 0,
  UNAUTHORIZED: 7,
  SERVER_ERROR: 8,
  TIMEOUT: 10,
  NO_DATA: 12,
  OLD_SUCCESSFUL: 100,
} as const

/** Whether Paynet's table has this code. A code outside it proves nothing about what Paynet did. */
export const isKnownResultCode = (code: number): boolean => RESULT_CODES.has(code)

/** "5 (duplicate data)", for messages and logs; an unknown code as "999 (not in Paynet's table)". */
export const describeResultCode = (code: number): string =>
  `${code} (${RESULT_CODES.get(code) ?? "not in Paynet's table"})`

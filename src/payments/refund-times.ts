export const DAY_MS = 24 * 60 * 60_000
/** A call to Paynet does not take longer than this, with the wait for its turn. */
export const CALL_MS = 2 * 60_000
/** Paynet's staff may review a refund, so it is looked after slowly, and at once when Paynet's post arrives. */
export const FIRST_LOOK_MS = 2 * 60_000
/** How long a refund whose answer was lost may take to show in Paynet's lists, and to be booked by whoever asked for it. */
export const UNKNOWN_MS = 10 * 60_000
/**
 * When a refund whose answer was lost, and that Paynet does not show, counts as never accepted: whether Paynet lists what
 * its staff has not decided is UNVERIFIED.
 */
export const LOST_MS = DAY_MS

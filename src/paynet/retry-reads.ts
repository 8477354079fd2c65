import { setTimeout as sleep } from "node:timers/promises"
import { PaynetError } from "./errors"

const BACK_OFF_IN_MS = [200, 800]
const DEFAULT_RETRIES = 2
const TOO_MANY_REQUESTS = 429

/** `timeoutMs` bounds all attempts and pauses together; `retries` is how many attempts may follow the first. */
export type Patience = { timeoutMs: number; retries?: number }

/**
 * Runs a read of Paynet and repeats it when no believable answer came: network errors, 5xx, HTML, unreadable shapes.
 * Not repeated: a refused key, a clear no, HTTP 429, and anything that is not about Paynet. Pauses of 200 ms and 800 ms.
 *
 * This is safe because a read changes nothing at Paynet. Never wrap a write in it: a create or a refund whose answer was
 * lost may have been done.
 *
 * The signal handed to `read` fires when the total time is over. If that happens in a pause, the failure before the
 * pause is thrown: it says more than a timeout.
 * @throws whatever the last attempt threw.
 */
export const retryReads = async <T>(
  read: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, retries = DEFAULT_RETRIES }: Patience,
): Promise<T> => {
  const deadline = deadlineAfter(timeoutMs)
  for (let attempt = 0; ; attempt++) {
    try {
      return await read(deadline)
    } catch (error) {
      if (attempt >= retries || !isWorthRepeating(error) || !(await pause(attempt, deadline))) {
        throw error
      }
    }
  }
}

/** A signal that fires after at least one millisecond: a caller whose own time is over gets a timeout, not a RangeError. */
export const deadlineAfter = (timeoutMs: number): AbortSignal => AbortSignal.timeout(Math.max(1, Math.floor(timeoutMs)))

const isWorthRepeating = (error: unknown): boolean =>
  error instanceof PaynetError &&
  (error.kind === "unreachable" || error.kind === "unreadable") &&
  error.httpStatus !== TOO_MANY_REQUESTS

const pause = async (attempt: number, signal: AbortSignal): Promise<boolean> => {
  const ms = BACK_OFF_IN_MS[Math.min(attempt, BACK_OFF_IN_MS.length - 1)]
  return sleep(ms, true, { signal }).catch(() => false)
}

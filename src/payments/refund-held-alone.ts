import type { PaynetOutcome } from "../types"
import type { Context } from "./context"
import { refundHeld } from "./held-money"
import { reasonOf } from "./log"

const AFTER_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000
const PER_HOUR = 5
/** One process at a time, or five each. */
const LEASE_MS = 55_000
const ALONE: readonly (PaynetOutcome | null)[] = ["late_payment", "paid_twice", "order_failed"]
const JOB = { id: "job" }

/**
 * With `heldPayments: "refund"` money that nobody can use goes back by itself: after a quarter of an hour, never on a
 * mismatch, at most five an hour in the whole cluster, then it stops and says so. Each is tried once; what fails waits
 * for a person.
 */
export const refundHeldAlone = async (ctx: Context): Promise<void> => {
  if (ctx.options.heldPayments !== "refund") return
  const now = ctx.now()
  if (!(await ctx.ledger.settings.lease("refund_alone_lease", now, new Date(now.getTime() + LEASE_MS)))) return
  const held = await ctx.ledger.transactions.heldBefore(new Date(now.getTime() - AFTER_MS), 100)
  for (const transaction of held.filter((one) => ALONE.includes(one.outcome))) {
    if ((await ctx.ledger.entries.countSince("refund_alone", new Date(now.getTime() - HOUR_MS))) >= PER_HOUR) {
      ctx.log.error("held payments are no longer given back by themselves: five in an hour, a person must look", {
        waiting: held.length,
      })
      return
    }
    const entry = {
      fact: `refund_alone:${transaction.id}`,
      kind: "refund_alone" as const,
      paylinkId: transaction.paylink_id,
      transactionId: transaction.id,
      outcome: transaction.outcome,
    }
    if (!(await ctx.ledger.entries.write(entry, ctx.now()))) continue
    await refundHeld(ctx, transaction.id, JOB).catch((error: unknown) =>
      ctx.log.error("held payment could not be given back by itself", {
        transaction: transaction.id,
        reason: reasonOf(error),
      }),
    )
  }
}

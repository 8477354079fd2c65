import type { Transaction } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import type { Context } from "./context"
import { refundHeld } from "./held-money"
import { reasonOf } from "./log"

const AFTER_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000
const PER_HOUR = 5
const KIND = "refund_alone"
const ALONE: readonly PaynetOutcome[] = ["late_payment", "paid_twice", "order_failed"]
const JOB = { id: "job" }

/** The turn of this money: one for ever, and so many an hour for all. */
const takeTurn = (ctx: Context, transaction: Transaction, now: Date) =>
  ctx.ledger.entries.writeAtMost(
    {
      fact: `${KIND}:${transaction.id}`,
      kind: KIND,
      paylinkId: transaction.paylink_id,
      transactionId: transaction.id,
      outcome: transaction.outcome,
    },
    { most: PER_HOUR, since: new Date(now.getTime() - HOUR_MS) },
    now,
  )

const sayStopped = async (ctx: Context, now: Date): Promise<void> => {
  if (!(await ctx.ledger.settings.lease("refund_alone_said", now, new Date(now.getTime() + HOUR_MS)))) return
  ctx.log.error("held payments are no longer given back by themselves: five in an hour, a person must look")
}

/**
 * With `heldPayments: "refund"` money that nobody can use goes back by itself: after a quarter of an hour, never on a
 * mismatch, at most five an hour in the whole cluster, then it stops and says so. Each is tried once; what fails waits
 * for a person.
 */
export const refundHeldAlone = async (ctx: Context): Promise<void> => {
  if (ctx.options.heldPayments !== "refund") return
  const before = new Date(ctx.now().getTime() - AFTER_MS)
  for (const transaction of await ctx.ledger.transactions.heldWithout(KIND, ALONE, before, PER_HOUR + 1)) {
    if (ctx.isStopping()) return
    const turn = await takeTurn(ctx, transaction, ctx.now())
    if (turn === "full") return sayStopped(ctx, ctx.now())
    if (turn === "known") continue
    await refundHeld(ctx, transaction.id, JOB).catch((error: unknown) =>
      ctx.log.error("held payment could not be given back by itself", {
        paylink: transaction.paylink_id,
        transaction: transaction.id,
        reason: reasonOf(error),
      }),
    )
  }
}

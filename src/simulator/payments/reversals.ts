import type { Reversal, Transaction } from "../books"
import { newXactId } from "../ids"
import { istanbulDay } from "../istanbul-time"
import { post } from "../post"
import type { Reply } from "../send"
import type { World } from "../world"

/** Enters a reversal that waits for a decision. */
export function askReversal(
  world: World,
  sale: Transaction,
  { amount, asked, source, succeedUrl }: Pick<Reversal, "amount" | "asked" | "source" | "succeedUrl">,
): Reversal {
  const reversal: Reversal = {
    id: `r${world.books.reversals.length + 1}`,
    xactId: newXactId(),
    sale,
    amount,
    kind: isDayOfSale(world, sale) && amount === sale.amount ? "cancel" : "refund",
    source,
    asked,
    succeedUrl,
    requestedAt: world.now(),
    state: "requested",
    settledAt: null,
  }
  world.books.reversals.push(reversal)
  return reversal
}

/** The one place where a reversal moves money, or is refused by Paynet's staff. */
export async function settleReversal(world: World, reversal: Reversal, approved: boolean): Promise<Reply | null> {
  reversal.state = approved ? "approved" : "declined"
  reversal.settledAt = world.now()
  if (!reversal.succeedUrl) return null
  const about = { kind: "reversal", reference: reversal.sale.link.reference, xactId: reversal.sale.xactId } as const
  return post(world, about, reversal.succeedUrl, {
    xact_id: reversal.sale.xactId,
    code: approved ? "0" : "1",
    status: approved ? "approved" : "declined",
    message: approved ? "İşlem onaylandı" : "İşlem reddedildi",
  })
}

/** Decides a fresh request as `reversals.mode` says; the answer to the request does not wait for it. */
export async function decideReversal(world: World, reversal: Reversal): Promise<void> {
  const { mode, delayMs } = world.faults.current.reversals
  if (mode === "hold") return
  if (delayMs > 0 && !(await world.lifetime.wait(delayMs))) return
  if (reversal.state !== "requested") return
  await settleReversal(world, reversal, mode === "approve")
}

/** Decides all open requests of a sale, by a person so to speak. */
export async function settleOpenReversals(world: World, xactId: string, approved: boolean): Promise<Reply | null> {
  const open = world.books.reversals.filter(({ sale, state }) => sale.xactId === xactId && state === "requested")
  if (open.length === 0) throw new Error(`The sale ${xactId} has no reversal that waits for a decision`)
  const replies = await Promise.all(open.map((reversal) => settleReversal(world, reversal, approved)))
  return replies[0] ?? null
}

export function isDayOfSale(world: World, sale: Transaction): boolean {
  return istanbulDay(sale.date) === istanbulDay(world.now())
}

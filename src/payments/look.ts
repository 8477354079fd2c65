import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetClient } from "../paynet/client"
import { PaynetError } from "../paynet/errors"
import type { PaynetTransaction } from "../paynet/transaction"
import { accountInForce, clientForLink } from "./account"
import type { Context } from "./context"
import { declinedEntry } from "./entries"
import { reasonOf } from "./log"
import { within } from "./within"

/** What a look found out. `answered`: the ledger now knows what Paynet knows. `unreachable` is never "not paid". */
export type Look = { kind: "answered"; paid: boolean; declined: boolean } | { kind: "unreachable" }

/** After the attempt that is under way, if any: what a look has seen must be settled even if its asker is gone. */
const SOON_MS = 3 * 60_000

const UNREACHABLE: Look = { kind: "unreachable" }

/** How the whole price of a transaction going back shows in a list of rows is UNVERIFIED: a flag, or a row of its own. */
const withReversals = (rows: PaynetTransaction[]): PaynetTransaction[] => {
  const undone = rows.filter((row) => row.kind === "reversal" && row.succeeded && row.reversedXactId)
  return rows.map((row) => {
    const whole = undone.some(
      (reversal) =>
        reversal.reversedXactId === row.xactId &&
        (reversal.amount === null || row.amount === null || reversal.amount >= row.amount),
    )
    return { ...row, reversed: row.reversed || whole }
  })
}

const write = async (ctx: Context, link: PayLink, rows: PaynetTransaction[], startedAt: Date): Promise<Look> => {
  const sales = withReversals(rows).filter((row) => row.kind === "sale")
  const now = ctx.now()
  for (const row of sales) {
    if (row.succeeded) await ctx.ledger.transactions.see(link.id, row, now)
    else {
      const details = { bank_id: row.bankId, instalment: row.instalment, card_last4: row.cardLast4, date: row.date }
      await ctx.ledger.entries.write(declinedEntry(link, row.xactId, details), now)
    }
  }
  await ctx.ledger.queue.answered(link.id, startedAt)
  if (sales.some((row) => row.succeeded)) await ctx.ledger.queue.ensureDue(link.id, new Date(now.getTime() + SOON_MS))
  if (rows.some((row) => row.succeeded && row.kind === "other")) {
    ctx.log.warn("Paynet lists a successful transaction of a type that is no sale", { paylink: link.id })
  }
  return {
    kind: "answered",
    paid: sales.some((row) => row.succeeded),
    declined: sales.some((row) => !row.succeeded),
  }
}

/**
 * With another key than the link was made with, "nothing" may only mean that the account changed: then the link itself
 * must be known there. A rotated key of the same account knows it.
 */
const isOfAnotherAccount = async (ctx: Context, client: PaynetClient, link: PayLink): Promise<boolean> => {
  if (accountInForce(ctx.options)?.fingerprint === link.key_fingerprint) return false
  if (await client.payLinkDetail({ reference: link.id })) return false
  ctx.log.error("the key in force does not know this paylink: is it another account's?", { paylink: link.id })
  return true
}

const ask = async (ctx: Context, link: PayLink, patienceMs: number): Promise<Look> => {
  const client = clientForLink(ctx, link)
  if (!client) {
    ctx.log.warn("look not possible: no key, or another environment is in force", { paylink: link.id })
    return UNREACHABLE
  }
  const deadline = ctx.now().getTime() + patienceMs
  for (;;) {
    const slot = await ctx.ledger.queue.takeLook(link.id, ctx.now())
    if (!slot) break
    const wait = slot.getTime() - ctx.now().getTime()
    if (ctx.now().getTime() + wait > deadline) return UNREACHABLE
    await ctx.sleep(Math.max(wait, 50))
  }
  try {
    const startedAt = ctx.now()
    const rows = await ctx.gate(() => {
      const timeoutMs = Math.min(ctx.options.timeoutMs, Math.max(deadline - ctx.now().getTime(), 1000))
      return client.checkTransactions(link.id, { timeoutMs, retries: 0 })
    })
    if (!rows.length && (await isOfAnotherAccount(ctx, client, link))) return UNREACHABLE
    return await write(ctx, link, rows, startedAt)
  } catch (error) {
    if (!(error instanceof PaynetError)) throw error
    const what = error.kind === "configuration" ? "Paynet refuses us" : "Paynet did not answer"
    ctx.log.warn(`${what}: look failed`, { paylink: link.id, service: error.service, reason: reasonOf(error) })
    return UNREACHABLE
  }
}

/**
 * Asks Paynet what became of a link, by our own stored reference: the only proof of a payment, and the only caller of
 * `transaction/check`. At most 3 a link in any 10 s in the whole cluster, 8 at once in a process. Who asks while a look
 * is under way gets the next one's answer. Every transaction that it sees is written before anybody acts on it.
 * @param patienceMs how long the caller can wait; over it the answer is `unreachable`, and the look goes on
 */
export const look = async (ctx: Context, link: PayLink, patienceMs: number): Promise<Look> => {
  const looking = ctx.looks(link.id, async () => {
    const now = await ctx.fresh()
    return ask(now, link, Math.max(patienceMs, now.options.timeoutMs + 10_000))
  })
  looking.catch(() => undefined)
  return (await within(looking, patienceMs)) ?? UNREACHABLE
}

import type { Link, Transaction } from "../books"
import type { Fields } from "../fields"
import { istanbulDateTime } from "../istanbul-time"
import { liraText } from "../kurus"
import { post } from "../post"
import type { ConfirmationAnswer } from "../types"
import type { World } from "../world"

interface Held {
  transaction: Transaction
  settle: (answer: ConfirmationAnswer | null) => void
}

/** The POSTs that Paynet's server sends by itself, whatever the shopper's browser does. */
export class Confirmations {
  private held: Held[] = []

  get heldCount(): number {
    return this.held.length
  }

  /** Follows the switches as they stand when the payment happens. */
  async send(world: World, transaction: Transaction): Promise<ConfirmationAnswer | null> {
    const { mode, onDecline, delayMs } = world.faults.current.confirmation
    if (!transaction.link.confirmationUrl || mode === "drop") return null
    if (!transaction.succeeded && !onDecline) return null
    if (mode === "hold") return new Promise((settle) => this.held.push({ transaction, settle }))
    if (!(await world.lifetime.wait(delayMs))) return null
    return deliver(world, transaction)
  }

  async release(world: World): Promise<number> {
    const released = this.held.splice(0)
    await Promise.all(
      released.map(async ({ transaction, settle }) => {
        settle(await deliver(world, transaction))
      }),
    )
    return released.length
  }

  forget(): void {
    for (const { settle } of this.held.splice(0)) settle(null)
  }
}

async function deliver(world: World, transaction: Transaction): Promise<ConfirmationAnswer | null> {
  const { repeat, as } = world.faults.current.confirmation
  const { link, xactId } = transaction
  const about = { kind: "payment", reference: link.reference, xactId } as const
  const body = confirmationBody(world, transaction)
  const replies = await Promise.all(
    Array.from({ length: repeat }, () => post(world, about, link.confirmationUrl, body, as)),
  )
  const statuses = replies.map((reply) => reply?.status ?? null)
  const status = statuses[0] ?? null
  return status === null ? null : { status, statuses }
}

/** Spelled as Paynet's documentation spells it; it names neither the xact_id nor the link. */
function confirmationBody(world: World, transaction: Transaction): Fields {
  const { link, maskedCard } = transaction
  return {
    referance_no: link.reference,
    xact_date: istanbulDateTime(transaction.date),
    agent_id: agentOf(link),
    bank_id: "ZDGR",
    instalment: transaction.instalment,
    card_holder: transaction.cardHolder,
    card_number: maskedCard,
    amount: Number(liraText(transaction.amount)),
    netAmount: Number(liraText(transaction.net)),
    comission: Number(liraText(transaction.commission)),
    comission_tax: 0,
    currency: transaction.currency,
    authorization_code: transaction.authorizationCode,
    order_id: transaction.bankOrderId,
    is_succeed: transaction.succeeded,
    ...world.faults.current.confirmation.overrides,
  }
}

function agentOf(link: Link): string {
  return typeof link.request.agent_id === "string" ? link.request.agent_id : ""
}

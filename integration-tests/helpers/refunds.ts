import { createHash, randomUUID } from "node:crypto"
import { type CartOptions, lira, shopper, until } from "./scene"
import type { Stage } from "./stage"

const DAY_MS = 24 * 60 * 60_000

export type RefundRow = {
  id: string
  status: string
  amount: string
  booked: string
  origin: string
  medusa_refund_id: string | null
}

type PaidOptions = {
  daysAgo?: number
  soldAt?: Date
  xactDate?: string
  /** A second item in the cart. */
  also?: CartOptions["item"]
}

/** An order paid through a PayLink some days ago: the good scene, which every test of refunds spoils in one way. */
export const paidOrder = async (
  stage: Stage,
  { daysAgo = 0, soldAt, xactDate, also, ...cart }: CartOptions & PaidOptions = {},
) => {
  const { simulator, admin } = stage
  const buyer = await shopper(stage, cart)
  if (also) await buyer.addItem(also).expect(200)
  const { url, reference } = await buyer.openLink()
  if (xactDate) simulator.control.set({ check: { overrides: { [reference]: { xact_date: xactDate } } } })
  simulator.control.set({ clock: soldAt ? { fixed: soldAt.toISOString() } : { offsetMs: -daysAgo * DAY_MS } })
  const { xactId, confirmation } = await simulator.pay(url)
  await confirmation
  simulator.control.set({ clock: { fixed: null, offsetMs: 0 } })
  const { id: transactionId } = await buyer.money("captured")
  const { orders, payments } = await buyer.books()
  const orderId = String(orders[0]?.id)
  const paymentId = String(payments[0]?.id)

  const self = {
    buyer,
    reference,
    xactId,
    orderId,
    paymentId,
    transactionId,
    /** The admin's click in Medusa. */
    refund: (amount: number, note?: string) =>
      admin.post(`/admin/payments/${paymentId}/refund`).send({ amount, ...(note && { note }) }),
    cancel: () => admin.post(`/admin/orders/${orderId}/cancel`).expect(200),
    /** The admin's click under Paynet. */
    askAgain: () => admin.post(`/admin/paynet/transactions/${transactionId}/refund`),
    /** What Paynet was asked for, or did by itself: the sums. */
    atPaynet: () =>
      simulator
        .books()
        .reversals.filter((one) => one.xactId === xactId)
        .map((one) => one.amount),
    /** The same as it was written: ×100, or null for "everything". */
    asWritten: () =>
      simulator
        .books()
        .reversals.filter((one) => one.xactId === xactId && one.source === "request")
        .map((one) => one.asked),
    /** What the card really got back. */
    gone: () => simulator.books().transactions.find((one) => one.xactId === xactId)?.refunded,
    ledger: async () =>
      (await stage.sql("select * from paynet_refund where transaction_id = ? order by created_at", [
        transactionId,
      ])) as RefundRow[],
    place: async () => (await buyer.ledger())[0]?.place,
    /** The sum that Medusa's own refunds come to. */
    inMedusa: async () => lira((await buyer.books()).payments[0]?.refunded),
    order: async () => (await buyer.books()).orders[0],
    /** Makes what waits due, and lets the job run. */
    runJob: async () => {
      await stage.sql(
        "update paynet_refund set due_at = now() - interval '1 second' where transaction_id = ? and due_at is not null",
        [transactionId],
      )
      await stage.runJob()
    },
    /** A lost answer, so long ago. */
    age: (minutes: number) =>
      stage.sql(
        "update paynet_refund set updated_at = updated_at - ? * interval '1 minute', requested_at = requested_at - ? * interval '1 minute' where transaction_id = ?",
        [minutes, minutes, transactionId],
      ),
    /** Where Paynet posts about the last refund. */
    hook: async () => {
      const token = createHash("sha256").update(transactionId).digest("hex")
      const hash = createHash("sha256").update(token).digest("hex")
      await stage.sql(
        "update paynet_refund set token_hash = ? where id = (select id from paynet_refund where transaction_id = ? order by created_at desc limit 1)",
        [hash, transactionId],
      )
      return `/hooks/paynet/refunds/${token}`
    },
    /** Paynet's post about the last refund, sent so often at once: "0" is approved, "1" is not. */
    post: async (code: "0" | "1", times = 1) => {
      const url = await self.hook()
      await Promise.all(Array.from({ length: times }, () => stage.http.post(url).send({ code })))
    },
    /** Paynet's posts about all its refunds, at one moment. */
    postAll: async (code: "0" | "1") => {
      const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
      const refunds = await self.ledger()
      for (const { id } of refunds) {
        await stage.sql("update paynet_refund set token_hash = ? where id = ?", [sha256(sha256(id)), id])
      }
      await Promise.all(refunds.map(({ id }) => stage.http.post(`/hooks/paynet/refunds/${sha256(id)}`).send({ code })))
    },
    /** What a kill leaves when Medusa had written its refund and asked nobody yet. */
    halfOfMedusa: async (amount: number, minutesAgo: number) => {
      const id = `ref_${randomUUID()}`
      await stage.sql(
        "insert into refund (id, amount, raw_amount, payment_id, created_at) values (?, ?, ?, ?, now() - ? * interval '1 minute')",
        [id, amount, JSON.stringify({ value: String(amount), precision: 20 }), paymentId, minutesAgo],
      )
      return id
    },
    becomes: (status: string) => until(async () => (await self.ledger()).find((one) => one.status === status)),
    event: (name: string) =>
      until(async () =>
        stage.events.find((one) => one.name === `paynet.${name}` && one.data.transaction_id === transactionId),
      ),
    events: (name: string) =>
      stage.events.filter((one) => one.name === `paynet.${name}` && one.data.transaction_id === transactionId),
  }
  return self
}

import { authorize } from "../../src/payments/authorize"
import { decide } from "../../src/payments/decide"
import { readPurchase } from "../../src/payments/purchase"
import { reconcile } from "../../src/payments/reconcile"
import { settle } from "../../src/payments/settle"
import { switchOff } from "../../src/payments/switch-off"
import { makeLink, onLedger, type Process, seeMoney } from "./ground"
import { contextOf, type MedusaOrder, medusaOrder, ORDER, onPaynet } from "./medusa-order"

describe("a process that looked, was overtaken, and goes on by what it saw", () => {
  const { first, another } = onLedger(2)
  const paynet = onPaynet()

  const linkOf = async (n: number): Promise<string> => {
    const id = await makeLink(first(), `paycol_${n}`, { session_id: `payses_${n}`, host: paynet().url })
    if (!id) throw new Error("no link")
    await first().ledger.links.move(id, ["creating"], { status: "open", url: "https://paynet.example/x" }, new Date())
    return id
  }

  beforeEach(async () => {
    for (const table of ["entry", "transaction", "paylink", "refund"]) await first().db(`paynet_${table}`).delete()
  })

  /** Everything that becomes of money which fits: claimed, booked by Medusa, recorded. */
  const book = async ({ ledger }: Process, medusa: MedusaOrder, money: string, n: number): Promise<void> => {
    const order = { id: ORDER, collections: ["paycol_1", "paycol_2"] }
    expect(await ledger.transactions.claim(money, `payses_${n}`, order, new Date())).toBe(true)
    medusa.pay(n)
    const patch = { outcome: "captured", payment_id: `pay_${n}`, order_id: ORDER } as const
    expect(await ledger.transactions.move(money, "seen", "captured", patch, new Date())).toBe(true)
  }

  /** `authorizePayment` of another process, overtaken between its look at Medusa and its claim. */
  const overtaken = async (medusa: MedusaOrder, sessionId: string, meanwhile: () => Promise<void>) => {
    const { ledger } = another()
    let isOver = false
    const claim: typeof ledger.transactions.claim = async (...given) => {
      if (!isOver) await meanwhile()
      isOver = true
      return ledger.transactions.claim(...given)
    }
    const slow = { ...another(), ledger: { ...ledger, transactions: { ...ledger.transactions, claim } } }
    return authorize(contextOf(slow, medusa, paynet()).ctx, sessionId)
  }

  it("two links of an order were paid, the other one was booked meanwhile: this one is not given to Medusa", async () => {
    const medusa = medusaOrder()
    await seeMoney(first(), await linkOf(1))
    const second = await seeMoney(first(), await linkOf(2))
    const said = await overtaken(medusa, "payses_1", () => book(first(), medusa, second, 2))
    expect(said).toEqual({ kind: "unfit", reason: "the order does not owe this sum" })
  })

  it("a link was paid twice, and one of the two was booked on its session meanwhile: the other is not", async () => {
    const medusa = medusaOrder()
    const link = await linkOf(1)
    const one = await seeMoney(first(), link)
    await seeMoney(first(), link)
    const said = await overtaken(medusa, "payses_1", () => book(first(), medusa, one, 1))
    expect(said).toEqual({ kind: "unfit", reason: "the session is paid" })
  })

  it("and what it claimed is paid twice, not the payment that the first one made", async () => {
    const medusa = medusaOrder()
    const link = await linkOf(1)
    const one = await seeMoney(first(), link)
    const other = await seeMoney(first(), link)
    await book(first(), medusa, one, 1)
    await another().ledger.transactions.claim(other, "payses_1", null, new Date())
    const { ctx } = contextOf(first(), medusa, paynet())
    const known = await ctx.ledger.transactions.ofLink(link)
    const transaction = known.find(({ id }) => id === other)
    const row = await ctx.ledger.links.byId(link)
    if (!row || !transaction) throw new Error("not there")
    const others = known.filter(({ id }) => id !== other)
    const purchase = await readPurchase(ctx, "paycol_1")
    expect(decide({ link: row, transaction, others, purchase, storeEnvironment: "test" }).outcome).toBe("paid_twice")
  })

  it("an attempt ends unpaid while another process sees money: that is attended to in minutes", async () => {
    const medusa = medusaOrder()
    const link = await linkOf(1)
    const at = new Date().toISOString()
    await first().ledger.settings.put("sweep", { through: at, deep_at: at, trusted: true }, new Date())
    const { ledger } = another()
    const end: typeof ledger.queue.end = async (...given) => {
      await seeMoney(first(), link)
      await first().ledger.queue.ensureDue(link, new Date(Date.now() + 3 * 60_000))
      return ledger.queue.end(...given)
    }
    const slow = { ...another(), ledger: { ...ledger, queue: { ...ledger.queue, end } } }
    const looks = async () => ({ kind: "answered", paid: false, declined: false })
    await reconcile(contextOf(slow, medusa, paynet(), { looks }).ctx, link)
    const due = (await first().ledger.links.byId(link))?.due_at?.getTime() ?? Number.POSITIVE_INFINITY
    expect(due - Date.now()).toBeLessThan(4 * 60_000)
  })

  it("too slow to switch a link off: it leaves it to the process that took over", async () => {
    const link = await linkOf(1)
    const { links } = first().ledger
    await links.move(link, ["open"], { status: "disable_due", switching_off_at: null }, new Date())
    const takenOver = new Date(Date.now() + 60_000)
    const gate = async () => {
      await links.move(link, ["disable_due"], { switching_off_at: takenOver }, new Date())
      throw new Error("no answer for a minute")
    }
    await switchOff(contextOf(another(), medusaOrder(), paynet(), { gate }).ctx, link)
    expect((await links.byId(link))?.switching_off_at).toEqual(takenOver)
  })

  it("Medusa has just made the payment, and whoever asked it to has not written it into the order yet: it is not written for him", async () => {
    const medusa = medusaOrder()
    const link = await linkOf(1)
    const money = await seeMoney(first(), link)
    await first().ledger.transactions.claim(money, "payses_1", null, new Date())
    medusa.pay(1)
    const { ctx } = contextOf(first(), medusa, paynet())
    const [row, transaction] = [await ctx.ledger.links.byId(link), await ctx.ledger.transactions.byId(money)]
    if (!row || !transaction) throw new Error("not there")
    expect(await settle(ctx, row, transaction)).toBe("soon")
    // A part of what the order owes: that there is more to pay says nothing.
    medusa.order.owed = 149.9
    medusa.credit(1)
    expect(await settle(ctx, row, transaction)).toBe("captured")
    expect(medusa.statusOf(2)).toBe("awaiting")
  })
})

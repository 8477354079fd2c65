import type { Kurus } from "../../src/paynet/kurus"
import { later, makeLink, NOW, name, onLedger, type Process, seeMoney, untilBlocked } from "./ground"

const ROUNDS = 10

describe("what several processes do to the ledger at one moment", () => {
  const { processes, first } = onLedger(4)

  /** All of them at once, so often each. */
  const together = <T>(work: (process: Process, n: number) => Promise<T>, times = 3): Promise<T[]> =>
    Promise.all(processes.flatMap((process) => Array.from({ length: times }, (_, n) => work(process, n))))

  const isTrue = (answer: unknown) => answer === true

  /** Lets somebody change a row and holds the change back, while the others come and wait for it. */
  const whileHeldBack = async <T>(change: string, bindings: string[], work: () => Promise<T>): Promise<T> => {
    const trx = await first().db.transaction()
    await trx.raw(change, bindings)
    const working = work()
    await untilBlocked(first(), 1)
    await trx.commit()
    return working
  }

  const link = async (collection = name("paycol")): Promise<string> => {
    const id = await makeLink(first(), collection)
    if (!id) throw new Error("no link")
    return id
  }

  describe("links", () => {
    it("of one payment collection: one row is written, the others are refused", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const collection = name("paycol")
        const made = await together((process) => makeLink(process, collection))
        expect(made.filter(Boolean)).toHaveLength(1)
      }
    })

    it("one that would be the second payable one is not taken back", async () => {
      const collection = name("paycol")
      const old = await link(collection)
      const { links } = first().ledger
      await links.move(old, ["creating"], { status: "disable_due", switching_off_at: null }, NOW)
      await link(collection)
      expect(await links.move(old, ["disable_due"], { status: "open" }, NOW)).toBe(false)
      expect(await links.byId(old)).toMatchObject({ status: "disable_due" })
    })

    it("switched off by one, taken back by another: one of the two happens", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = await link()
        await first().ledger.links.move(id, ["creating"], { status: "disable_due", switching_off_at: null }, NOW)
        const where = { switching_off_at: null }
        const moved = await together(
          ({ ledger }, n) =>
            n % 2
              ? ledger.links.move(id, ["disable_due"], { switching_off_at: NOW }, NOW, { where })
              : ledger.links.move(id, ["disable_due"], { status: "open" }, NOW, { where }),
          2,
        )
        expect(moved.filter(isTrue)).toHaveLength(1)
      }
    })

    it("who waited for a change measures by what it left", async () => {
      const id = await link()
      const moving = () => processes[1]?.ledger.links.move(id, ["creating"], { status: "open" }, NOW)
      const change = "update paynet_paylink set status = 'disable_due' where id = ?"
      expect(await whileHeldBack(change, [id], async () => moving())).toBe(false)
    })
  })

  describe("the queue", () => {
    it("one attempt at a time, and the next one when its time ran out", async () => {
      const id = await link()
      const begin = (at: Date) =>
        together(({ ledger }) => ledger.queue.begin(id, at, new Date(at.getTime() + 90_000), later(120_000)))
      expect((await begin(NOW)).filter(Boolean)).toHaveLength(1)
      expect((await begin(later(89_999))).filter(Boolean)).toHaveLength(0)
      expect((await begin(later(90_000))).filter(Boolean)).toHaveLength(1)
    })

    it("an attempt whose time ran out ends nothing of the next one", async () => {
      const id = await link()
      const { queue, links } = first().ledger
      const one = { lease: later(90_000), due: later(120_000) }
      await queue.begin(id, NOW, one.lease, one.due)
      await queue.begin(id, later(91_000), later(181_000), later(211_000))
      await queue.end(id, one, { dueAt: null, failures: 7 }, later(92_000))
      expect(await links.byId(id)).toMatchObject({ failures: 2, due_at: later(211_000) })
    })

    it("a bell that rings in an attempt is not put off by its end", async () => {
      const id = await link()
      const { queue, links } = first().ledger
      const begun = { lease: later(90_000), due: later(120_000) }
      await queue.begin(id, NOW, begun.lease, begun.due)
      await processes[1]?.ledger.queue.ring(id, later(1_000))
      await queue.end(id, begun, { dueAt: null, failures: 0 }, later(2_000))
      expect(await links.byId(id)).toMatchObject({ due_at: later(1_000) })
    })

    it("three looks in ten seconds, whoever asks", async () => {
      const id = await link()
      const looks = (at: Date) => together(({ ledger }) => ledger.queue.takeLook(id, at))
      expect((await looks(NOW)).filter((wait) => wait === null)).toHaveLength(3)
      expect((await looks(later(9_999))).filter((wait) => wait === null)).toHaveLength(0)
      expect((await looks(later(10_000))).filter((wait) => wait === null)).toHaveLength(3)
    })

    it("what is due is taken by one", async () => {
      await first().ledger.queue.forget()
      const ids = []
      for (let n = 0; n < 30; n += 1) ids.push(await link())
      const taken = (await together(({ ledger }) => ledger.queue.takeDue(later(1), later(60_000), 4))).flat()
      expect(new Set(taken).size).toBe(taken.length)
      expect(ids).toEqual(expect.arrayContaining(taken))
    })
  })

  describe("money", () => {
    it("seen by all at once it is one row, and one fact", async () => {
      const id = await link()
      const money = await seeMoney(first(), id)
      const row = await first().ledger.transactions.byId(money)
      await together(async ({ ledger }) =>
        ledger.transactions.see(
          id,
          {
            ...{ xactId: String(row?.xact_id), reference: id, kind: "sale", succeeded: true, reversed: false },
            ...{ reversedXactId: null, amount: 14990 as Kurus, netAmount: null, commission: null, currency: "TRY" },
            ...{ instalment: 1, bankId: null, cardLast4: null, authorizationCode: null, date: null },
          },
          NOW,
        ),
      )
      expect(await first().ledger.transactions.ofLink(id)).toHaveLength(1)
      expect(await first().ledger.entries.timeline(id, [])).toHaveLength(2)
    })

    it("of one order, on links of two collections: one is claimed while the other is not settled", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const collections = [name("paycol"), name("paycol")]
        const money: string[] = []
        for (const collection of collections) money.push(await seeMoney(first(), await link(collection)))
        const order = { id: name("order"), collections }
        const claimed = await together(
          ({ ledger }, n) => ledger.transactions.claim(String(money[n]), `payses_${n}`, order, NOW),
          2,
        )
        const kept = await Promise.all(money.map((id) => first().ledger.transactions.byId(id)))
        expect(kept.filter((one) => one?.session_id)).toHaveLength(1)
        expect(claimed.filter(isTrue).length).toBeGreaterThan(0)
      }
    })

    it("claimed by two sessions at once: one has it", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const money = await seeMoney(first(), await link())
        const claimed = await together(({ ledger }, n) => ledger.transactions.claim(money, `payses_${n}`, null, NOW), 2)
        const has = (await first().ledger.transactions.byId(money))?.session_id
        expect(["payses_0", "payses_1"]).toContain(has)
        expect(claimed.filter(isTrue)).toHaveLength(processes.length)
      }
    })

    it("claimed by one, held by another: one of the two happens", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const money = await seeMoney(first(), await link())
        const where = { session_id: null, payment_id: null }
        const [claimed, held] = await Promise.all([
          processes[0]?.ledger.transactions.claim(money, "payses_1", null, NOW),
          processes[1]?.ledger.transactions.move(money, "seen", "held", { outcome: "late_payment" }, NOW, { where }),
        ])
        expect([claimed, held].filter(isTrue)).toHaveLength(1)
      }
    })

    it("held while a claim waits for its row: it is not claimed", async () => {
      const money = await seeMoney(first(), await link())
      const change = "update paynet_transaction set place = 'held' where id = ?"
      const claim = async () => processes[1]?.ledger.transactions.claim(money, "payses_1", null, NOW)
      expect(await whileHeldBack(change, [money], claim)).toBe(false)
    })

    it("applied, given back and resolved by three people at once: one of them", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const money = await seeMoney(first(), await link())
        await first().ledger.transactions.move(money, "seen", "held", { outcome: "late_payment" }, NOW)
        const moved = await Promise.all(
          (["seen", "resolved", "refunding"] as const).map((to, n) =>
            processes[n]?.ledger.transactions.move(money, "held", to, {}, NOW),
          ),
        )
        expect(moved.filter(isTrue)).toHaveLength(1)
      }
    })

    it("given back by all at once: one refund of it is under way, and its place moved once", async () => {
      const refundOf = (transaction_id: string) => ({
        id: name("pnref"),
        transaction_id,
        medusa_refund_id: null,
        origin: "held" as const,
        amount: 14990 as Kurus,
        booked: 0 as Kurus,
        whole: true,
        status: "asked" as const,
        token_hash: name("token"),
        due_at: NOW,
      })
      for (let round = 0; round < ROUNDS; round += 1) {
        const money = await seeMoney(first(), await link())
        await first().ledger.transactions.move(money, "seen", "held", { outcome: "late_payment" }, NOW)
        const place = { from: "held" as const, rule: () => "refunding" as const }
        const added = await together(({ ledger }) => ledger.refunds.add(refundOf(money), place, 0, null, NOW))
        expect(added.filter(isTrue)).toHaveLength(1)
        expect(await first().ledger.refunds.ofTransaction(money)).toHaveLength(1)
      }
    })
  })

  it("a thing that one process of the cluster does is done by one, until its time ran out", async () => {
    const lease = (at: Date) =>
      together(({ ledger }) => ledger.settings.lease("turn", at, new Date(at.getTime() + 600_000)))
    expect((await lease(NOW)).filter(isTrue)).toHaveLength(1)
    expect((await lease(later(599_999))).filter(isTrue)).toHaveLength(0)
    expect((await lease(later(600_000))).filter(isTrue)).toHaveLength(1)
  })

  it("whoever ends it late does not end it for the one that took it meanwhile", async () => {
    const { settings } = first().ledger
    await settings.lease("late", NOW, later(600_000))
    await settings.lease("late", later(600_000), later(1_200_000))
    await settings.release("late", later(600_000), later(700_000))
    expect(await settings.lease("late", later(700_000), later(1_300_000))).toBe(false)
    await settings.release("late", later(1_200_000), later(800_000))
    expect(await settings.lease("late", later(800_000), later(1_400_000))).toBe(true)
  })

  it("an event that waits is taken by one", async () => {
    const data = { paylink_id: "pl", payment_session_id: null, outcome: "captured" } as const
    for (let n = 0; n < 20; n += 1) {
      const event = { name: "paynet.payment.authorized", data } as const
      await first().ledger.entries.write({ fact: name("fact"), kind: "captured", event }, NOW)
    }
    const taken = (await together(({ ledger }) => ledger.entries.takeOutbox(NOW, 5))).flat().map(({ id }) => id)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken).toHaveLength(20)
  })
})

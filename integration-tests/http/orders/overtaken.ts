import { anotherProcess } from "../../helpers/another-process"
import { age, anotherLink, unpaidOrder } from "../../helpers/orders"
import { lira, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

type Process = Awaited<ReturnType<typeof anotherProcess>>

const SUM = 149.9

export const overtaken = (stage: Stage): void => {
  const server = (name: string) => require(`../../../.medusa/server/src/payments/${name}`)
  const askFor = (ctx: Process, sessionId: string) =>
    server("open").open(ctx, { sessionId, amount: SUM, currency: "try" })
  const credit = (orderId: string, amount: number) =>
    stage.admin
      .post(`/admin/orders/${orderId}/credit-lines`)
      .send({ amount, reference: "order", reference_id: orderId })
      .expect(200)
  const statusOf = async (id: string) => (await stage.sql("select status from paynet_paylink where id = ?", [id]))[0]

  /** Another process, in which something happens right before it does this to its ledger. */
  const overtakenAt = async (table: string, deed: string, meanwhile: () => Promise<unknown>): Promise<Process> => {
    const { ledger } = await anotherProcess(stage)
    let isOver = false
    const slow = async (...given: unknown[]) => {
      if (!isOver) await meanwhile()
      isOver = true
      return ledger[table][deed](...given)
    }
    return anotherProcess(stage, { ledger: { ...ledger, [table]: { ...ledger[table], [deed]: slow } } })
  }

  /** An order that nobody is making any more. */
  const standing = async () => {
    const made = await unpaidOrder(stage)
    await stage.sql(`update "order" set created_at = now() - interval '10 minutes' where id = ?`, [made.orderId])
    return made
  }

  const withoutLink = async () => {
    const made = await standing()
    await stage.admin.post(`/admin/paynet/paylinks/${made.reference}/disable`).expect(200)
    return made
  }

  /** Two links of one order, in two payment collections: Paynet takes money on the first one though it is off. */
  const withTwoLinks = async () => {
    const made = await withoutLink()
    return { ...made, second: await anotherLink(stage, made.orderId) }
  }

  /** Claims run out, and the job comes round. */
  const later = async (...references: string[]) => {
    await stage.sql(
      "update paynet_transaction set claimed_at = now() - interval '3 minutes' where claimed_at is not null",
    )
    for (const id of references) {
      await stage.sql(
        "update paynet_paylink set due_at = now() - interval '1 second', lease_until = null where id = ?",
        [id],
      )
    }
    await stage.runJob()
  }

  describe("the links of one order", () => {
    it("made by two processes at one moment, in two collections: one of them can be paid", async () => {
      const { session, payable, second, orderId } = await withTwoLinks()
      for (let round = 0; round < 3; round += 1) {
        for (const id of await payable()) await stage.admin.post(`/admin/paynet/paylinks/${id}/disable`).expect(200)
        const processes = [await anotherProcess(stage), await anotherProcess(stage)]
        const sessions = [session.id, second.sessionId]
        await Promise.allSettled(processes.map((ctx, n) => askFor(ctx, String(sessions[n]))))
        const standing = await stage.sql(
          `select id from paynet_paylink where status in ('creating', 'open') and collection_id in
             (select payment_collection_id from order_payment_collection where order_id = ?)`,
          [orderId],
        )
        expect(standing).toHaveLength(1)
        await until(async () => (await payable()).length === 1)
        expect(await payable()).toEqual(standing.map(({ id }) => id))
      }
    })

    it("the order owes less by now: no link is made over what it does not owe", async () => {
      const { session, orderId, links } = await withoutLink()
      await credit(orderId, 49.9)
      await expect(askFor(await anotherProcess(stage), session.id)).rejects.toThrow(
        "This order owes 100,00 TL, less than the amount asked for.",
      )
      expect(await links()).toHaveLength(1)
    })

    it("canceled while a link's row is written: it is not made at Paynet", async () => {
      const { session, orderId, links } = await withoutLink()
      const cancel = () => stage.sql(`update "order" set status = 'canceled' where id = ?`, [orderId])
      const slow = await overtakenAt("links", "insert", cancel)
      await expect(askFor(slow, session.id)).rejects.toThrow(/canceled/)
      const [, id = ""] = await links()
      expect(await statusOf(id)).toEqual({ status: "failed" })
      expect(stage.simulator.books().links.map(({ reference }) => reference)).not.toContain(id)
    })

    it.each([
      ["a part of it was credited", 10, false, "disable_due"],
      ["it owes as much as before", 0, false, "open"],
      ["it was paid by this very link, which is being booked", SUM, true, "open"],
    ])("go off when the order owes less than they ask: %s", async (_what, less, isPaid, status) => {
      const { orderId, reference, url } = await unpaidOrder(stage)
      const ctx = await anotherProcess(stage)
      if (isPaid) {
        await stage.simulator.pay(url, { confirm: false })
        await server("look").look(ctx, await ctx.ledger.links.byId(reference), 5_000)
      }
      if (less) await credit(orderId, less)
      // Only what this call does is judged: nothing is switched off behind it.
      await server("close-order").closeUnowed({ ...ctx, later: () => undefined }, orderId)
      expect(await statusOf(reference)).toEqual({ status })
    })

    it.each([
      ["one that is open", "open", "pending"],
      ["one that could not be switched off yet", "disable_due", "pending"],
      ["one that may or may not exist at Paynet", "create_unknown", "pending"],
      ["one that has ended", "expired", "canceled"],
    ])("besides the one that ended unpaid there is %s: the job leaves the order %s", async (_what, other, expected) => {
      const { reference, second, status } = await withTwoLinks()
      await stage.sql(
        "update paynet_paylink set status = ?, switching_off_at = now(), due_at = now() + interval '1 hour' where id = ?",
        [other, second.reference],
      )
      await age(stage, reference, 31)
      await stage.runJob()
      expect(await status()).toBe(expected)
    })
  })

  describe("a process that looked, was overtaken, and goes on by what it saw", () => {
    const authorize = (ctx: Process, sessionId: string) => server("authorize").authorize(ctx, sessionId)

    it("two links of an order were paid, the other one was booked meanwhile: this one is not given to Medusa", async () => {
      const { session, url, reference, second, owed, order, places } = await withTwoLinks()
      await stage.simulator.pay(url, { confirm: false, force: true })
      const slow = await overtakenAt("transactions", "claim", async () => {
        await (await stage.simulator.pay(second.url)).confirmation
        await until(async () => (await places()).some(({ place }) => place === "captured"))
      })
      expect(await authorize(slow, session.id)).toMatchObject({ kind: "unfit" })
      await later(reference, second.reference)
      expect(await owed()).toBe("0.00")
      expect((await order()).transactions).toHaveLength(1)
      expect((await places()).map(({ place }) => place)).toEqual(["captured", "held"])
    })

    it("a link was paid twice, and one of the two was booked meanwhile: the other is held as paid twice", async () => {
      const { buyer, session, url, reference, order, places } = await standing()
      await stage.simulator.pay(url, { confirm: false })
      await stage.simulator.pay(url, { confirm: false, force: true })
      // Booked and recorded by a process that died before it came to the second payment.
      const slow = await overtakenAt("transactions", "claim", async () => {
        await stage.container.resolve("payment").authorizePaymentSession(session.id, {})
        await stage.sql("update payment set created_at = now() - interval '10 minutes' where payment_session_id = ?", [
          session.id,
        ])
        const { ledger, ...rest } = await anotherProcess(stage)
        const [one] = await stage.sql("select id from paynet_transaction where session_id = ?", [session.id])
        const [link, money] = [await ledger.links.byId(reference), await ledger.transactions.byId(one?.id)]
        expect(await server("settle").settle({ ledger, ...rest }, link, money)).toBe("captured")
      })
      expect(await authorize(slow, session.id)).toEqual({ kind: "unfit", reason: "the session is paid" })
      await later(reference)
      await later(reference)
      expect((await order()).transactions.map(({ amount }: { amount: number }) => lira(amount))).toEqual(["149.90"])
      expect((await buyer.books()).payments).toHaveLength(1)
      expect(await places()).toEqual([
        { place: "captured", outcome: "captured" },
        { place: "held", outcome: "paid_twice" },
      ])
    })

    it("an attempt ends unpaid while another process sees money: that is attended to in minutes", async () => {
      const { reference, url } = await unpaidOrder(stage)
      const ctx = await anotherProcess(stage)
      const at = new Date().toISOString()
      // With sweeps that can be relied on, an untouched link is left alone until it has expired.
      await ctx.ledger.settings.put("sweep", { through: at, deep_at: at, trusted: true }, new Date())
      const slow = await overtakenAt("queue", "end", async () => {
        await stage.simulator.pay(url, { confirm: false })
        await server("look").look(ctx, await ctx.ledger.links.byId(reference), 5_000)
      })
      await server("reconcile").reconcile(slow, reference)
      const [row] = await stage.sql(
        "select due_at < now() + interval '4 minutes' as soon from paynet_paylink where id = ?",
        [reference],
      )
      expect(row).toEqual({ soon: true })
    })

    it("too slow to switch a link off: it leaves it to the process that took over", async () => {
      const { reference } = await unpaidOrder(stage)
      const taken = new Date(Date.now() + 60_000)
      const mark = (at: Date | null) =>
        stage.sql("update paynet_paylink set status = 'disable_due', switching_off_at = ? where id = ?", [
          at,
          reference,
        ])
      await mark(null)
      const gate = async () => {
        await mark(taken)
        throw new Error("no answer for a minute")
      }
      await server("switch-off").switchOff(await anotherProcess(stage, { gate }), reference)
      const [row] = await stage.sql("select switching_off_at from paynet_paylink where id = ?", [reference])
      expect(row).toEqual({ switching_off_at: taken })
    })
  })
}

import { z } from "@medusajs/framework/zod"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { fillLedger, plansOf } from "../integration-tests/helpers/plans"
import { shopper } from "../integration-tests/helpers/scene"
import { onStage, SECRET_KEY } from "../integration-tests/helpers/stage"
import { forge } from "./forge"
import { inTurns, median, report, timed } from "./table"

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 30)

onStage((stage) => {
  jest.setTimeout(600_000)

  const systemSession = async () => {
    const buyer = await shopper(stage)
    const answer = await buyer.askSession({}, "pp_system_default")
    return { buyer, session: answer.body.payment_collection.payment_sessions.at(-1) }
  }

  it("a confirmation becomes an order", async () => {
    const { ours, theirs } = await inTurns(
      ROUNDS,
      async () => {
        const buyer = await shopper(stage)
        const { url, reference } = await buyer.openLink()
        await stage.simulator.pay(url, { confirm: false })
        const confirmation = buyer.confirmationUrl(reference)
        const took = await timed(() => fetch(confirmation, { method: "POST", body: "{}" }))
        await buyer.money("captured")
        return took
      },
      async () => {
        const { buyer, session } = await systemSession()
        const input = { action: "captured" as const, data: { session_id: session.id, amount: session.amount } }
        const took = await timed(() => processPaymentWorkflow(stage.container).run({ input }))
        await buyer.order()
        return took
      },
    )
    report("confirmation to order, ms", { ours, workflow: theirs, ratio: ours / theirs }, "≤ 1.5")
  })

  /** What Paynet itself needs to make a link. */
  const createAtPaynet = () =>
    timed(async () => {
      const answer = await fetch(`${stage.simulator.url}/v1/mailorder/create`, {
        method: "POST",
        headers: { authorization: `Basic ${SECRET_KEY}`, "content-type": "application/json" },
        body: JSON.stringify({ amount: 149.9, name_surname: "Ayşe Yılmaz", reference_no: `bench-${Math.random()}` }),
      })
      const { code } = z.object({ code: z.number() }).parse(await answer.json())
      if (code !== 0) throw new Error(`Paynet made no link: ${code}`)
    })

  it("a payment session", async () => {
    const paynet: number[] = []
    const before = stage.simulator.books().calls.length
    const { ours, theirs } = await inTurns(
      ROUNDS,
      async () => {
        const buyer = await shopper(stage)
        return timed(() => buyer.openLink())
      },
      async () => {
        const buyer = await shopper(stage)
        return timed(() => buyer.askSession({}, "pp_system_default"))
      },
    )
    const calls = stage.simulator.books().calls.length - before
    for (let round = 0; round < ROUNDS; round += 1) {
      paynet.push(await createAtPaynet())
    }
    const own = ours - median(paynet)
    report("payment session, ms", { ours, paynet: median(paynet), system: theirs, ratio: own / theirs }, "≤ 1.3")
    report("calls to Paynet per new session", { calls: calls / ROUNDS }, "1")
    const buyer = await shopper(stage)
    await buyer.openLink()
    const again = stage.simulator.books().calls.length
    await buyer.openLink()
    report("calls to Paynet for the same cart again", { calls: stage.simulator.books().calls.length - again }, "0")
  })

  /** How many statements read no table of ours whole; the settings are a handful of rows. */
  const byIndex = (plans: Awaited<ReturnType<typeof plansOf>>): number =>
    plans.filter(({ nodes }) => !nodes.some((node) => /^Seq Scan paynet_(?!setting)/.test(node))).length

  const flood = async (path: string, forMs: number, atOnce: number): Promise<number> => {
    const end = performance.now() + forMs
    let answered = 0
    const one = async () => {
      while (performance.now() < end) {
        await (await fetch(`${stage.url}${path}`, { method: "POST", body: "{}" })).text()
        answered += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
    return (answered / forMs) * 1000
  }

  it("forged tokens", async () => {
    const rates = { forged: [] as number[], stock: [] as number[] }
    for (let turn = 0; turn < 5; turn += 1) {
      rates.forged.push(await flood(`/hooks/paynet/${"0".repeat(63)}${turn}`, 2000, 8))
      rates.stock.push(await flood("/hooks/payment/system_default", 2000, 8))
    }
    const [forged, stock] = [median(rates.forged), median(rates.stock)]
    report("forged tokens a second", { forged, stock, ratio: forged / stock }, "≥ 0.8")

    const calls = stage.simulator.books().calls.length
    const plans = await plansOf(stage, () => fetch(`${stage.url}/hooks/paynet/${"0".repeat(64)}`, { method: "POST" }))
    const asked = stage.simulator.books().calls.length - calls
    const figures = { statements: plans.length, "by index": byIndex(plans), "calls to Paynet": asked }
    report("one forged token", figures, "1, 1, 0")
  })

  it("a checkout beside a hundred forged tokens a second", async () => {
    const checkout = async () => {
      const buyer = await shopper(stage)
      return timed(() => buyer.openLink())
    }
    const hook = `${stage.url}/hooks/paynet/${"f".repeat(64)}`
    const sent: number[] = []
    await checkout()
    const { ours, theirs } = await inTurns(
      ROUNDS,
      async () => {
        const forging = forge(hook)
        await forging.started
        const took = await checkout()
        sent.push(await forging.stop())
        return took
      },
      checkout,
    )
    const figures = { noisy: ours, quiet: theirs, ratio: ours / theirs, "forged a second": median(sent) }
    report("checkout beside forged tokens, ms", figures, "≤ 1.2")
  })

  it("what a sweep and the job ask Paynet", async () => {
    const [PAID, DUE, PAGE] = [20, 10, 10]
    const callsOf = (service: string) => stage.simulator.books().calls.filter((call) => call.service === service).length
    const open = async () => (await shopper(stage)).openLink()
    await stage.runSweep()
    for (let n = 0; n < PAID; n += 1) await stage.simulator.pay((await open()).url, { confirm: false })
    stage.simulator.control.set({ lists: { maxLimit: PAGE } })
    let before = { lists: callsOf("transaction/list"), checks: callsOf("transaction/check") }
    await stage.runSweep()
    const pages = Math.ceil(stage.simulator.books().transactions.length / PAGE)
    const [lists, checks] = [callsOf("transaction/list") - before.lists, callsOf("transaction/check") - before.checks]
    report("a sweep's calls", { pages, lists, "newly paid": PAID, checks }, "lists = pages, checks = newly paid")

    await stage.sql("update paynet_paylink set due_at = null")
    for (let n = 0; n < DUE; n += 1) {
      const { reference } = await open()
      await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
    }
    before = { ...before, checks: callsOf("transaction/check") }
    await stage.runJob()
    report("the job's calls", { due: DUE, checks: callsOf("transaction/check") - before.checks }, "checks = due")
  })

  it("the admin's lists, of a hundred links and of a hundred thousand", async () => {
    const q = `pl_many00_${"32".padStart(26, "0")}`
    const lists = ["paylinks", "transactions", "paylinks?state=paid", `paylinks?q=${q}`, "paylinks?state=held"]
    const measure = async (many: number) => {
      await stage.sql("truncate paynet_paylink, paynet_transaction, paynet_refund, paynet_entry")
      await fillLedger(stage, many)
      const medians: number[] = []
      for (const list of lists) {
        const ask = () => stage.admin.get(`/admin/paynet/${list}`).expect(200)
        await ask()
        const all: number[] = []
        for (let round = 0; round < ROUNDS; round += 1) all.push(await timed(ask))
        medians.push(median(all))
      }
      return medians
    }
    const few = await measure(100)
    const many = await measure(100_000)
    for (const [at, list] of lists.entries()) {
      const [hundred, hundredThousand] = [few[at] ?? Number.NaN, many[at] ?? Number.NaN]
      const figures = { "of 100": hundred, "of 100,000": hundredThousand, ratio: hundredThousand / hundred }
      report(`list ${list.replace(q, "<id>")}, ms`, figures, "≤ 1.5")
    }
  })

  it("a hundred thousand open links", async () => {
    await stage.sql("truncate paynet_paylink, paynet_transaction, paynet_refund, paynet_entry")
    const buyer = await shopper(stage)
    const { reference } = await buyer.openLink()
    await stage.sql(
      `insert into paynet_paylink select (jsonb_populate_record(l, jsonb_build_object(
         'id', 'pl_bench_' || n, 'session_id', 'payses_bench_' || n, 'collection_id', 'pay_col_bench_' || n,
         'hook_token_hash', 'hook_' || n, 'return_token_hash', 'return_' || n, 'url', 'http://127.0.0.1:9/' || n,
         'due_at', now() + interval '1 day', 'expires_at', now() + interval '2 days'))).*
       from paynet_paylink l, generate_series(1, 100000) n where l.id = ?`,
      [reference],
    )
    await stage.sql("analyze paynet_paylink")
    global.gc?.()
    const before = process.memoryUsage().rss
    const sweep = await timed(() => stage.runSweep())
    const job = await timed(() => stage.runJob())
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    report("sweep over 100,000 open links", { "sweep ms": sweep, "job ms": job, "MB grown": grown }, "< 200 MB")
    const plans = await plansOf(stage, async () => {
      await stage.runSweep()
      await stage.runJob()
    })
    const figures = { statements: plans.length, "by index": byIndex(plans) }
    report("its statements", figures, "all by index")
  })
})

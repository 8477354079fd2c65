import http from "node:http"
import type { Shopper } from "./scene"
import type { Stage } from "./stage"

/** Ten seconds as Paynet sees them: what a call takes to get there is not ours to rule, half a second is left for it. */
const WINDOW_MS = 9_500

/** What a stranger writes, to be found wherever it should not be. */
export const MARK = "zebrahorn-4711"

/** Where a token rings. */
export const hookOf = ({ url }: Stage, token: string): string => `${url}/hooks/paynet/${token}`

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export type Answer = { status: number; text: string; headers: Headers }

/** Any request, as a stranger would make it: no redirect is followed, nothing is parsed. */
export const knock = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const answer = await fetch(url, { redirect: "manual", ...init })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

export const post = (url: string, body: RequestInit["body"] = "", type = "application/json"): Promise<Answer> =>
  knock(url, { method: "POST", body, headers: { "content-type": type } })

/** Pours so many bytes into a url, however it takes them. @returns the status, or the code with which we were cut off */
export const pour = (url: string, bytes: number): Promise<number | string> =>
  new Promise((resolve) => {
    const request = http.request(url, { method: "POST", headers: { "content-type": "application/json" } })
    const end = (how: number | string) => {
      resolve(how)
      request.destroy()
    }
    request.on("response", (response) => end(response.statusCode ?? 0))
    request.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
    const chunk = Buffer.alloc(16 * 1024, "x")
    const go = (left: number): void => {
      if (left <= 0) request.end()
      else if (request.write(chunk.subarray(0, left))) go(left - chunk.length)
      else request.once("drain", () => go(left - chunk.length))
    }
    go(bytes)
  })

/** Promises a hundred bytes, sends ten, and hangs up after so many ms. @returns the status, if there was one by then */
export const stall = (url: string, ms: number): Promise<number | null> =>
  new Promise((resolve) => {
    const request = http.request(url, { method: "POST", headers: { "content-length": 100 } })
    request.on("response", (response) => resolve(response.statusCode ?? 0))
    request.on("error", () => resolve(null))
    request.write('{"amount":')
    setTimeout(() => request.destroy(new Error("hung up")), ms)
  })

export const checksOf = (stage: Stage, reference: string) =>
  stage.simulator.books().calls.filter((call) => call.service === "transaction/check" && call.reference === reference)

/** The most calls that fell into any ten seconds. */
export const mostInAWindow = (calls: { at: string }[]): number => {
  const times = calls.map((call) => Date.parse(call.at))
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + WINDOW_MS).length))
}

/** Links of this shopper that can be paid at Paynet now. */
export const payableOf = async (stage: Stage, buyer: Shopper) => {
  const made = (await buyer.links()).map((link) => link.id)
  return stage.simulator.books().links.filter((link) => made.includes(link.reference) && link.payable)
}

/** No order, no payment, no money, no event: by Medusa, by the ledger and by Paynet. */
export const expectNothingBought = async (stage: Stage, buyer: Shopper): Promise<void> => {
  await wait(200)
  expect(await buyer.books()).toEqual({ orders: [], payments: [] })
  expect(await buyer.ledger()).toEqual([])
  const made = (await buyer.links()).map((link) => link.id)
  expect(stage.simulator.books().transactions.filter((one) => made.includes(one.reference))).toEqual([])
  expect(stage.events).toEqual([])
}

export const expectOneOrder = async (buyer: Shopper, total = "149.90"): Promise<void> => {
  await buyer.money("captured")
  const { orders, payments } = await buyer.books()
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ payment_status: "captured", pending: 0, transactions: 1 })
  expect(orders.map((order) => [order.total, order.paid].map((sum) => sum.toFixed(2)))).toEqual([[total, total]])
  expect(payments).toHaveLength(1)
  const [money] = await buyer.ledger()
  expect(Number(money?.charged).toFixed(2)).toBe(total)
}

/** Lets the time come at which a link is due, and the job run. */
export const jobWhenDue = async (stage: Stage, reference: string): Promise<void> => {
  await stage.sql("update paynet_paylink set due_at = now() - interval '1 second' where id = ?", [reference])
  await stage.runJob()
}

/** Does the work while the database has no such table: whoever asks for it is refused at once. */
export const without = async <T>(stage: Stage, table: string, work: () => Promise<T>): Promise<T> => {
  await stage.sql(`alter table ${table} rename to ${table}_away`)
  try {
    return await work()
  } finally {
    await stage.sql(`alter table ${table}_away rename to ${table}`)
  }
}

/** All that our tables hold, as one text. */
export const ourTables = async (stage: Stage): Promise<string> => {
  const names = await stage.sql("select tablename from pg_tables where tablename like 'paynet_%' order by tablename")
  const rows = []
  for (const { tablename } of names) rows.push(await stage.sql(`select * from ${tablename}`))
  return JSON.stringify(rows)
}

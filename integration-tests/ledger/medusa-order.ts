import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { parseOptions } from "../../src/modules/paynet/options"
import { createCoalescer } from "../../src/payments/coalesce"
import type { Context } from "../../src/payments/context"
import { type Simulator, startSimulator } from "../../src/simulator"
import { name, type Process } from "./ground"

const KEY = "sck_ledger_12345678"
const SUM = 149.9
const HOUR_MS = 3_600_000
export const ORDER = "order_1"

type Row = Record<string, unknown>
type Collection = { id: string; payment_sessions: Row[]; payments: Row[] } & Row

/**
 * What Medusa's query would say of one order that was placed an hour ago and owes its sum, with two payment collections
 * of that sum. The rules that are tried here read Medusa and write the ledger; nothing else of Medusa is there.
 */
export const medusaOrder = ({ cart }: { cart: boolean } = { cart: false }) => {
  const order = { id: ORDER, status: "pending", owed: SUM, created_at: new Date(Date.now() - HOUR_MS) }
  const transactions: Row[] = []
  const collection = (n: number): Collection => ({
    id: `paycol_${n}`,
    raw_amount: SUM,
    currency_code: "try",
    status: "awaiting",
    payment_sessions: [
      { id: `payses_${n}`, provider_id: "pp_paynet_paynet", raw_amount: SUM, status: "pending_authorization" },
    ],
    payments: [],
  })
  const collections = [collection(1), collection(2)]
  const ordersRow = () => ({
    ...order,
    currency_code: "try",
    total: SUM,
    summary: { pending_difference: order.owed },
    payment_collections: collections,
    transactions,
  })
  const answers: Record<string, (filters: Row) => Row[]> = {
    order: () => [ordersRow()],
    cart: ({ id }) => [{ id, total: SUM, currency_code: "try" }],
    payment: ({ id }) => collections.flatMap(({ payments }) => payments.filter((one) => one.id === id)),
    payment_collection: ({ id }) => collections.filter((one) => one.id === id),
    payment_session: ({ id }) =>
      collections
        .filter(({ payment_sessions }) => payment_sessions.some((one) => one.id === id))
        .map((one) => ({ id, payment_collection_id: one.id })),
    order_payment_collection: ({ order_id }) =>
      order_id ? collections.map(({ id }) => ({ payment_collection_id: id })) : [{ order_id: ORDER }],
    cart_payment_collection: () => (cart ? [{ cart_id: "cart_1" }] : []),
    order_cart: () => (cart ? [{ order_id: ORDER }] : []),
  }
  return {
    order,
    graph: async ({ entity, filters }: { entity: string; filters: Row }) => ({
      data: answers[entity]?.(filters) ?? [],
    }),
    /** Medusa books the payment of a collection's session. */
    pay: (n: number, at = new Date()) => {
      const amount = { id: `capt_${n}`, raw_amount: SUM }
      collections[n - 1]?.payments.push({
        ...{ id: `pay_${n}`, provider_id: "pp_paynet_paynet", payment_session_id: `payses_${n}`, created_at: at },
        ...{ canceled_at: null, captures: [amount], refunds: [] },
      })
      order.owed = 0
    },
    statusOf: (n: number) => collections[n - 1]?.status,
    updatePaymentCollections: async (id: string, patch: object) => {
      const found = collections.find((one) => one.id === id)
      if (found) Object.assign(found, patch)
    },
    /** And writes it into the order. */
    credit: (n: number) => transactions.push({ reference_id: `capt_${n}` }),
  }
}

export type MedusaOrder = ReturnType<typeof medusaOrder>

/** Paynet, for as long as a spec file runs. */
export const onPaynet = (): (() => Simulator) => {
  let simulator: Simulator | null = null
  beforeAll(async () => {
    simulator = await startSimulator({ secretKey: KEY })
  })
  afterAll(() => simulator?.close())
  return () => {
    if (!simulator) throw new Error("no simulator yet")
    return simulator
  }
}

/** The context of one process over the real ledger. `said` collects its log. */
export const contextOf = ({ ledger }: Process, medusa: MedusaOrder, paynet: Simulator, changed: object = {}) => {
  const options = parseOptions({
    environment: "test",
    backendUrl: "http://127.0.0.1:9000",
    returnUrl: "http://localhost:8000/paynet",
    secretKey: KEY,
    apiUrl: paynet.url,
    flow: "order_first",
  })
  const said: string[] = []
  const say = (message: string) => said.push(message)
  const known: Row = {
    [ContainerRegistrationKeys.QUERY]: medusa,
    [Modules.PAYMENT]: medusa,
    [Modules.EVENT_BUS]: { emit: async () => undefined },
    [Modules.LOCKING]: { execute: (_keys: unknown, work: () => Promise<unknown>) => work() },
  }
  const parts = {
    container: { resolve: (key: string) => known[key] },
    config: options,
    options: { ...options, keyFault: null },
    ledger,
    log: { info: say, warn: say, error: say },
    now: () => new Date(),
    token: () =>
      name("f".repeat(56))
        .padEnd(64, "0")
        .replace(/[^0-9a-f]/g, "0"),
    linkId: async () => name("pl_ledger_made"),
    installation: async () => ({ id: "ledger" }),
    linkPrefix: async () => "pl_ledger_",
    sleep: (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20))),
    later: () => undefined,
    isStopping: () => false,
    booking: new Set(),
    rung: new Set(),
    looks: createCoalescer(),
    reconciles: createCoalescer(),
    gate: (work: () => Promise<unknown>) => work(),
    heard: () => undefined,
    ...changed,
  }
  // Of a container only `resolve` is there: whoever asks for more of Medusa fails.
  const ctx: Context = { ...parts, fresh: async () => ctx } as unknown as Context
  return { ctx, said }
}

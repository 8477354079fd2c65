import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Stage } from "./stage"

type Statement = { sql: string; bindings?: unknown[] }
type Node = { "Node Type": string; "Relation Name"?: string; Plans?: Node[] }

const node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({ "Node Type": z.string(), "Relation Name": z.string().optional(), Plans: z.array(node).optional() }),
)
const explained = z.object({ rows: z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: node })]) })]) })

const nodesOf = (plan: Node): Node[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** What some work reads and updates in our tables: each statement with its plan's nodes, as `Node Type table`. */
export const plansOf = async (stage: Stage, work: () => PromiseLike<unknown>) => {
  const db = stage.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const statements: Statement[] = []
  const listen = (query: Statement) => {
    if (/^\s*(select|update)\b/i.test(query.sql) && /paynet_/.test(query.sql)) statements.push(query)
  }
  db.on("query", listen)
  await work()
  db.removeListener("query", listen)

  const connection = await db.client.acquireConnection()
  try {
    const plans = []
    for (const { sql, bindings } of statements) {
      const answer = await connection.query({ text: `explain (format json) ${sql}`, values: bindings ?? [] })
      const [
        {
          "QUERY PLAN": [{ Plan: plan }],
        },
      ] = explained.parse(answer).rows
      plans.push({ sql, nodes: nodesOf(plan).map((one) => `${one["Node Type"]} ${one["Relation Name"] ?? ""}`.trim()) })
    }
    return plans
  } finally {
    await db.client.releaseConnection(connection)
  }
}

const MANY = 100_000

/** Links as a store has after years, a hundred thousand unless told: most expired, a third paid, few open, held or owed. */
export const fillLedger = async (stage: Stage, many = MANY): Promise<void> => {
  await stage.sql(`
    insert into paynet_paylink (id, session_id, collection_id, cart_id, order_id, purpose, amount, raw_amount,
      currency_code, status, outcome, environment, host, key_fingerprint, flow, commission, settings_hash, landing, url,
      paynet_id, hook_token_hash, return_token_hash, expires_at, due_at, created_at, updated_at)
    select 'pl_many00_' || lpad(i::text, 26, '0'), 'payses_many' || i, 'pay_col_many' || i, 'cart_many' || i,
      case when i % 100 < 33 then 'order_many' || i end, 'checkout', (i % 5000) + 0.5, '{"value":"1","precision":20}',
      'try',
      case when i % 100 < 33 then 'paid' when i % 100 < 90 then 'expired' when i % 100 < 98 then 'disabled' else 'open' end,
      case when i % 100 < 32 then 'captured' when i % 100 < 33 then 'late_payment' else 'not_paid' end,
      'test', 'https://pts-api.paynet.com.tr', 'f', 'pay_first', 'merchant', 's', '{"country_code":"tr","locale":"tr"}',
      'https://pay.example.com/' || i, 'pn' || i, 'h' || i, 'r' || i, at, case when i % 100 >= 98 then at end, at, at
    from generate_series(1, ${many}) i, lateral (select now() - i * interval '5 minutes' as at) times`)
  await stage.sql(`
    insert into paynet_transaction (id, xact_id, paylink_id, charged, raw_charged, currency, place, outcome, session_id,
      payment_id, cart_id, order_id, proved_at, created_at, updated_at)
    select 'pntx_many' || i, 'xk_many' || i, 'pl_many00_' || lpad(i::text, 26, '0'), (i % 5000) + 0.5,
      '{"value":"1","precision":20}', 'TRY',
      case when i % 100 = 32 then 'held' when i % 100 < 3 then 'refunded' else 'captured' end,
      case when i % 100 = 32 then 'late_payment' else 'captured' end, 'payses_many' || i,
      case when i % 100 < 32 then 'pay_many' || i end, 'cart_many' || i, case when i % 100 < 32 then 'order_many' || i end,
      at, at, at
    from generate_series(1, ${many}) i, lateral (select now() - i * interval '5 minutes' as at) times
    where i % 100 < 33`)
  await stage.sql(`
    insert into paynet_refund (id, transaction_id, medusa_refund_id, origin, amount, raw_amount, booked, whole, status,
      token_hash)
    select 'pnref_many' || i, 'pntx_many' || i, 'ref_many' || i, 'medusa', 1, '{"value":"1","precision":20}', 1, false,
      case when i % 1000 = 1 then 'due' else 'approved' end, 't' || i
    from generate_series(1, ${many}) i where i % 100 < 3`)
  await stage.sql(`
    insert into paynet_entry (id, paylink_id, transaction_id, session_id, kind, fact, details, created_at, updated_at)
    select 'pnev_many' || i || kind, 'pl_many00_' || lpad(i::text, 26, '0'),
      case when kind = 'captured' then 'pntx_many' || i end, case when kind = 'session' then 'payses_many' || i end,
      kind, kind || ':many' || i, '{}', now() - i * interval '5 minutes', now()
    from generate_series(1, ${many}) i, unnest(array['created', 'session', 'captured']) kind`)
  await stage.sql("analyze paynet_paylink, paynet_transaction, paynet_refund, paynet_entry, paynet_setting")
}

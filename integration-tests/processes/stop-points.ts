import { until } from "../helpers/scene"
import type { Store } from "./ground"

/** A statement of a process that is made to wait, by Postgres, before it takes effect. `when` asks about its new row `n`. */
export type StopPoint = { table: string; on: "insert" | "update"; when: string }

const TABLES = [
  ...["order", "order_cart", "order_payment_collection", "order_transaction", "payment", "capture"],
  ...["paynet_transaction", "paynet_entry"],
]
const STOP = `
  create table paynet_test_stop (key int, tbl text, op text, cond text);
  create function paynet_test_stop() returns trigger language plpgsql as $body$
  declare stop record; hit boolean;
  begin
    for stop in select * from paynet_test_stop where tbl = tg_table_name and op = lower(tg_op) loop
      execute 'select ' || stop.cond || ' from (select ($1).*) n' into hit using new;
      if hit then perform pg_advisory_xact_lock_shared(stop.key); end if;
    end loop;
    return new;
  end $body$;`
const TRIGGERS = TABLES.map(
  (table) =>
    `create trigger paynet_test_stop before insert or update on "${table}" for each row execute function paynet_test_stop();`,
)

/** Faults made from outside: triggers of the test's own, on Medusa's tables and ours, before any process starts. */
export const setStopPoints = async (store: Store) => {
  await store.sql([STOP, ...TRIGGERS].join("\n"))
  const gates = await store.connect()
  let last = 0
  const isReached = (key: number) =>
    store.sql("select 1 from pg_locks where locktype = 'advisory' and not granted and objid = ?", [key])
  return {
    stopAt: async ({ table, on, when }: StopPoint): Promise<{ reached(): Promise<unknown> }> => {
      last += 1
      const key = last
      await gates.sql(`select pg_advisory_lock(${key})`)
      await store.sql("insert into paynet_test_stop values (?, ?, ?, ?)", [key, table, on, when])
      return { reached: () => until(async () => (await isReached(key)).length > 0) }
    },
    /** After the processes are dead and their connections cut: nothing is stopped any more. */
    open: async (): Promise<void> => {
      await store.sql("delete from paynet_test_stop")
      await gates.end()
    },
  }
}

import { until } from "../helpers/scene"
import type { Store } from "./ground"

/**
 * A statement of a process that is made to wait, by Postgres, before it takes effect; or to fail, and Medusa to take back
 * what it did. `when` asks about its row `n`.
 */
export type StopPoint = { table: string; on: "insert" | "update" | "delete"; when: string; fails?: boolean }

type Stop = { isReached(): Promise<boolean>; reached(): Promise<unknown> }

const TABLES = [
  ...["order", "order_cart", "order_payment_collection", "order_transaction", "payment", "capture"],
  ...["paynet_transaction", "paynet_entry"],
]
/** Medusa gives up a lock after three seconds where it captures: this wait is not one of its own. */
const STOP = `
  create table paynet_test_stop (key int, tbl text, op text, cond text, fails boolean);
  create function paynet_test_stop() returns trigger language plpgsql set lock_timeout = 0 as $body$
  declare stop record; hit boolean; touched record := coalesce(new, old);
  begin
    for stop in select * from paynet_test_stop where tbl = tg_table_name and op = lower(tg_op) loop
      execute 'select ' || stop.cond || ' from (select ($1).*) n' into hit using touched;
      if hit and stop.fails then raise exception 'the test lets this fail'; end if;
      if hit then perform pg_advisory_xact_lock_shared(stop.key); end if;
    end loop;
    return touched;
  end $body$;`
const TRIGGERS = TABLES.map(
  (table) =>
    `create trigger paynet_test_stop before insert or update or delete on "${table}" for each row execute function paynet_test_stop();`,
)

/** Faults made from outside: triggers of the test's own, on Medusa's tables and ours, before any process starts. */
export const setStopPoints = async (store: Store) => {
  await store.sql([STOP, ...TRIGGERS].join("\n"))
  const gates = await store.connect()
  let last = 0
  const isWaiting = async (key: number): Promise<boolean> => {
    const text = "select 1 from pg_locks where locktype = 'advisory' and not granted and objid = ?"
    return (await store.sql(text, [key])).length > 0
  }
  return {
    stopAt: async ({ table, on, when, fails = false }: StopPoint): Promise<Stop> => {
      last += 1
      const key = last
      await gates.sql(`select pg_advisory_lock(${key})`)
      await store.sql("insert into paynet_test_stop values (?, ?, ?, ?, ?)", [key, table, on, when, fails])
      return { isReached: () => isWaiting(key), reached: () => until(() => isWaiting(key)) }
    },
    /** After the processes are dead and their connections cut: nothing is stopped any more. */
    open: async (): Promise<void> => {
      await store.sql("delete from paynet_test_stop")
      await gates.end()
    },
  }
}

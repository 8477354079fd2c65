import type { Stage } from "./stage"

/**
 * Makes Postgres refuse what is written to a table, always or when a condition on the row `new` holds: a fault made from
 * outside. @returns what takes it away again
 */
export const refusing =
  (stage: Stage) =>
  async (table: string, on: "insert" | "update", when = "true"): Promise<() => Promise<unknown>> => {
    await stage.sql(
      "create function paynet_test_no() returns trigger language plpgsql as $$ begin raise 'refused by the test'; end $$",
    )
    await stage.sql(
      `create trigger paynet_test_no before ${on} on "${table}" for each row when (${when}) execute function paynet_test_no()`,
    )
    return () => stage.sql("drop function paynet_test_no cascade")
  }

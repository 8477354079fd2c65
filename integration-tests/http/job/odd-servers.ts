import { anotherProcess } from "../../helpers/another-process"
import { shopper, until } from "../../helpers/scene"
import type { Stage } from "../../helpers/stage"

/** Servers that ran with a wrong clock, or lock in their own memory only. */
export const oddServers = (stage: Stage): void => {
  it("what a clock wrote that was a day ahead does not keep money, a link or an event for that day", async () => {
    const buyer = await shopper(stage)
    const { url, reference, session } = await buyer.openLink()
    const { reference: unwanted } = await (await shopper(stage)).openLink()
    await stage.simulator.pay(url, { confirm: false })
    const tomorrow = "date_trunc('milliseconds', now() + interval '1 day')"
    await stage.sql(
      `update paynet_paylink set lease_until = ${tomorrow}, looked_at = ${tomorrow}, looked_at_2 = ${tomorrow},
         looked_at_3 = ${tomorrow}, answered_at = ${tomorrow} where id = ?`,
      [reference],
    )
    await stage.sql(
      `update paynet_paylink set status = 'disable_due', due_at = now() - interval '1 second', switching_off_at = ${tomorrow} where id = ?`,
      [unwanted],
    )
    const iso = `to_char(${tomorrow} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    await stage.sql("delete from paynet_setting where id in ('sweep', 'sweep_lease')")
    await stage.sql(
      `insert into paynet_setting (id, value) values
         ('sweep', jsonb_build_object('through', ${iso}, 'deep_at', ${iso}, 'trusted', true)),
         ('sweep_lease', jsonb_build_object('until', ${iso}))`,
    )
    await stage.runSweep()
    await stage.runJob()
    await buyer.money("captured")
    expect((await buyer.books()).orders).toHaveLength(1)
    expect((await buyer.status(session.id)).status).toBe("paid")
    expect(stage.simulator.books().links.find((one) => one.reference === unwanted)?.payable).toBe(false)
    const [swept] = await stage.sql(
      "select (value->>'through')::timestamptz <= now() as now, (value->>'deep_at')::timestamptz <= now() as deep from paynet_setting where id = 'sweep'",
    )
    expect(swept).toEqual({ now: true, deep: true })
    const [event] = await until(async () => (stage.events.length ? stage.events : null))
    await stage.sql(`update paynet_entry set published_at = null, publishing_at = ${tomorrow} where id = ?`, [
      event?.data.id,
    ])
    await stage.runJob()
    await until(async () => stage.events.length > 1)
  })

  it("in production, locking that is in memory is said once a day in the whole cluster", async () => {
    const said = () => stage.log.filter((line) => line.includes("[paynet] locking is in memory")).length
    const { sayLocking } = require("../../../.medusa/server/src/payments/locking")
    const environment = process.env.NODE_ENV
    await stage.runSweep()
    expect(said()).toBe(0)
    try {
      process.env.NODE_ENV = "production"
      const other = await anotherProcess(stage)
      await Promise.all([stage.runSweep(), sayLocking(other)])
      expect(said()).toBe(1)
      await stage.sql(
        "update paynet_setting set value = '{\"until\":\"2020-01-01T00:00:00Z\"}' where id = 'locking_said'",
      )
      await stage.runSweep()
      expect(said()).toBe(2)
    } finally {
      process.env.NODE_ENV = environment
    }
  })
}

import type { Stage } from "./stage"

/**
 * The context of another process over the same Postgres: it shares no memory of ours with the one that runs. `changed`:
 * what is different in it, to the end of its work.
 */
export const anotherProcess = async (stage: Stage, changed: object = {}) => {
  const { freshContext } = require("../../.medusa/server/src/payments/context")
  const { createCoalescer } = require("../../.medusa/server/src/payments/coalesce")
  const { createGate } = require("../../.medusa/server/src/payments/gate")
  const ctx = {
    ...(await freshContext(stage.container)),
    booking: new Set(),
    rung: new Set(),
    looks: createCoalescer(),
    reconciles: createCoalescer(),
    gate: createGate(8),
    ...changed,
    fresh: async () => ({ ...ctx, options: (await freshContext(stage.container)).options }),
  }
  return ctx
}

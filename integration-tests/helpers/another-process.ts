import type { Stage } from "./stage"

/** The context of another process over the same Postgres: it shares no memory of ours with the one that runs. */
export const anotherProcess = async (stage: Stage) => {
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
    fresh: async () => ({ ...ctx, options: (await freshContext(stage.container)).options }),
  }
  return ctx
}

import type { Stage } from "./stage"

/** The context of a live store under some address, on this stage's database. */
export const liveAt = async (stage: Stage, backendUrl: string) => {
  const { freshContext } = require("../../.medusa/server/src/payments/context")
  const ctx = await freshContext(stage.container)
  const options = { ...ctx.options, environment: "live", backendUrl }
  const live = { ...ctx, options, settings: { ...ctx.settings, read: async () => ({ options }) } }
  live.fresh = async () => live
  return live
}

import { z } from "@medusajs/framework/zod"
import type { App } from "./context"

/** What is written down each time that it happens. */
type Beat = "job" | "paynet_answer"

const saved = z.object({ at: z.iso.datetime() })

export const noteBeat = (app: Pick<App, "ledger">, beat: Beat, at: Date): Promise<void> =>
  app.ledger.settings.put(`last_${beat}`, { at: at.toISOString() }, at)

/** When it happened last in the whole cluster, or null for never. */
export const lastBeat = async (app: App, beat: Beat): Promise<Date | null> => {
  const found = saved.safeParse(await app.ledger.settings.get(`last_${beat}`)).data
  return found ? new Date(found.at) : null
}

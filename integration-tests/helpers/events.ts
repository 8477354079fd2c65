import { until } from "./scene"
import type { Stage } from "./stage"

const ONE_TOO_MANY_MS = 300

/**
 * The events of a test, or those about one link, are these, in this order, and no more: they come a moment after the
 * fact, so as many are waited for, and then one that must not come.
 */
export const expectEvents = async (stage: Stage, names: string[], reference?: string) => {
  const heard = () => stage.events.filter(({ data }) => !reference || data.paylink_id === reference)
  await until(async () => heard().length >= names.length)
  await new Promise((resolve) => setTimeout(resolve, ONE_TOO_MANY_MS))
  expect(heard().map(({ name }) => name)).toEqual(names.map((name) => `paynet.${name}`))
  return heard().map(({ data }) => data)
}

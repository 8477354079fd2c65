import type { Transaction } from "../books"
import type { World } from "../world"

/** Where the browser goes after an attempt; without a url of the shop, to a result page as Paynet has one. */
export function redirectTarget(world: World, { link, xactId, succeeded }: Transaction): string {
  const base = succeeded ? link.succeedUrl : link.errorUrl
  if (!base) return `${world.url}/result/${xactId}`
  switch (world.faults.current.redirect.join) {
    case "amp":
      return `${base}&amp;xact_id=${xactId}`
    case "second-question-mark":
      return `${base}?xact_id=${xactId}`
    case "query": {
      const target = new URL(base)
      target.searchParams.append("xact_id", xactId)
      return target.href
    }
  }
}

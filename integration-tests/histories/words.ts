import type { Step, What } from "./history"

const whichLink = (n: number): string => (n === 0 ? "the current link" : `the link ${n} before the current one`)

const wordsOf = (what: What): string => {
  switch (what.kind) {
    case "pay":
      return `pays ${whichLink(what.nth)}${what.sum === "right" ? "" : ` with a kuruş ${what.sum}`}${what.yesterday ? ", yesterday" : ""}, confirmation ${what.tell}`
    case "pay twice":
      return `pays the current link twice, confirmation ${what.tell}`
    case "decline":
      return `is declined on the current link, confirmation ${what.tell}`
    case "tell":
      return `confirmation for ${whichLink(what.nth)}, ${what.tell}`
    case "return":
      return `comes back from ${whichLink(what.nth)} by the ${what.failed ? "error" : "success"} url`
    case "race":
      return `at once: ${what.racers.join(" and ")}`
    case "disable":
      return `an admin switches ${whichLink(what.nth)} off`
    case "pass":
      return `${what.minutes} minutes pass`
    case "fault":
      return `the next ${what.fault.times} × ${what.fault.service}: ${what.fault.kind}`
    case "held":
      return `an admin: ${what.act} held money`
    case "send link":
      return `an admin sends a link over ${what.sum === "all" ? "what the order owes" : "ten lira of it"}`
    case "refund":
      return `an admin refunds ${what.part} in Medusa, Paynet ${what.paynet}`
    case "decide":
      return `Paynet ${what.approved ? "approves" : "declines"} what was asked`
    case "panel":
      return `Paynet's panel gives ${what.part} back`
    case "system":
      return "chooses pp_system_default"
    case "start":
      return "starts a payment"
    case "double":
      return "starts a payment twice at once"
    case "authorize":
      return "an admin: Check status of the order's session"
    default:
      return what.kind
  }
}

export const inWords = ({ who, what, dies }: Step, carts: number): string => {
  const death = dies ? `, and the process dies ${dies.done ? "after" : "before"} effect ${dies.effect}` : ""
  return `cart ${who % carts}: ${wordsOf(what)}${death}`
}

import type { Stage } from "./stage"

/** How often a service of Paynet's was called since the stage stands. */
export const callsOf = ({ simulator }: Stage, service: string): number =>
  simulator.books().calls.filter((call) => call.service === service).length

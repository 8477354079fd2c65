import { DEFAULTS, type Faults, type ServiceFault } from "./faults"
import { mergeFaults } from "./merge-faults"

/** The switches as they stand now, and the queues of service faults that calls use up. */
export class FaultState {
  private faults: Faults = DEFAULTS

  /** With `ownClock` the caller gave a clock, which no fixed time may replace. */
  constructor(private readonly ownClock: boolean) {}

  get current(): Faults {
    return this.faults
  }

  set(patch: unknown): void {
    const merged = mergeFaults(this.faults, patch)
    if (merged.clock.fixed !== null && this.ownClock) {
      throw new Error("clock.fixed cannot be set: the simulator was started with `now`; move it, or use clock.offsetMs")
    }
    this.faults = merged
  }

  reset(): void {
    this.faults = DEFAULTS
  }

  /** The fault that meets this call, used up by it. A fault of the service itself goes before one of "*". */
  take(service: string): ServiceFault | null {
    return this.takeFrom(service) ?? this.takeFrom("*")
  }

  private takeFrom(name: string): ServiceFault | null {
    const [first, ...rest] = this.faults.services[name] ?? []
    if (!first) return null
    const { times = 1 } = first
    if (times === "always") return first
    const queue = times > 1 ? [{ ...first, times: times - 1 }, ...rest] : rest
    this.faults = { ...this.faults, services: { ...this.faults.services, [name]: queue } }
    return first
  }
}

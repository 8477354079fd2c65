import { setMaxListeners } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"

/** How long the simulator lives: every wait and every outgoing request ends when it is closed. */
export class Lifetime {
  private readonly controller = new AbortController()
  readonly signal: AbortSignal = this.controller.signal

  constructor() {
    setMaxListeners(0, this.signal)
  }

  /** Real time, not the simulated clock. Answers false when the simulator was closed meanwhile. */
  async wait(ms: number): Promise<boolean> {
    return sleep(ms, true, { signal: this.signal }).catch(() => false)
  }

  end(): void {
    this.controller.abort()
  }
}

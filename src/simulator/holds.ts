import type { Hold } from "./types"

interface Gate {
  service: string
  reach: () => void
  opened: Promise<void>
  open: () => void
}

function latch(): { promise: Promise<void>; open: () => void } {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}

/** Gates at which the next call of a service waits, each for one call; tests build races with them. */
export class Holds {
  private readonly waiting: Gate[] = []
  private readonly closed = new Set<Gate>()

  hold(service: string): Hold {
    const reached = latch()
    const opened = latch()
    const gate = { service, reach: reached.open, opened: opened.promise, open: opened.open }
    this.waiting.push(gate)
    this.closed.add(gate)
    return { reached: reached.promise, release: () => this.release(gate) }
  }

  async pass(service: string): Promise<void> {
    const at = this.waiting.findIndex((gate) => gate.service === service || gate.service === "*")
    const [gate] = at < 0 ? [] : this.waiting.splice(at, 1)
    if (!gate) return
    gate.reach()
    await gate.opened
  }

  releaseAll(): void {
    for (const gate of this.closed) this.release(gate)
  }

  /** A gate released before anyone came is gone: it stops nobody later. */
  private release(gate: Gate): void {
    const at = this.waiting.indexOf(gate)
    if (at >= 0) this.waiting.splice(at, 1)
    this.closed.delete(gate)
    gate.open()
  }
}

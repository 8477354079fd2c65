import { kurusFromLira } from "../kurus"
import { askReversal, settleOpenReversals, settleReversal } from "../payments/reversals"
import { post } from "../post"
import { isService } from "../services/names"
import type { Control } from "../types"
import type { World } from "../world"

/** The one set of levers; `POST /_control` pulls the same ones. */
export function createControl(world: World): Control {
  return {
    get: () => structuredClone(world.faults.current),
    set: (patch) => world.faults.set(patch),
    reset() {
      world.faults.reset()
      world.holds.releaseAll()
      world.confirmations.forget()
    },
    hold(service) {
      if (service !== "*" && !isService(service)) throw new Error(`${service} is not a service of the simulator`)
      return world.holds.hold(service)
    },
    releaseHolds: () => world.holds.releaseAll(),
    releaseConfirmations: () => world.confirmations.release(world),
    forgeConfirmation: (url, fields) => post(world, { kind: "forged", reference: null, xactId: null }, url, fields),
    approveReversal: (xactId) => settleOpenReversals(world, xactId, true),
    declineReversal: (xactId) => settleOpenReversals(world, xactId, false),
    reverse: (xactId, amount) => reverseInPanel(world, xactId, amount),
  }
}

/** A person in Paynet's panel is bound by the remainder only, not by the day of the sale. */
function reverseInPanel(world: World, xactId: string, lira?: string): void {
  const sale = world.books.transaction(xactId)
  if (!sale?.succeeded) throw new Error(`${xactId} is not a successful sale of this simulator`)
  const remainder = world.books.remainder(sale)
  const amount = lira === undefined ? remainder : kurusFromLira(lira)
  if (!amount || amount > remainder) throw new Error(`The sale ${xactId} has no such amount left to reverse`)
  void settleReversal(world, askReversal(world, sale, { amount, asked: null, source: "panel", succeedUrl: "" }), true)
}

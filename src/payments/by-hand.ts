import type { PayLink } from "../modules/paynet/ledger"
import type { PaynetOutcome } from "../types"
import { disableLink } from "./close"
import type { App } from "./context"
import { type Actor, recordDeed } from "./deed"
import { notFound } from "./faults"
import { reconcile } from "./reconcile"

const known = async (app: App, id: string): Promise<PayLink> => {
  const link = await app.ledger.links.byId(id)
  if (!link) throw notFound(`PayLink ${id}`)
  return link
}

/** An admin wants to know now. @throws MedusaError not_found */
export const checkByHand = async (app: App, id: string, actor: Actor): Promise<PaynetOutcome> => {
  const link = await known(app, id)
  await recordDeed(app, { paylink_id: link.id }, "check", actor)
  return reconcile(app, link.id)
}

/** An admin switches an open link off; what is not open stays as it is. @throws MedusaError not_found */
export const disableByHand = async (app: App, id: string, actor: Actor): Promise<void> => {
  const link = await known(app, id)
  await recordDeed(app, { paylink_id: link.id }, "disable", actor)
  await disableLink(app, link.id)
}

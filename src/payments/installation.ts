import type { PayLink } from "../modules/paynet/ledger"
import type { App, Context } from "./context"
import { recordDeed } from "./deed"
import { notAllowed } from "./faults"

/**
 * Is this database a copy? A live installation is bound to the `backendUrl` it went live with: a copy of it under
 * another address would see the first one's links as its own, switch them off and book their payments. Until an admin
 * says which it is, nothing is written at Paynet and the job stands still. On test nothing is bound.
 */
export const isPossiblyCopy = async (ctx: Context): Promise<boolean> => {
  const { environment, backendUrl } = ctx.options
  if (environment !== "live") return false
  const { id, backend_url } = await ctx.installation()
  if (backend_url === backendUrl) return false
  if (backend_url) return true
  await ctx.ledger.settings.put("installation", { id, backend_url: backendUrl }, ctx.now())
  return false
}

/** For the job and the sweep: says it in the log and lets the caller stand still. */
export const mustStandStill = async (ctx: Context): Promise<boolean> => {
  const isCopy = await isPossiblyCopy(ctx)
  if (isCopy) {
    ctx.log.error(
      "backendUrl is not the one this database went live with: say whether the store moved or this is a copy, POST /admin/paynet/installation",
    )
  }
  return isCopy
}

/** @throws MedusaError when this database may be a copy of another installation's */
export const assertNoCopy = async (ctx: Context): Promise<void> => {
  if (await isPossiblyCopy(ctx)) {
    throw notAllowed(
      "This database went live under another backendUrl. An admin must say whether the store moved or this is a copy.",
    )
  }
}

/**
 * Money that came in on another installation's link is given back by that one.
 * @throws MedusaError when this database is, or may be, a copy of the one that the link was made in
 */
export const assertOwn = async (ctx: Context, link: Pick<PayLink, "id">): Promise<void> => {
  await assertNoCopy(ctx)
  if (await isOwn(ctx, link)) return
  throw notAllowed(
    "This payment belongs to the installation that this database was copied from: refund it there. Nothing was sent.",
  )
}

/** Was this link made by this installation? A copied database holds the first one's too: they are not touched. */
export const isOwn = async (ctx: App, link: Pick<PayLink, "id">): Promise<boolean> =>
  link.id.startsWith(await ctx.linkPrefix())

/**
 * An admin says what a changed `backendUrl` means. `moved`: the same store under a new address, its links stay its own.
 * `copy`: a new installation with references of its own; the first one's links are left alone from now on.
 * @throws MedusaError for a live store that runs where it went live: "copy" would leave its own open links alone
 */
export const sayInstallation = async (ctx: Context, is: "moved" | "copy", actor: string): Promise<void> => {
  if (is === "copy" && ctx.options.environment === "live" && !(await isPossiblyCopy(ctx))) {
    throw notAllowed("This live store runs under the address it went live with, so it is no copy. Nothing was changed.")
  }
  const { id } = await ctx.installation()
  const value = { id: is === "copy" ? ctx.newInstallationId() : id, backend_url: ctx.options.backendUrl }
  await ctx.ledger.settings.put("installation", value, ctx.now())
  if (is === "copy") {
    await ctx.ledger.queue.forget()
    await ctx.ledger.refunds.forget()
  }
  await recordDeed(ctx, {}, "installation", { id: actor }, { is })
  ctx.log.warn("installation was named by an admin", { is, actor })
}

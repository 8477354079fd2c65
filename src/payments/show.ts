import type { AdminPayLink, AdminTransaction } from "../types"
import type { Context } from "./context"
import { notFound } from "./faults"
import { presentLink, presentTransaction } from "./present"

/** @throws MedusaError not_found */
export const showTransaction = async (ctx: Context, id: string): Promise<AdminTransaction> => {
  const transaction = await ctx.ledger.transactions.byId(id)
  if (!transaction) throw notFound(`Transaction ${id}`)
  return presentTransaction(transaction)
}

/** @throws MedusaError not_found */
export const showLink = async (ctx: Context, id: string): Promise<AdminPayLink> => {
  const link = await ctx.ledger.links.byId(id)
  if (!link) throw notFound(`PayLink ${id}`)
  return presentLink(link)
}

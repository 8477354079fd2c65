import type { PaynetSessionData } from "../types"
import type { Context } from "./context"
import { type OpenInput, open } from "./open"

/** Gives a session the link of its sum. A session whose link has expired keeps it: only a new session gets a new one. */
export const update = async (ctx: Context, input: OpenInput): Promise<PaynetSessionData> => {
  const link = await ctx.ledger.links.bySession(input.sessionId)
  if (link?.status !== "expired") return open(ctx, input)
  return {
    id: link.id,
    session_id: input.sessionId,
    state: "open",
    redirect_url: null,
    expires_at: link.expires_at.toISOString(),
  }
}

import type { AdminSettings, AdminSettingsBody } from "medusa-payment-paynet"
import type { Stage } from "./stage"

/** The merchant at Settings → Paynet, by the routes behind it. */
export const merchant = (stage: Stage) => {
  const send = (body: unknown) => stage.admin.post("/admin/paynet/settings").send(body as object)
  return {
    send,
    save: async (body: AdminSettingsBody): Promise<AdminSettings> => {
      const answer = await send(body)
      if (answer.status !== 200) throw new Error(`not saved: ${answer.status} ${answer.text}`)
      return answer.body.settings
    },
    settings: async (): Promise<AdminSettings> =>
      (await stage.admin.get("/admin/paynet/settings").expect(200)).body.settings,
    verify: async (body: object = {}) =>
      (await stage.admin.post("/admin/paynet/settings/verify").send(body).expect(200)).body.verify,
    /** The database goes back to the seed before each test; a server that runs on has read what was there before. */
    forget: () => send({}),
    userId: async (): Promise<string> => (await stage.admin.get("/admin/users/me").expect(200)).body.user.id,
  }
}

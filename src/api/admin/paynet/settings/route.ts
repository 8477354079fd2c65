import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { appContext } from "../../../../payments/context"
import { saveSettings } from "../../../../payments/save-settings"
import { readSettings } from "../../../../payments/settings"
import type { AdminOpenLinksAnswer, AdminSettingsAnswer } from "../../../../types"
import { settingsBody } from "../../../bodies"
import { parse, readJson } from "../../../parse"

export const GET = async (
  _req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminSettingsAnswer>,
): Promise<void> => {
  res.json({ settings: await readSettings(appContext()) })
}

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminSettingsAnswer | AdminOpenLinksAnswer>,
): Promise<void> => {
  const app = appContext()
  const saved = await saveSettings(app, parse(settingsBody, await readJson(req)), { id: req.auth_context.actor_id })
  if (saved.kind === "saved") {
    res.json({ settings: await readSettings(app) })
    return
  }
  const { openLinks } = saved
  const message = `Nothing was saved: ${openLinks} open links are touched. Send this number as confirm_open_links.`
  res.status(409).json({ type: "conflict", code: "open_links", message, open_links: openLinks })
}

import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type App, appContext } from "../../../../payments/context"
import { saveSettings } from "../../../../payments/save-settings"
import { readSettings } from "../../../../payments/settings"
import type { AdminOpenLinksAnswer, AdminSettingsAnswer } from "../../../../types"
import { settingsBody } from "../../../bodies"
import { faultsInTheirLanguage } from "../../../language"
import { parse, readJson } from "../../../parse"

const answerOf = async (req: AuthenticatedMedusaRequest, app: App): Promise<AdminSettingsAnswer> => {
  const settings = await readSettings(app)
  return { settings: { ...settings, faults: faultsInTheirLanguage(req, settings.faults) } }
}

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminSettingsAnswer>): Promise<void> => {
  res.json(await answerOf(req, appContext()))
}

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminSettingsAnswer | AdminOpenLinksAnswer>,
): Promise<void> => {
  const app = appContext()
  const saved = await saveSettings(app, parse(settingsBody, await readJson(req)), { id: req.auth_context.actor_id })
  if (saved.kind === "saved") {
    res.json(await answerOf(req, app))
    return
  }
  const { openLinks } = saved
  const message = `Nothing was saved: ${openLinks} open links are touched. Send this number as confirm_open_links.`
  res.status(409).json({ type: "conflict", code: "open_links", message, open_links: openLinks })
}

import { toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { AdminSettingsAnswer, AdminSettingsBody } from "../../types"
import { ask, Refusal } from "../lib/ask"
import { problemOf } from "../lib/problem"
import { OURS } from "../lib/queries"
import { useText } from "../lib/use-text"

/** The number of open links in the server's answer "ask first"; null for every other error. */
const openLinksIn = (error: unknown): number | null => {
  if (!(error instanceof Refusal) || error.body.code !== "open_links") return null
  const { open_links: count } = error.body
  return typeof count === "number" ? count : null
}

/** Saves settings. When that touches links which can still be paid, names their number and asks first. */
export const useSave = () => {
  const text = useText()
  const prompt = usePrompt()
  const cache = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (body: AdminSettingsBody) =>
      ask<AdminSettingsAnswer>("/admin/paynet/settings", { method: "POST", body }),
    // A key must not linger in the cache of mutations.
    gcTime: 0,
  })

  const saveAskingFirst = async (body: AdminSettingsBody): Promise<boolean> => {
    try {
      await mutateAsync(body)
      return true
    } catch (error) {
      const count = openLinksIn(error)
      if (count === null) throw error
      const isAgreed = await prompt({
        title: text("settings.openLinks.title"),
        description: text("settings.openLinks.text", { count }),
        confirmText: text("settings.openLinks.confirm"),
        cancelText: text("common.cancel"),
        variant: "danger",
      })
      return isAgreed && saveAskingFirst({ ...body, confirm_open_links: count })
    }
  }

  /** @returns whether it was saved */
  const save = async (body: AdminSettingsBody): Promise<boolean> => {
    try {
      const isSaved = await saveAskingFirst(body)
      if (isSaved) toast.success(text("settings.saved"))
      return isSaved
    } catch (error) {
      toast.error(text("settings.notSaved"), { description: problemOf(error, text) })
      return false
    } finally {
      await cache.invalidateQueries({ queryKey: [OURS] })
    }
  }
  return { save, isPending }
}

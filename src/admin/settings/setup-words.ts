import type { AdminSetupLine } from "../../types"
import { useFormat } from "../lib/use-format"
import { type TextKey, useText } from "../lib/use-text"
import { useVerifyWords } from "./verify-note"

const inWords = (value: AdminSetupLine["details"][string] | undefined): string => {
  if (value === null || value === undefined) return "–"
  return Array.isArray(value) ? value.join(", ") : String(value)
}

/** The text for what a line found; the key's line has the words of "verify". */
const keyOf = (line: Exclude<AdminSetupLine, { name: "key" }>): TextKey => {
  if (line.reason === "not_checked") return "setup.notChecked"
  switch (line.name) {
    case "provider_enabled":
      return `setup.provider_enabled.${line.reason}`
    case "backend_url":
      return `setup.backend_url.${line.reason}`
    case "return_url":
      return `setup.return_url.${line.reason}`
    case "locking":
      return `setup.locking.${line.reason}`
    case "job":
      return `setup.job.${line.reason}`
    case "tables":
      return `setup.tables.${line.reason}`
    case "installation":
      return `setup.installation.${line.reason}`
  }
}

/** What a line of the setup check found, and what to do about it. */
export const useSetupWords = () => {
  const text = useText()
  const verified = useVerifyWords()
  const { time } = useFormat()
  return (line: AdminSetupLine): string => {
    const { details } = line
    if (line.name === "key") {
      if (line.reason === "not_checked") return text("setup.notChecked")
      const { status, caller_address } = details
      return verified({
        fault: line.reason === "ok" ? null : line.reason,
        host: inWords(details.host),
        status: typeof status === "number" ? status : null,
        caller_address: typeof caller_address === "string" ? caller_address : null,
      })
    }
    const { regions, other_regions, missing, last_run_at, url, status } = details
    return text(keyOf(line), {
      regions: inWords(line.reason === "other_currency" ? other_regions : regions),
      missing: inWords(missing),
      date: typeof last_run_at === "string" ? time(last_run_at) : "–",
      url: inWords(url),
      status: inWords(status),
    })
  }
}

import type { AdminSetupLine } from "../../types"
import { useFormat } from "../lib/use-format"
import { type TextKey, useText } from "../lib/use-text"
import { useVerifyWords } from "./verify-note"

const plain = (value: AdminSetupLine["details"][string] | undefined): string =>
  value === null || value === undefined ? "–" : String(value)

/** The text for what a line found; the key's line has the words of "verify". */
type Found = Exclude<AdminSetupLine, { name: "key" }>
const keyOf = (line: Found): TextKey => {
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
      const { status, caller_address } = details
      return verified({
        fault: line.reason === "ok" ? null : line.reason,
        host: plain(details.host),
        status: typeof status === "number" ? status : null,
        caller_address: typeof caller_address === "string" ? caller_address : null,
      })
    }
    const { regions, missing, last_run_at, url, provider, status } = details
    return text(keyOf(line), {
      regions: Array.isArray(regions) ? regions.join(", ") : plain(regions),
      missing: Array.isArray(missing) ? missing.join(", ") : plain(missing),
      date: typeof last_run_at === "string" ? time(last_run_at) : "–",
      url: plain(url),
      provider: plain(provider),
      status: plain(status),
    })
  }
}

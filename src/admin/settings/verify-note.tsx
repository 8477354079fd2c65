import { Alert } from "@medusajs/ui"
import type { AdminVerifyAnswer } from "../../types"
import { useText } from "../lib/use-text"

type Verified = Pick<AdminVerifyAnswer["verify"], "fault" | "host" | "status" | "caller_address">

/** What Paynet said to a key, and what to do about it, in words. */
export const useVerifyWords = () => {
  const text = useText()
  return ({ fault, host, status, caller_address }: Verified): string => {
    if (fault === "forbidden" && caller_address) {
      return text("settings.verified.forbiddenFrom", { address: caller_address })
    }
    return text(`settings.verified.${fault ?? "ok"}`, { host, status: status ?? "–" })
  }
}

export const VerifyNote = ({ verify }: { verify: AdminVerifyAnswer["verify"] }) => {
  const inWords = useVerifyWords()
  return (
    <Alert variant={verify.ok ? "success" : "error"} role="status">
      {inWords(verify)}
    </Alert>
  )
}

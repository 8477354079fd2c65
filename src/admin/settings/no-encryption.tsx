import { Alert } from "@medusajs/ui"
import { CopyButton } from "../components/copy-button"
import { useText } from "../lib/use-text"

const COMMAND = "openssl rand -base64 32"

/** Why no key can be saved here, and how to change that. */
export const NoEncryption = () => {
  const text = useText()
  return (
    <Alert variant="warning">
      <span className="font-medium">{text("settings.noEncryption.title")}.</span> {text("settings.noEncryption.text")}
      <span className="my-2 flex items-center gap-x-1.5">
        <code className="bg-ui-bg-base border-ui-border-base rounded border px-2 py-0.5 font-mono">{COMMAND}</code>
        <CopyButton content={COMMAND} label={COMMAND} />
      </span>
      {text("settings.noEncryption.meanwhile")}
    </Alert>
  )
}

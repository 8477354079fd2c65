import { CheckMini, SquareTwoStackMini } from "@medusajs/icons"
import { IconButton, toast } from "@medusajs/ui"
import { useState } from "react"
import { copyText } from "../lib/copy"
import { useText } from "../lib/use-text"

const SHOWN_MS = 1500

/** Copies an id, and says so. */
export const CopyButton = ({ content, label }: { content: string; label: string }) => {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    if (!(await copyText(content))) return toast.error(text("common.notCopied"))
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  const name = isCopied ? text("common.copied") : text("common.copy", { what: label })
  return (
    <IconButton size="2xsmall" variant="transparent" aria-label={name} title={name} onClick={copy} className="shrink-0">
      {isCopied ? <CheckMini className="text-ui-tag-green-icon" /> : <SquareTwoStackMini />}
    </IconButton>
  )
}

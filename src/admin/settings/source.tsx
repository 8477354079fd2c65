import { Badge, Button, Tooltip } from "@medusajs/ui"
import type { PaynetSettingSource } from "../../types"
import { useText } from "../lib/use-text"

/** Where a value in force comes from. */
export const SourceBadge = ({ source }: { source: PaynetSettingSource }) => {
  const text = useText()
  return (
    <Tooltip content={text(`settings.sourceMeans.${source}`)}>
      <Badge size="2xsmall" color={source === "admin" ? "blue" : "grey"} tabIndex={0}>
        {text(`settings.source.${source}`)}
      </Badge>
    </Tooltip>
  )
}

type BackProps = {
  /** The config file's value in words; null when it has none. */
  config: string | null
  isGoingBack: boolean
  onChange: (isGoingBack: boolean) => void
}

/** The way back from a value that was saved here. */
export const BackToConfig = ({ config, isGoingBack, onChange }: BackProps) => {
  const text = useText()
  const label = config === null ? text("settings.backToDefault") : text("settings.back", { value: config })
  return (
    <Button
      size="small"
      variant="transparent"
      className="text-ui-fg-interactive w-fit px-0"
      aria-pressed={isGoingBack}
      onClick={() => onChange(!isGoingBack)}
    >
      {isGoingBack ? text("settings.willGoBack") : label}
    </Button>
  )
}

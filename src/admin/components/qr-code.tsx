import { Text } from "@medusajs/ui"
import { create } from "qrcode"
import { useMemo } from "react"
import { useText } from "../lib/use-text"

const QUIET_ZONE = 4

const pathOf = (content: string): { path: string; size: number } | null => {
  try {
    const { size, data } = create(content, { errorCorrectionLevel: "M" }).modules
    const squares = Array.from(data.keys()).filter((at) => data[at])
    const path = squares.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join("")
    return { path, size }
  } catch {
    return null
  }
}

/** Black on white in the dark theme too: scanners want it so. */
export const QrCode = ({ url }: { url: string }) => {
  const text = useText()
  const code = useMemo(() => pathOf(url), [url])
  if (!code) return <Text size="small">{text("actions.qr.tooLong")}</Text>
  const side = code.size + 2 * QUIET_ZONE
  return (
    <svg
      role="img"
      aria-label={text("actions.qr.alt", { url })}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      className="w-full max-w-[260px] rounded-lg"
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  )
}

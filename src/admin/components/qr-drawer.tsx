import { Drawer, Text } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import type { AdminPayLink } from "../../types"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { QrCode } from "./qr-code"
import { TestBadge } from "./test-marks"

type Props = { link: AdminPayLink; url: string; children: ReactNode }

/** The QR code of a payment link, for a shopper who stands there with a phone. `children` opens it. */
export const QrDrawer = ({ link, url, children }: Props) => {
  const text = useText()
  const { money, time } = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>{children}</Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("actions.qr.title")}</Drawer.Title>
          <Drawer.Description className="sr-only">{text("actions.qr.label")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col items-center gap-y-4 overflow-y-auto">
          <Text size="small" className="text-ui-fg-subtle text-balance text-center">
            {text("actions.qr.text", { amount: money(link.amount), date: time(link.expires_at) })}
          </Text>
          <TestBadge environment={link.environment} />
          <QrCode url={url} />
          <Text size="xsmall" className="text-ui-fg-muted break-all text-center">
            {url}
          </Text>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

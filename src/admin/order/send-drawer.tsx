import { Alert, Button, Drawer, Text } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import type { AdminPayLink } from "../../types"
import { CopyLink } from "../components/link-buttons"
import { QrCode } from "../components/qr-code"
import { TestBanner } from "../components/test-marks"
import { useSettings } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { isAskable, type OrderOnPage } from "./owed"
import { LIFETIMES, SendForm, type Wish } from "./send-form"
import { useSendLink } from "./use-send-link"

const Made = ({ link, url }: { link: AdminPayLink; url: string }) => {
  const text = useText()
  const { money, time } = useFormat()
  return (
    <div className="flex flex-col items-center gap-y-4">
      <Text size="small" className="text-ui-fg-subtle text-balance text-center">
        {text("actions.qr.text", { amount: money(link.amount), date: time(link.expires_at) })}
      </Text>
      <QrCode url={url} />
      <Text size="xsmall" className="text-ui-fg-muted break-all text-center">
        {url}
      </Text>
      <CopyLink url={url} />
      <Text size="small" className="text-ui-fg-subtle text-balance text-center">
        {text("order.made.text")}
      </Text>
    </div>
  )
}

type Props = { order: OrderOnPage; owed: string; replaces: boolean; children: ReactNode }

/** Pay by link: asks for what is needed, makes the link, and shows it. `children` opens it. */
export const SendDrawer = ({ order, owed, replaces, children }: Props) => {
  const text = useText()
  const { data: settings } = useSettings()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<AdminPayLink | null>(null)
  const [said, setSaid] = useState<Partial<Wish>>({})
  const wish: Wish = {
    typed: owed,
    amount: Number(owed),
    hours: LIFETIMES[0],
    note: "",
    email: settings?.fields.sendEmail.value ?? false,
    sms: settings?.fields.sendSms.value ?? false,
    ...said,
  }
  const phone = order.billing_address?.phone || order.shipping_address?.phone
  const { act, isPending } = useSendLink(order.id, setMade)
  const send = () =>
    act({
      amount: wish.amount ?? undefined,
      lifetime_hours: wish.hours,
      ...(wish.note.trim() && { note: wish.note.trim() }),
      send_email: wish.email && Boolean(order.email),
      send_sms: wish.sms && Boolean(phone),
    })
  const open = (now: boolean) => {
    setOpen(now)
    if (now) return
    setMade(null)
    setSaid({})
  }
  return (
    <Drawer open={isOpen} onOpenChange={open}>
      <Drawer.Trigger asChild>{children}</Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {made ? text("order.made.title") : text("order.send.title", { number: order.display_id ?? "" })}
          </Drawer.Title>
          <Drawer.Description className="sr-only">{text("order.send.text")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <TestBanner />
          {made?.url ? (
            <Made link={made} url={made.url} />
          ) : (
            <>
              {replaces && <Alert variant="warning">{text("order.send.replaces")}</Alert>}
              <SendForm
                order={order}
                owed={owed}
                wish={wish}
                onChange={(part) => setSaid((before) => ({ ...before, ...part }))}
              />
            </>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {text(made ? "common.close" : "common.cancel")}
            </Button>
          </Drawer.Close>
          {!made && (
            <Button size="small" isLoading={isPending} disabled={!isAskable(wish.amount, owed)} onClick={send}>
              {text("order.send.confirm")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { Loading, Problem } from "../components/loading"
import { Section } from "../components/section"
import { TestBadge } from "../components/test-marks"
import { Refusal } from "../lib/ask"
import { useOrderLinks, useSettings } from "../lib/queries"
import { useText } from "../lib/use-text"
import { HeldNote } from "../order/held-note"
import { LinkRow } from "../order/link-row"
import { type OrderOnPage, owedOf, stampOf } from "../order/owed"
import { SendDrawer } from "../order/send-drawer"
import { useOrderFollows } from "../order/use-order-follows"

const SHOWN = 5
const CAN_BE_PAID = ["creating", "open", "disable_due"]

const OrderPayments = ({ data: order }: { data: OrderOnPage }) => {
  const text = useText()
  const { data, error, refetch } = useOrderLinks(order.id, stampOf(order))
  const { data: settings } = useSettings()
  useOrderFollows(data?.paylinks)
  // Medusa's roles may keep payments from who tends orders: to them this box is not there.
  if (error instanceof Refusal && error.status === 403) return null
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Loading lines={2} />
  const { paylinks } = data
  const owed = owedOf(order)
  const isOpen = paylinks.some(({ status }) => CAN_BE_PAID.includes(status))
  if (!paylinks.length && !owed) return null
  return (
    <Section
      title={text("order.title")}
      badge={<TestBadge environment={settings?.fields.environment.value ?? null} />}
      actions={
        owed && (
          <SendDrawer order={order} owed={owed} replaces={isOpen}>
            <Button size="small" variant="secondary">
              {text(isOpen ? "order.send.again" : "order.send.label")}
            </Button>
          </SendDrawer>
        )
      }
    >
      <HeldNote transactions={paylinks.flatMap(({ transactions }) => transactions)} />
      {paylinks.slice(0, SHOWN).map((link) => (
        <LinkRow key={link.id} link={link} />
      ))}
      {!paylinks.length && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {text("order.empty")}
        </Text>
      )}
      {paylinks.length > SHOWN && (
        <div className="px-6 py-3">
          <Link to={`/paynet?q=${order.id}`} className="text-ui-fg-interactive txt-compact-small">
            {text("order.all", { count: data.count })}
          </Link>
        </div>
      )}
    </Section>
  )
}

export const config = defineWidgetConfig({ zone: "order.details.side.after", id: "paynet-order-payments" })

export default OrderPayments

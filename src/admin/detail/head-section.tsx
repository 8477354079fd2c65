import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { LinkBadge, PlaceBadge } from "../components/badges"
import { Section } from "../components/section"
import { TestBadge } from "../components/test-marks"
import { useOrderNumbers } from "../lib/names"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import type { Detail } from "./use-detail"

/** How much, for whom, and where it stands. */
export const HeadSection = ({ link, transactions }: Detail) => {
  const text = useText()
  const { money, time } = useFormat()
  const [first] = transactions
  const orderId = transactions.find(({ order_id }) => order_id)?.order_id ?? link?.order_id ?? null
  const number = useOrderNumbers([orderId]).get(orderId ?? "")
  const charged = transactions.length === 1 && first?.charged ? money(first.charged, first.currency) : null
  const amount = charged ?? (link ? money(link.amount) : text("common.none"))
  const since = link?.created_at ?? first?.created_at
  return (
    <Section
      level="h1"
      title={amount}
      text={[text(link ? `purpose.${link.purpose}` : "detail.linkless"), since && time(since)]
        .filter(Boolean)
        .join(" · ")}
      badge={
        <>
          {transactions.length ? (
            transactions.map(({ id, place }) => <PlaceBadge key={id} place={place} />)
          ) : link ? (
            <LinkBadge status={link.status} />
          ) : null}
          <TestBadge environment={link?.environment ?? first?.environment ?? null} />
        </>
      }
      actions={
        orderId && (
          <Button size="small" variant="secondary" asChild>
            <Link to={`/orders/${orderId}`}>
              {number ? text("payments.order", { number }) : text("detail.openOrder")}
            </Link>
          </Button>
        )
      }
    >
      {!transactions.length && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {text("detail.noMoney")}
        </Text>
      )}
    </Section>
  )
}

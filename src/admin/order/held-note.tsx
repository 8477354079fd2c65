import { Alert } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminTransaction } from "../../types"
import { rowHref } from "../lib/list-search"
import { useText } from "../lib/use-text"

/** Money of this order that waits for a person, before all else. */
export const HeldNote = ({ transactions }: { transactions: AdminTransaction[] }) => {
  const text = useText()
  const held = transactions.filter(({ place }) => place === "held")
  const [first] = held
  if (!first) return null
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        {text("order.held", { count: held.length })}{" "}
        <Link to={rowHref({ id: first.id, link: null, money: [first] })} className="text-ui-fg-interactive">
          {text("order.decide")}
        </Link>
      </Alert>
    </div>
  )
}

import { IdFact } from "../components/fact"
import { Section } from "../components/section"
import { useText } from "../lib/use-text"
import type { Detail } from "./use-detail"

/** Every id by which this payment is known somewhere. */
export const IdsSection = ({ link, transactions }: Detail) => {
  const text = useText()
  const [first] = transactions
  return (
    <Section title={text("detail.ids")}>
      <IdFact label={text("detail.id.reference")} id={link?.id ?? null} />
      <IdFact label={text("detail.id.paynet")} id={link?.paynet_id ?? null} />
      <IdFact label={text("detail.id.session")} id={link?.session_id ?? null} />
      <IdFact label={text("detail.id.collection")} id={link?.payment_collection_id ?? null} />
      <IdFact label={text("detail.id.cart")} id={link?.cart_id ?? first?.cart_id ?? null} />
      <IdFact
        label={text("detail.id.order")}
        id={transactions.find(({ order_id }) => order_id)?.order_id ?? link?.order_id ?? null}
      />
      {transactions.map(({ id, payment_id }) => (
        <div key={id}>
          <IdFact label={text("detail.id.transaction")} id={id} />
          <IdFact label={text("detail.id.payment")} id={payment_id} />
        </div>
      ))}
    </Section>
  )
}

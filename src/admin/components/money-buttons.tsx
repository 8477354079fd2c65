import { Button } from "@medusajs/ui"
import type { AdminTransaction } from "../../types"
import { useApply, useRefund } from "../lib/money-acts"
import { useText } from "../lib/use-text"
import { ResolvePrompt } from "./resolve-prompt"

const Apply = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { act, isPending } = useApply(transaction)
  return (
    <Button size="small" isLoading={isPending} onClick={() => act()}>
      {text("actions.apply.label")}
    </Button>
  )
}

const Refund = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const { act, isPending } = useRefund(transaction)
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => act()}>
      {text("actions.refund.label")}
    </Button>
  )
}

/** What can be done with held money at this moment, as the server says. */
export const MoneyButtons = ({ transaction }: { transaction: AdminTransaction }) => {
  const { actions } = transaction
  return (
    <>
      {actions.includes("apply") && <Apply transaction={transaction} />}
      {actions.includes("refund") && <Refund transaction={transaction} />}
      {actions.includes("resolve") && <ResolvePrompt transaction={transaction} />}
    </>
  )
}
